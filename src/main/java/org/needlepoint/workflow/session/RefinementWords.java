package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.needlepoint.registration.intensity.IntensityResult;

/** What a registration by intensities came to, in words. */
public final class RefinementWords {
    private RefinementWords() {}

    /** One line for a report. */
    static String line(IntensityResult result) {
        IntensityResult.Evidence e = result.evidence();
        if (result instanceof IntensityResult.Refused r) {
            return "Refinement by the images refused, the pose before it is used: "
                    + r.failed().stream().map(RefinementWords::failed).collect(Collectors.joining("; "));
        }
        return String.format(
                Locale.ROOT,
                "Refined by the images (%s): moved by %.1f mm at the tip, their own estimate of its error %.1f mm RMS",
                e.motion().words(),
                e.movedMm(),
                e.errorRmsMm());
    }

    private static String failed(IntensityResult.Outcome o) {
        return o.test().words() + " is " + o.test().format(o.number()) + ", limit "
                + o.test().format(o.limit());
    }

    /**
     * The tests as a table of lines.
     *
     * @param result what the registration came to
     * @return one line for each test
     */
    public static List<String> table(IntensityResult result) {
        List<String> out = new ArrayList<>();
        for (IntensityResult.Outcome o : result.evidence().outcomes()) {
            out.add(String.format(
                    Locale.ROOT,
                    "  %-7s %-80s %10s  limit %s",
                    o.passed() ? "passed" : "FAILED",
                    o.test().words(),
                    o.test().format(o.number()),
                    o.test().format(o.limit())));
        }
        return out;
    }
}
