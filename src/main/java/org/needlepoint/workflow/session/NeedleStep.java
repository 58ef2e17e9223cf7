package org.needlepoint.workflow.session;

import java.util.List;
import java.util.OptionalInt;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.needle.NeedleDetector;
import org.needlepoint.problem.ProblemException;

/** Which needle took the core: the one a person drew, the one they numbered, or the only one found. */
public final class NeedleStep {
    /** How well a person places a point on a needle in a CT, mm along each axis. */
    private static final double MANUAL_SD_MM = 0.7;

    private NeedleStep() {}

    /**
     * The needle to use.
     *
     * @param needle the needle
     * @param candidates all that were found, the chosen one first
     */
    public record Chosen(NeedleCandidate needle, List<NeedleCandidate> candidates) {}

    static Chosen choose(CaseImages.Ct ct, MarksFile marks, OptionalInt number) throws ProblemException {
        NeedleCandidate needle;
        if (marks.needle().isPresent()) {
            needle = drawn(ct, marks.needle().get());
        } else if (number.isPresent()) {
            int n = number.getAsInt();
            if (n < 1 || n > ct.needles().size()) {
                throw new ProblemException(
                        WorkflowProblem.NEEDLE_NUMBER,
                        n,
                        ct.needles().size() == 1
                                ? SessionWording.ONE_WAS.say()
                                : SessionWording.SEVERAL_WERE.say(ct.needles().size()));
            }
            needle = ct.needles().get(n - 1);
        } else {
            needle = NeedleDetector.only(ct.needles(), ct.name());
        }
        slicesPresent(ct, needle);
        List<NeedleCandidate> all = new java.util.ArrayList<>(List.of(needle));
        ct.needles().stream().filter(c -> c != needle).forEach(all::add);
        return new Chosen(needle, all);
    }

    private static NeedleCandidate drawn(CaseImages.Ct ct, MarksFile.NeedleMark mark) throws ProblemException {
        Frame frame = ct.volume().grid().frame();
        if (!mark.tip().frame().equals(frame)) {
            throw new ProblemException(
                    WorkflowProblem.MARKS_OTHER_FRAME,
                    mark.tip().frame().id(),
                    SessionWording.IN_FRAME.say(ct.name(), frame.id()));
        }
        return NeedleCandidate.manual(
                Point3.of(frame, mark.tip().toVector()),
                Point3.of(frame, mark.shaft().toVector()),
                MANUAL_SD_MM);
    }

    /** A tip seen beside a missing slice may be the cut end of the shaft. */
    private static void slicesPresent(CaseImages.Ct ct, NeedleCandidate needle) throws ProblemException {
        Volume volume = ct.volume();
        VoxelGrid grid = volume.grid();
        ContinuousIndex tip = grid.toIndex(needle.tip());
        int first = (int) Math.floor(tip.slice()) - 1;
        for (int s = Math.max(0, first); s <= Math.min(grid.slices() - 1, first + 3); s++) {
            if (!volume.isPresent(s)) {
                throw new ProblemException(
                        WorkflowProblem.SLICE_MISSING, ct.name(), SessionWording.TIP_SLICE_MISSING.say(s + 1));
            }
        }
    }
}
