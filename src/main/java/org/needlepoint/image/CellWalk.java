package org.needlepoint.image;

/**
 * Inner loops of {@link LineSampler}: along a line inside a grid, from cell to cell. On a picture a cell usually holds several
 * points, so its corners are fetched once for all of them where that is quicker. Indices are 32.32 fixed point; value = slope ·
 * stored + intercept.
 *
 * @param columns voxels in a row
 * @param rows rows in a slice
 * @param slope scale
 * @param intercept offset
 */
record CellWalk(int columns, int rows, float slope, float intercept) {

    /**
     * Values within one slice.
     *
     * @param v stored values
     * @param mask 0xffff if they are unsigned, −1 if not
     * @param c column of the first point
     * @param r its row
     * @param slice slice
     * @param stepC columns to the next point
     * @param stepR rows to it
     * @param out receives the values
     * @param from first place in it
     * @param to after the last
     */
    void bilinear(
            short[] v, int mask, long c, long r, int slice, long stepC, long stepR, float[] out, int from, int to) {
        int start = slice * rows * columns;
        if (stepR == 0) {
            alongRow(v, mask, start + (int) (r >> 32) * columns, LineSampler.fraction(r), c, stepC, out, from, to);
            return;
        }
        for (int i = from; i < to; i++) {
            int at = start + (int) (r >> 32) * columns + (int) (c >> 32);
            float fc = LineSampler.fraction(c);
            int a = v[at] & mask;
            int b = v[at + 1] & mask;
            int d = v[at + columns] & mask;
            int e = v[at + columns + 1] & mask;
            float upper = a + fc * (b - a);
            float lower = d + fc * (e - d);
            out[i] = slope * (upper + LineSampler.fraction(r) * (lower - upper)) + intercept;
            c += stepC;
            r += stepR;
        }
    }

    /** Values between two rows of a slice, along them. */
    private void alongRow(short[] v, int mask, int row, float fr, long c, long stepC, float[] out, int from, int to) {
        int i = from;
        while (i < to) {
            int column = (int) (c >> 32);
            int at = row + column;
            int left = v[at] & mask;
            float a = left;
            float ab = (v[at + 1] & mask) - left;
            left = v[at + columns] & mask;
            float d = left;
            float de = (v[at + columns + 1] & mask) - left;
            do {
                float fc = LineSampler.fraction(c);
                float upper = a + fc * ab;
                float lower = d + fc * de;
                out[i] = slope * (upper + fr * (lower - upper)) + intercept;
                c += stepC;
                i++;
            } while (i < to && (int) (c >> 32) == column);
        }
    }

    /** The same for values that are stored as they are. */
    void bilinear(float[] v, long c, long r, int slice, long stepC, long stepR, float[] out, int from, int to) {
        int start = slice * rows * columns;
        if (stepR == 0) {
            alongRow(v, start + (int) (r >> 32) * columns, LineSampler.fraction(r), c, stepC, out, from, to);
            return;
        }
        for (int i = from; i < to; i++) {
            int at = start + (int) (r >> 32) * columns + (int) (c >> 32);
            float fc = LineSampler.fraction(c);
            float upper = v[at] + fc * (v[at + 1] - v[at]);
            float lower = v[at + columns] + fc * (v[at + columns + 1] - v[at + columns]);
            out[i] = slope * (upper + LineSampler.fraction(r) * (lower - upper)) + intercept;
            c += stepC;
            r += stepR;
        }
    }

    private void alongRow(float[] v, int row, float fr, long c, long stepC, float[] out, int from, int to) {
        int i = from;
        while (i < to) {
            int column = (int) (c >> 32);
            int at = row + column;
            float a = v[at];
            float ab = v[at + 1] - a;
            float d = v[at + columns];
            float de = v[at + columns + 1] - d;
            do {
                float fc = LineSampler.fraction(c);
                float upper = a + fc * ab;
                float lower = d + fc * de;
                out[i] = slope * (upper + fr * (lower - upper)) + intercept;
                c += stepC;
                i++;
            } while (i < to && (int) (c >> 32) == column);
        }
    }

    /**
     * Values between slices.
     *
     * @param v stored values
     * @param mask 0xffff if they are unsigned, −1 if not
     * @param c column of the first point
     * @param r its row
     * @param s its slice
     * @param stepC columns to the next point
     * @param stepR rows to it
     * @param stepS slices to it
     * @param out receives the values
     * @param from first place in it
     * @param to after the last
     */
    void trilinear(
            short[] v,
            int mask,
            long c,
            long r,
            long s,
            long stepC,
            long stepR,
            long stepS,
            float[] out,
            int from,
            int to) {
        int deep = rows * columns;
        int cell = -1;
        float a = 0;
        float ab = 0;
        float d = 0;
        float de = 0;
        float g = 0;
        float gh = 0;
        float j = 0;
        float jk = 0;
        for (int i = from; i < to; i++) {
            int at = (int) (s >> 32) * deep + (int) (r >> 32) * columns + (int) (c >> 32);
            if (at != cell) {
                cell = at;
                int left = v[at] & mask;
                a = left;
                ab = (v[at + 1] & mask) - left;
                left = v[at + columns] & mask;
                d = left;
                de = (v[at + columns + 1] & mask) - left;
                at += deep;
                left = v[at] & mask;
                g = left;
                gh = (v[at + 1] & mask) - left;
                left = v[at + columns] & mask;
                j = left;
                jk = (v[at + columns + 1] & mask) - left;
            }
            float fc = LineSampler.fraction(c);
            float fr = LineSampler.fraction(r);
            float upper = a + fc * ab;
            float lower = d + fc * de;
            float near = upper + fr * (lower - upper);
            upper = g + fc * gh;
            lower = j + fc * jk;
            float far = upper + fr * (lower - upper);
            out[i] = slope * (near + LineSampler.fraction(s) * (far - near)) + intercept;
            c += stepC;
            r += stepR;
            s += stepS;
        }
    }

    /** The same for values that are stored as they are. */
    void trilinear(
            float[] v, long c, long r, long s, long stepC, long stepR, long stepS, float[] out, int from, int to) {
        int deep = rows * columns;
        int cell = -1;
        float a = 0;
        float ab = 0;
        float d = 0;
        float de = 0;
        float g = 0;
        float gh = 0;
        float j = 0;
        float jk = 0;
        for (int i = from; i < to; i++) {
            int at = (int) (s >> 32) * deep + (int) (r >> 32) * columns + (int) (c >> 32);
            if (at != cell) {
                cell = at;
                a = v[at];
                ab = v[at + 1] - a;
                d = v[at + columns];
                de = v[at + columns + 1] - d;
                at += deep;
                g = v[at];
                gh = v[at + 1] - g;
                j = v[at + columns];
                jk = v[at + columns + 1] - j;
            }
            float fc = LineSampler.fraction(c);
            float fr = LineSampler.fraction(r);
            float upper = a + fc * ab;
            float lower = d + fc * de;
            float near = upper + fr * (lower - upper);
            upper = g + fc * gh;
            lower = j + fc * jk;
            float far = upper + fr * (lower - upper);
            out[i] = slope * (near + LineSampler.fraction(s) * (far - near)) + intercept;
            c += stepC;
            r += stepR;
            s += stepS;
        }
    }
}
