package org.needlepoint.registration;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.wording.Wording;

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
                    RegistrationWording.COLLINEAR.say(
                            Wording.number(c.lineThicknessMm(), 1),
                            Wording.number(c.errorMm(), 1),
                            c.weaknessWords())));
        } else if (c.weak()) {
            out.add(new Finding(Kind.WEAK_ROTATION, RegistrationWording.FROM_MARKERS_ALONE.say(c.weaknessWords())));
        }
        if (full.residuals().size() == 3) {
            out.add(new Finding(Kind.FEW_MARKERS, RegistrationWording.THREE_MARKERS.say()));
        }
        FleEstimate f = full.fle();
        if (f.pValue() < DOUBTFUL) {
            out.add(new Finding(
                    Kind.ERRORS_LARGER_THAN_STATED,
                    RegistrationWording.ERRORS_LARGER.say(
                            Wording.number(f.factor(), 1),
                            Wording.number(f.factorLow(), 1),
                            Wording.number(f.factorHigh(), 1))));
        }
        for (MarkerResidual r : full.residuals()) {
            if (r.pValue() < DOUBTFUL / full.residuals().size()) {
                out.add(new Finding(
                        Kind.DOUBTFUL_MARKER,
                        RegistrationWording.DOUBTFUL_MARKER.say(r.label(), Wording.number(r.lengthMm(), 1))));
            }
        }
        double excess = Math.abs(distances.scale() - 1);
        if (excess > 0.005 && excess > 3.3 * distances.scaleSd()) {
            out.add(new Finding(
                    Kind.SCALE,
                    (distances.scale() > 1
                                    ? RegistrationWording.DISTANCES_LONGER
                                    : RegistrationWording.DISTANCES_SHORTER)
                            .say(Wording.number(100 * excess, 1), Wording.number(100 * distances.scaleSd(), 1))));
        }
        return out;
    }
}
