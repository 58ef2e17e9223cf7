package org.needlepoint.view.slice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Buffers of one thread for the rows of a picture. */
final class RowScratch {
    final float[] values;
    final byte[] states;
    final float[] otherValues;
    final byte[] otherStates;
    final int[] argb;
    private final List<Ring> rings = new ArrayList<>();

    RowScratch(int width) {
        values = new float[width];
        states = new byte[width];
        otherValues = new float[width];
        otherStates = new byte[width];
        argb = new int[width];
    }

    int width() {
        return values.length;
    }

    /** Rows of one of several fields. */
    Ring ring(int number) {
        while (rings.size() <= number) {
            rings.add(new Ring(width()));
        }
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

        private Ring(int width) {
            rows = new float[3][width];
        }

        /** The buffer for a row. */
        float[] row(int v) {
            return rows[Math.floorMod(v, 3)];
        }

        /** Whether the buffer does not hold that row yet; from now on it does. */
        boolean claims(int v) {
            int slot = Math.floorMod(v, 3);
            boolean other = held[slot] != v;
            held[slot] = v;
            return other;
        }
    }
}
