package org.needlepoint.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.needlepoint.work.Progress;

/** Measures how long each reported step lasts, and passes every report on. */
final class StepTimes implements Progress {
    private final Progress next;
    private final Map<String, Long> nanoseconds = new LinkedHashMap<>();
    private final long startNs = System.nanoTime();
    private String step = "Starting";
    private long sinceNs = startNs;

    StepTimes(Progress next) {
        this.next = next;
    }

    @Override
    public synchronized void report(double fraction, String newStep) {
        if (!newStep.equals(step)) {
            change(newStep);
        }
        next.report(fraction, newStep);
    }

    private void change(String newStep) {
        long now = System.nanoTime();
        nanoseconds.merge(step, now - sinceNs, Long::sum);
        step = newStep;
        sinceNs = now;
    }

    @Override
    public void stopIfCancelled() {
        next.stopIfCancelled();
    }

    /** One line a step, the start of the Java process first. */
    synchronized List<String> lines() {
        change("");
        List<String> lines = new ArrayList<>();
        long total = System.nanoTime() - startNs;
        double jvm = ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()).toNanos() - total)
                .orElse(0L);
        lines.add(line("Java start and command line", jvm));
        nanoseconds.forEach((name, ns) -> {
            if (ns > 1_000_000) {
                lines.add(line(name, ns));
            }
        });
        lines.add(line("Total", jvm + total));
        return lines;
    }

    private static String line(String name, double ns) {
        return String.format(Locale.ROOT, "%-42s %7.0f ms", name, ns / 1e6);
    }
}
