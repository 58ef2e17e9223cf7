package org.needlepoint.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Something about a registration that its user should know, though it does not by itself fail it.
 *
 * @param kind what it is about
 * @param text one plain sentence without a full stop
 */
public record Finding(Kind kind, String text) {

    /** What a finding is about. */
    public enum Kind {
        /** No more than three markers, so that a slip can hide as a motion. */
        FEW_MARKERS,
        /** Markers on one line: a rotation is open. */
        COLLINEAR,
        /** Some rotation is poorly known. */
        WEAK_ROTATION,
        /** Residuals larger than the stated localisation errors. */
        ERRORS_LARGER_THAN_STATED,
        /** One marker fits badly, though not by enough to call it slipped. */
        DOUBTFUL_MARKER,
        /** The markers show a tilt that the protocol excludes. */
        PROTOCOL_CONTRADICTED,
        /** The prediction depends on the protocol. */
        RESTS_ON_PROTOCOL,
        /** Lengths differ between CT and MR by a factor. */
        SCALE
    }

    private static final double DOUBTFUL = 0.001;

    static List<Finding> about(RegistrationResult full, DistanceComparison distances) {
        List<Finding> out = new ArrayList<>();
        Conditioning c = full.conditioning();
        if (c.nearlyCollinear()) {
            out.add(new Finding(
                    Kind.COLLINEAR,
                    String.format(
                            Locale.ROOT,
                            "The markers lie on one line within %.1f mm (localisation error %.1f mm): %s",
                            c.lineThicknessMm(),
                            c.errorMm(),
                            c.weaknessWords())));
        } else if (c.weak()) {
            out.add(new Finding(Kind.WEAK_ROTATION, "From the markers alone, " + c.weaknessWords()));
        }
        if (full.residuals().size() == 3) {
            out.add(new Finding(
                    Kind.FEW_MARKERS,
                    "With only three markers a slipped one can pass as a motion of the patient: only the distances between"
                            + " them were checked"));
        }
        FleEstimate f = full.fle();
        if (f.pValue() < DOUBTFUL) {
            out.add(new Finding(
                    Kind.ERRORS_LARGER_THAN_STATED,
                    String.format(
                            Locale.ROOT,
                            "The markers fit %.1f times worse than their localisation errors allow (95 %% interval %.1f to"
                                    + " %.1f); the predicted error is enlarged accordingly",
                            f.factor(),
                            f.factorLow(),
                            f.factorHigh())));
        }
        for (MarkerResidual r : full.residuals()) {
            if (r.pValue() < DOUBTFUL / full.residuals().size()) {
                out.add(new Finding(
                        Kind.DOUBTFUL_MARKER,
                        String.format(
                                Locale.ROOT,
                                "Marker %s is %.1f mm from its fitted place, more than its localisation error explains",
                                r.label(),
                                r.lengthMm())));
            }
        }
        double excess = Math.abs(distances.scale() - 1);
        if (excess > 0.005 && excess > 3.3 * distances.scaleSd()) {
            out.add(new Finding(
                    Kind.SCALE,
                    String.format(
                            Locale.ROOT,
                            "Distances between markers are %.1f %% %s in MR than in CT (uncertainty %.1f %%)",
                            100 * excess,
                            distances.scale() > 1 ? "longer" : "shorter",
                            100 * distances.scaleSd())));
        }
        return out;
    }
}
