package org.needlepoint.phantom;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.needlepoint.work.Progress;

/** Does the slices of a scan in parallel; each slice depends on its index only, so the order does not matter. */
final class SliceWork {
    /** Work on one slice. */
    @FunctionalInterface
    interface One {
        /** Does slice {@code slice}. */
        void at(int slice);
    }

    private SliceWork() {}

    static void each(int slices, String step, Progress progress, One one) {
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, slices).parallel().forEach(slice -> {
            progress.stopIfCancelled();
            one.at(slice);
            progress.report(done.incrementAndGet() / (double) slices, step);
        });
    }
}
