package org.needlepoint.workflow.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.casefile.planning.Acknowledgement;
import org.needlepoint.casefile.planning.PlanningCase;

/** The marks of a window, as a file beside the result. */
final class PlacedMarks {
    static final String FILE = "marks.json";

    private PlacedMarks() {}

    static boolean present(PlanningCase decisions) {
        return !decisions.marks().equals(MarksFile.NONE);
    }

    static MeasureSettings settings(PlanningCase decisions, Path output) {
        return new MeasureSettings(
                decisions,
                output,
                present(decisions) ? Optional.of(output.resolve(FILE)) : Optional.empty(),
                decisions.acknowledgements().stream()
                        .map(Acknowledgement::hazard)
                        .collect(Collectors.toSet()));
    }
}
