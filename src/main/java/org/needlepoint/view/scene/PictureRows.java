package org.needlepoint.view.scene;

/** Turns what VTK draws, RGBA from the lower left, into opaque ARGB from the upper left. */
final class PictureRows {
    private PictureRows() {}

    /**
     * The picture.
     *
     * @param rgba four bytes a pixel, the lowest row first
     * @param width pixels
     * @param height pixels
     * @return ARGB, the highest row first
     */
    static int[] argb(byte[] rgba, int width, int height) {
        int[] argb = new int[width * height];
        for (int v = 0; v < height; v++) {
            int from = 4 * (height - 1 - v) * width;
            int to = v * width;
            for (int u = 0; u < width; u++, from += 4) {
                argb[to + u] =
                        0xff000000 | (rgba[from] & 255) << 16 | (rgba[from + 1] & 255) << 8 | rgba[from + 2] & 255;
            }
        }
        return argb;
    }

    /**
     * A picture with twice the pixels each way: those drawn, and between them the mean of their neighbours.
     *
     * @param coarse pixels drawn
     * @param coarseWidth pixels drawn in a row: half of those wanted, rounded up
     * @param width pixels wanted
     * @param height pixels wanted
     * @return opaque ARGB
     */
    static int[] doubled(int[] coarse, int coarseWidth, int width, int height) {
        int[] out = new int[width * height];
        int rows = coarse.length / coarseWidth;
        for (int v = 0; v < height; v += 2) {
            int from = v / 2 * coarseWidth;
            int to = v * width;
            for (int u = 0; u + 2 < width; u += 2) {
                int here = coarse[from + u / 2];
                out[to + u] = here;
                out[to + u + 1] = mean(here, coarse[from + u / 2 + 1]);
            }
            for (int u = (width - 1) / 2 * 2; u < width; u++) {
                out[to + u] = coarse[from + u / 2];
            }
        }
        for (int v = 1; v < height; v += 2) {
            int above = (v - 1) * width;
            int below = v / 2 + 1 < rows && v + 1 < height ? above + 2 * width : above;
            for (int u = 0; u < width; u++) {
                out[v * width + u] = mean(out[above + u], out[below + u]);
            }
        }
        return out;
    }

    /** Mean of each channel, rounded down; opaque. */
    private static int mean(int a, int b) {
        return 0xff000000 | (a & b & 0xffffff) + (((a ^ b) & 0xfefefe) >>> 1);
    }
}
