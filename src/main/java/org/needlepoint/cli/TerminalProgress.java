package org.needlepoint.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.needlepoint.work.Progress;

/**
 * Shows a bar on a terminal when work lasts longer than a second; silent otherwise and where the output is not a
 * terminal. Ctrl-C ends the process; results are only moved into place at the end, so nothing is half-written.
 */
final class TerminalProgress implements Progress, AutoCloseable {
    private static final long PATIENCE_NS = 1_000_000_000L;
    private static final int STEPS = 1000;

    private final long startNs = System.nanoTime();
    private final boolean terminal = System.console() != null;
    private ProgressBar bar;

    @Override
    public synchronized void report(double fraction, String step) {
        if (!terminal || System.nanoTime() - startNs < PATIENCE_NS) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setInitialMax(STEPS)
                    .setTaskName("needlepoint")
                    .setStyle(ProgressBarStyle.ASCII)
                    .hideEta()
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.stepTo(Math.round(STEPS * Math.max(0, Math.min(1, fraction))));
        bar.setExtraMessage(step);
    }

    @Override
    public void stopIfCancelled() {
        // The command line is cancelled by ending the process.
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
