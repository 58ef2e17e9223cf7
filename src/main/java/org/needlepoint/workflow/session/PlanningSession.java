package org.needlepoint.workflow.session;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.dicom.ImageStack;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.image.Volume;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/**
 * Computes a case from its decisions, and again after each change only what the change touches. A step that is refused
 * leaves the steps that depend on it waiting; the others are computed.
 *
 * <p>One computation at a time: calls from several threads queue. The images of the last case stay in memory.
 */
public final class PlanningSession {
    /** Key of the CT among the marker candidates. */
    public static final String CT = "CT";

    private final SessionRules rules;
    private final SessionMemory memory = new SessionMemory();

    /** How far to compute. */
    public enum Depth {
        /** Up to the series of the input. */
        STUDY,
        /** Up to the core and its ADC without intervals: fast enough to follow a drag. */
        PREVIEW,
        /** Everything. */
        ALL
    }

    /**
     * Makes a session without a case.
     *
     * @param rules how strict it is
     */
    public PlanningSession(SessionRules rules) {
        this.rules = Objects.requireNonNull(rules, "rules");
    }

    /**
     * Computes everything.
     *
     * @param decisions decisions
     * @param progress where progress is reported
     * @return the case
     */
    public SessionSnapshot compute(PlanningCase decisions, Progress progress) {
        return compute(decisions, Depth.ALL, progress);
    }

    /**
     * Computes up to a step. What lies beyond is taken from earlier computations if it is still true of these decisions,
     * else it waits.
     *
     * @param decisions decisions
     * @param depth how far to compute
     * @param progress where progress is reported
     * @return the case
     */
    public synchronized SessionSnapshot compute(PlanningCase decisions, Depth depth, Progress progress) {
        return new SessionRun(rules, memory, decisions, depth, progress).snapshot();
    }

    /**
     * A picture of a series without the rest of the case.
     *
     * @param input folder, zip or DICOMDIR
     * @param seriesUid Series Instance UID
     * @return its largest stack; empty if it holds no images
     * @throws ProblemException if it cannot be read
     */
    public Optional<Volume> volume(Path input, String seriesUid) throws ProblemException {
        Inventory all;
        synchronized (this) {
            all = memory.inventory(input, Progress.NONE).orThrow();
        }
        Optional<ImageStack> stack = SeriesEntries.largestStack(all, seriesUid);
        return stack.isEmpty()
                ? Optional.empty()
                : Optional.of(all.volume(stack.get(), Progress.NONE).value());
    }

    /**
     * The middle slice of a series, read alone: for a thumbnail of a long series.
     *
     * @param input folder, zip or DICOMDIR
     * @param seriesUid Series Instance UID
     * @return a volume of one slice of its largest stack; empty if it holds no images
     * @throws ProblemException if it cannot be read
     */
    public Optional<Volume> middleSlice(Path input, String seriesUid) throws ProblemException {
        Inventory all;
        synchronized (this) {
            all = memory.inventory(input, Progress.NONE).orThrow();
        }
        Optional<ImageStack> stack = SeriesEntries.largestStack(all, seriesUid);
        return stack.isEmpty() ? Optional.empty() : Optional.of(all.middleSlice(stack.get()));
    }

    /** Forgets the input, so that files added or changed since are seen. */
    public synchronized void reread() {
        memory.forgetInput();
    }
}
