package org.needlepoint.dicom;

/** Stored values of one frame, row by row. */
sealed interface Samples {

    /** Values of at most 16 bits. */
    record Shorts(short[] values, boolean unsigned) implements Samples {
        @Override
        public double value(int i) {
            return unsigned ? values[i] & 0xffff : values[i];
        }
    }

    /** Wider integers and floats. */
    record Floats(float[] values) implements Samples {
        @Override
        public double value(int i) {
            return values[i];
        }
    }

    /** A value before any rescale. */
    double value(int i);
}
