package org.needlepoint.ui.model;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How long the last {@value #FRAMES} frames took. */
public final class FrameMeter {
    /** Frames that are looked back on. */
    public static final int FRAMES = 120;

    private final double[] millis = new double[FRAMES];
    private long seen;

    /** Makes a meter that has seen nothing. */
    public FrameMeter() {}

    /**
     * Counts a frame.
     *
     * @param nanos how long it took, ns
     */
    public void add(long nanos) {
        millis[(int) (seen++ % FRAMES)] = nanos / 1e6;
    }

    /**
     * How many frames are looked back on.
     *
     * @return at most {@value #FRAMES}
     */
    public int frames() {
        return (int) Math.min(seen, FRAMES);
    }

    /**
     * The time that 95 % of the frames kept (nearest rank).
     *
     * @return ms; empty before the first frame
     */
    public OptionalDouble p95Ms() {
        int n = frames();
        if (n == 0) {
            return OptionalDouble.empty();
        }
        double[] sorted = Arrays.copyOf(millis, n);
        Arrays.sort(sorted);
        return OptionalDouble.of(sorted[(int) Math.ceil(0.95 * n) - 1]);
    }
}
