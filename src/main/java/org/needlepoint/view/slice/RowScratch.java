package org.needlepoint.view.slice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.needlepoint.image.LineSampler;

/** Buffers of one thread for the rows of a picture. */
final class RowScratch {
    final float[] values;
    final byte[] states;
    final float[] otherValues;
    final byte[] otherStates;
    final int[] argb;
    final int[] colors;
    private final byte[] nothingButValues;
    private final List<Ring> rings = new ArrayList<>();

    RowScratch(int width) {
        values = new float[width];
        states = new byte[width];
        otherValues = new float[width];
        otherStates = new byte[width];
        argb = new int[width];
        colors = new int[width];
        nothingButValues = new byte[width];
        Arrays.fill(nothingButValues, LineSampler.VALUE);
    }

    int width() {
        return values.length;
    }

    /** Whether the states of the pixels from … end − 1 say that each has a value. */
    boolean allAreValues(int from, int end) {
        return Arrays.mismatch(states, from, end, nothingButValues, from, end) < 0;
    }

    /** Rows of one of several fields, each with some levels. */
    Ring ring(int number, int levels) {
        while (rings.size() <= number) {
            rings.add(new Ring(width()));
        }
        rings.get(number).reserve(levels);
        return rings.get(number);
    }

    /** Makes the rows of all fields unknown. */
    void forget() {
        rings.forEach(r -> Arrays.fill(r.held, Integer.MIN_VALUE));
    }

    /** The last three rows of a field over the picture, so that each is worked out once a band. */
    static final class Ring {
        private final float[][] rows;
        private final int[] held = {Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE};
        /** By level and row, a bit for each pixel that lies below the level. */
        private long[][][] below = new long[0][][];

        private Ring(int width) {
            rows = new float[3][width];
        }

        private void reserve(int levels) {
            if (below.length < levels) {
                below = new long[levels][3][rows[0].length / 64 + 1];
            }
        }

        /** The buffer for a row. */
        float[] row(int v) {
            return rows[Math.floorMod(v, 3)];
        }

        /** The bits for a row. */
        long[] below(int level, int v) {
            return below[level][Math.floorMod(v, 3)];
        }

        /** Whether the buffer does not hold that row yet; from now on it does. */
        boolean claims(int v) {
            int slot = Math.floorMod(v, 3);
            boolean other = held[slot] != v;
            held[slot] = v;
            return other;
        }

        /** Notes which pixels of a row lie below a level; those without value do not. */
        void mark(int level, int v, float value) {
            float[] row = row(v);
            long[] bits = below(level, v);
            for (int word = 0; word < bits.length; word++) {
                long b = 0;
                int end = Math.min(row.length, word * 64 + 64);
                for (int u = end - 1; u >= word * 64; u--) {
                    b = b << 1 | (row[u] < value ? 1 : 0);
                }
                bits[word] = b;
            }
        }
    }
}
