package org.needlepoint.registration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.wording.Wording;

/** Whether the markers can have stayed in place between CT and MR. The answer of {@link ConsistencyTest}. */
public sealed interface MarkerConsistency {

    /**
     * The failure this answer means, if it is one.
     *
     * @return a problem with its remedy, or empty for {@link Consistent}
     */
    Optional<ProblemException> problem();

    /** Nothing speaks against a rigid motion. It cannot exclude that all markers moved together with the skin. */
    record Consistent() implements MarkerConsistency {
        @Override
        public Optional<ProblemException> problem() {
            return Optional.empty();
        }
    }

    /**
     * Some markers moved; without them the rest agree.
     *
     * @param markers the markers that moved
     */
    record Slipped(List<Slip> markers) implements MarkerConsistency {
        /** Copies the list. */
        public Slipped {
            markers = List.copyOf(markers);
        }

        @Override
        public Optional<ProblemException> problem() {
            return Optional.of(new ProblemException(
                    RegistrationProblem.MARKERS_SLIPPED,
                    markers.stream().map(Slip::label).collect(Collectors.joining(", ")),
                    markers.stream()
                            .map(s -> String.format(Locale.ROOT, "%.1f mm", s.distanceMm()))
                            .collect(Collectors.joining(", "))));
        }
    }

    /**
     * One marker that moved.
     *
     * @param label the marker
     * @param distanceMm how far it lies from where the others place it, mm
     */
    record Slip(String label, double distanceMm) {}

    /**
     * Markers moved against each other, and the distances do not tell which.
     *
     * @param evidence the distances that changed most, or the groups that moved against each other, in words
     */
    record Undecided(String evidence) implements MarkerConsistency {
        @Override
        public Optional<ProblemException> problem() {
            return Optional.of(new ProblemException(RegistrationProblem.MARKERS_INCONSISTENT, evidence));
        }
    }

    /**
     * A reflection fits where no rigid motion does.
     *
     * @param freMm RMS residual of the rigid fit, mm
     * @param mirroredFreMm RMS residual of the best reflection, mm
     */
    record Mirrored(double freMm, double mirroredFreMm) implements MarkerConsistency {
        @Override
        public Optional<ProblemException> problem() {
            return Optional.of(new ProblemException(
                    RegistrationProblem.MIRRORED,
                    String.format(Locale.ROOT, "%.1f mm", freMm),
                    String.format(Locale.ROOT, "%.1f mm", mirroredFreMm)));
        }
    }

    /**
     * The markers fit, but only with a turn that no patient makes between two scans: for markers in one plane or on one line
     * this is what a mirrored or reversed order looks like.
     *
     * @param angleRad angle of the rotation, radians
     */
    record ImplausibleRotation(double angleRad) implements MarkerConsistency {
        @Override
        public Optional<ProblemException> problem() {
            return Optional.of(new ProblemException(
                    RegistrationProblem.IMPLAUSIBLE_ROTATION,
                    String.format(Locale.ROOT, "%.0f°", Math.toDegrees(angleRad))));
        }
    }

    /**
     * All distances differ by one factor.
     *
     * @param scale MR lengths over CT lengths
     * @param sd its standard deviation
     */
    record Scaled(double scale, double sd) implements MarkerConsistency {
        @Override
        public Optional<ProblemException> problem() {
            return Optional.of(new ProblemException(
                    RegistrationProblem.SCALE_DIFFERS,
                    (scale > 1 ? RegistrationWording.LONGER : RegistrationWording.SHORTER)
                            .say(Wording.number(100 * Math.abs(scale - 1), 1)),
                    String.format(Locale.ROOT, "%.1f %%", 100 * sd)));
        }
    }
}
