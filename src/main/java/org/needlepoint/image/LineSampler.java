package org.needlepoint.image;

/**
 * Trilinear interpolation along straight lines of evenly spaced points, for pictures and projections: the values of
 * {@link Volume#sample}, several times faster, because what is the same for all points of a line is worked out once.
 *
 * <p>Thread-safe; the arrays are the caller's.
 */
public final class LineSampler {
    /** The point lies outside the grid: no value. */
    public static final byte OUTSIDE = 0;
    /** A missing slice would be needed: no value. */
    public static final byte ABSENT = 1;
    /** The value is valid. */
    public static final byte VALUE = 2;

    /** Slices nearer than this to a whole index are that slice: planes made from slices carry round-off. */
    private static final double ON_SLICE = 1e-6;

    private static final double ONE = 0x1p32;
    private static final float PER_FRACTION = 0x1p-24f;

    private final Volume volume;
    private final int columns;
    private final int rows;
    private final int slices;

    /**
     * Prepares to sample a volume.
     *
     * @param volume volume
     */
    public LineSampler(Volume volume) {
        this.volume = volume;
        this.columns = volume.grid().columns();
        this.rows = volume.grid().rows();
        this.slices = volume.grid().slices();
    }

    /**
     * Samples start, start + step, start + 2 step …
     *
     * @param start first point
     * @param step from one point to the next, voxels
     * @param values receives the values; those without the state {@link #VALUE} are undefined
     * @param states receives {@link #OUTSIDE}, {@link #ABSENT} or {@link #VALUE} for each point; as long as values
     */
    public void sample(ContinuousIndex start, ContinuousIndex step, float[] values, byte[] states) {
        sample(start, step, 0, values.length, values, states);
    }

    /**
     * Samples a part of a line: start + first · step … start + (end − 1) · step, into the places first … end − 1.
     *
     * @param start point 0
     * @param step from one point to the next, voxels
     * @param first first point to sample
     * @param end after the last point to sample
     * @param values receives the values; those without the state {@link #VALUE} are undefined
     * @param states receives {@link #OUTSIDE}, {@link #ABSENT} or {@link #VALUE} for each point; as long as values
     */
    public void sample(ContinuousIndex start, ContinuousIndex step, int first, int end, float[] values, byte[] states) {
        double c = start.column();
        double r = start.row();
        double s = start.slice();
        double dc = step.column();
        double dr = step.row();
        double ds = step.slice();
        boolean level = Math.abs(ds) * end < ON_SLICE && Math.abs(s - Math.rint(s)) < ON_SLICE;
        int from = first;
        int to = first;
        if (columns > 1 && rows > 1 && (level || slices > 1)) {
            long range = clip(first, end, c, dc, columns - 1);
            range = clip((int) (range >> 32), (int) range, r, dr, rows - 1);
            if (!level) {
                range = clip((int) (range >> 32), (int) range, s, ds, slices - 1);
            } else if (Math.rint(s) < 0 || Math.rint(s) > slices - 1) {
                range = 0;
            }
            from = Math.max(first, (int) (range >> 32));
            to = Math.max(from, (int) range);
        }
        for (int i = first; i < from; i++) {
            one(c + i * dc, r + i * dr, s + i * ds, i, values, states);
        }
        for (int i = to; i < end; i++) {
            one(c + i * dc, r + i * dr, s + i * ds, i, values, states);
        }
        if (to > from && level) {
            int slice = (int) Math.rint(s);
            java.util.Arrays.fill(states, from, to, volume.isPresent(slice) ? VALUE : ABSENT);
            if (volume.isPresent(slice)) {
                volume.bilinear(
                        fixed(c + from * dc),
                        fixed(r + from * dr),
                        slice,
                        fixedStep(dc),
                        fixedStep(dr),
                        values,
                        from,
                        to);
            }
        } else if (to > from && volume.isComplete()) {
            between(start, step, from, to, values, states);
        } else if (to > from) {
            acrossGaps(start, step, from, to, values, states);
        }
    }

    /** Points that lie well inside the grid, every slice they need being there. */
    private void between(ContinuousIndex start, ContinuousIndex step, int from, int to, float[] values, byte[] states) {
        java.util.Arrays.fill(states, from, to, VALUE);
        volume.trilinear(
                fixed(start.column() + from * step.column()),
                fixed(start.row() + from * step.row()),
                fixed(start.slice() + from * step.slice()),
                fixedStep(step.column()),
                fixedStep(step.row()),
                fixedStep(step.slice()),
                values,
                from,
                to);
    }

    /** Points that lie well inside the grid of a volume with missing slices: runs between the same two slices at a time. */
    private void acrossGaps(
            ContinuousIndex start, ContinuousIndex step, int from, int to, float[] values, byte[] states) {
        double ds = step.slice();
        int i = from;
        while (i < to) {
            double s = start.slice() + i * ds;
            int end = i + 1;
            if (Math.abs(s - Math.rint(s)) < ON_SLICE) {
                one(start.column() + i * step.column(), start.row() + i * step.row(), s, i, values, states);
            } else {
                double low = Math.floor(s);
                double border = ds > 0 ? low + 1 - ON_SLICE : low + ON_SLICE;
                end = ds == 0 ? to : (int) Math.max(end, Math.min(to, Math.ceil((border - start.slice()) / ds)));
                if (volume.isPresent((int) low) && volume.isPresent((int) low + 1)) {
                    between(start, step, i, end, values, states);
                } else {
                    java.util.Arrays.fill(states, i, end, ABSENT);
                }
            }
            i = end;
        }
    }

    private static long fixed(double index) {
        return (long) (index * ONE);
    }

    private static long fixedStep(double step) {
        return Math.round(step * ONE);
    }

    /**
     * The part of from…to in which x + i d lies well inside 0…last, so that both neighbours exist.
     *
     * @return from in the high, to in the low 32 bits
     */
    private static long clip(int from, int to, double x, double d, int last) {
        double margin = 1e-5;
        double low = from;
        double high = to - 1.0;
        if (Math.abs(d) < 1e-12) {
            if (x < margin || x > last - margin) {
                return 0;
            }
        } else {
            double a = (margin - x) / d;
            double b = (last - margin - x) / d;
            low = Math.max(low, Math.ceil(Math.min(a, b)));
            high = Math.min(high, Math.floor(Math.max(a, b)));
        }
        return high < low ? 0 : (long) (int) low << 32 | (int) high + 1;
    }

    /** One point, with the rules at borders and missing slices. */
    private void one(double c, double r, double s, int i, float[] values, byte[] states) {
        if (!(c >= -0.5 && c <= columns - 0.5 && r >= -0.5 && r <= rows - 0.5 && s >= -0.5 && s <= slices - 0.5)) {
            states[i] = OUTSIDE;
            return;
        }
        double whole = Math.rint(s);
        var value = volume.sample(new ContinuousIndex(c, r, Math.abs(s - whole) < ON_SLICE ? whole : s));
        states[i] = value.isPresent() ? VALUE : ABSENT;
        values[i] = (float) value.orElse(0);
    }

    /** The fraction of a 32.32 fixed-point number. */
    static float fraction(long x) {
        return ((int) (x >>> 8) & 0xffffff) * PER_FRACTION;
    }
}
