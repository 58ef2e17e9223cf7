package org.needlepoint.view.scene;

import java.util.Arrays;
import org.needlepoint.view.slice.SliceImage;

/** A slice cut out of its surroundings: the dark that reaches the border of the picture is made clear. */
final class PictureTexture {
    /** Brightest colour of air, 0 to 255: noise of MR and the dark end of a CT window. */
    private static final int AIR = 22;

    private PictureTexture() {}

    /**
     * Colours for a texture.
     *
     * @param picture opaque picture
     * @return red, green, blue, opacity for each pixel, row by row from the lower left
     */
    static byte[] rgba(SliceImage picture) {
        int w = picture.plane().width();
        int h = picture.plane().height();
        boolean[] air = airAround(picture.argb(), w, h);
        byte[] rgba = new byte[4 * w * h];
        for (int v = 0; v < h; v++) {
            for (int u = 0; u < w; u++) {
                int color = picture.argb()[v * w + u];
                int to = 4 * ((h - 1 - v) * w + u);
                rgba[to] = (byte) (color >> 16);
                rgba[to + 1] = (byte) (color >> 8);
                rgba[to + 2] = (byte) color;
                rgba[to + 3] = (byte) 255;
                if (air[v * w + u]) {
                    // Interpolation must not draw a dark line around the body.
                    int rim = rim(picture.argb(), air, w, h, u, v);
                    rgba[to] = (byte) (rim >> 16);
                    rgba[to + 1] = (byte) (rim >> 8);
                    rgba[to + 2] = (byte) rim;
                    rgba[to + 3] = 0;
                }
            }
        }
        return rgba;
    }

    /** Colour of a neighbour that is not air; black where there is none. */
    private static int rim(int[] argb, boolean[] air, int w, int h, int u, int v) {
        for (int y = Math.max(0, v - 1); y <= Math.min(h - 1, v + 1); y++) {
            for (int x = Math.max(0, u - 1); x <= Math.min(w - 1, u + 1); x++) {
                if (!air[y * w + x]) {
                    return argb[y * w + x];
                }
            }
        }
        return 0;
    }

    private static boolean[] airAround(int[] argb, int w, int h) {
        boolean[] air = new boolean[w * h];
        int[] stack = new int[w + h];
        int top = 0;
        for (int i = 0; i < w * h; i++) {
            int u = i % w;
            int v = i / w;
            if (u == 0 || v == 0 || u == w - 1 || v == h - 1) {
                stack = roomFor(stack, top);
                top = visit(argb, air, stack, top, i);
            }
        }
        while (top > 0) {
            int i = stack[--top];
            int u = i % w;
            stack = roomFor(stack, top);
            top = u > 0 ? visit(argb, air, stack, top, i - 1) : top;
            top = u < w - 1 ? visit(argb, air, stack, top, i + 1) : top;
            top = i >= w ? visit(argb, air, stack, top, i - w) : top;
            top = i < w * (h - 1) ? visit(argb, air, stack, top, i + w) : top;
        }
        return air;
    }

    private static int[] roomFor(int[] stack, int top) {
        return top + 4 > stack.length ? Arrays.copyOf(stack, 2 * stack.length + 4) : stack;
    }

    private static int visit(int[] argb, boolean[] air, int[] stack, int top, int i) {
        int c = argb[i];
        if (air[i] || Math.max(c >> 16 & 255, Math.max(c >> 8 & 255, c & 255)) > AIR) {
            return top;
        }
        air[i] = true;
        stack[top] = i;
        return top + 1;
    }
}
