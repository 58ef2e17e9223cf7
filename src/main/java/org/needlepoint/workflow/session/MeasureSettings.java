package org.needlepoint.workflow.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.needlepoint.casefile.planning.Hazard;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.PoseChoice;

/**
 * What a case is measured by: the decisions, and the files around them.
 *
 * @param decisions what the user decided; its marks are replaced by those of the file, if one is named
 * @param output folder for the results
 * @param marks file of manual marker and needle positions, overriding detection
 * @param acknowledged hazards that the user has judged to be no mistake
 */
public record MeasureSettings(PlanningCase decisions, Path output, Optional<Path> marks, Set<Hazard> acknowledged) {

    /** Makes settings. */
    public MeasureSettings {
        Objects.requireNonNull(decisions, "decisions");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(marks, "marks");
        acknowledged = Set.copyOf(acknowledged);
    }

    /**
     * Default settings for a case.
     *
     * @param input folder, zip or DICOMDIR
     * @param output folder for the results
     * @return settings with the study's core of 20 × 2 mm, 1,000 draws and limits of 3 and 5 mm
     */
    public static MeasureSettings of(Path input, Path output) {
        return new MeasureSettings(PlanningCase.of(input), output, Optional.empty(), Set.of());
    }

    /**
     * With other decisions.
     *
     * @param newDecisions decisions
     * @return new settings
     */
    public MeasureSettings with(PlanningCase newDecisions) {
        return new MeasureSettings(newDecisions, output, marks, acknowledged);
    }

    /**
     * With positions that a person gave.
     *
     * @param file marks file
     * @return new settings
     */
    public MeasureSettings withMarks(Path file) {
        return new MeasureSettings(decisions, output, Optional.of(file), acknowledged);
    }

    /**
     * With something in the place of the fitted pose.
     *
     * @param newPose what takes its place
     * @return new settings
     */
    public MeasureSettings with(PoseChoice newPose) {
        return new MeasureSettings(decisions.withPose(newPose), output, marks, acknowledged);
    }

    /**
     * With markers left out of the registration.
     *
     * @param labels their labels
     * @return new settings
     */
    public MeasureSettings withExcluded(List<String> labels) {
        return new MeasureSettings(decisions.withExcluded(labels), output, marks, acknowledged);
    }
}
