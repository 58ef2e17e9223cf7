package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.needlepoint.registration.intensity.IntensityResult;
import org.needlepoint.wording.Wording;

/** What a registration by intensities came to, in words. */
public final class RefinementWords {
    private RefinementWords() {}

    /** One line for a report. */
    static String line(IntensityResult result) {
        IntensityResult.Evidence e = result.evidence();
        if (result instanceof IntensityResult.Refused r) {
            return SessionWording.REFINEMENT_REFUSED.say(
                    r.failed().stream().map(RefinementWords::failed).collect(Collectors.joining("; ")));
        }
        return SessionWording.REFINED.say(
                e.motion().words(), Wording.number(e.movedMm(), 1), Wording.number(e.errorRmsMm(), 1));
    }

    private static String failed(IntensityResult.Outcome o) {
        return SessionWording.TEST_FAILED.say(
                o.test().words(), o.test().format(o.number()), o.test().format(o.limit()));
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
