package org.needlepoint.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Assessment;
import org.needlepoint.registration.Conditioning;
import org.needlepoint.registration.RegistrationResult;
import org.needlepoint.registration.TargetError;
import org.needlepoint.registration.Verdict;

/**
 * What a layout will achieve, and what is wrong with it.
 *
 * @param layout the capsules
 * @param byMarkers predicted error at the target from the capsules alone
 * @param recommended the same by the model that a measurement would recommend
 * @param model that model in words
 * @param verdict what the gate would say
 * @param alongTrack predicted error by the recommended model from the skin to the target
 * @param oneLost the largest 95 % error at the target, from the capsules alone, if one of them is lost; empty with three
 * @param warnings what is wrong with the layout
 * @param registration the fit by the capsules alone, for maps
 */
public record PredictedAccuracy(
        Layout layout,
        TargetError byMarkers,
        TargetError recommended,
        String model,
        Verdict verdict,
        List<OnTrack> alongTrack,
        Optional<Lost> oneLost,
        List<Warning> warnings,
        RegistrationResult registration) {

    private static final int TRACK_POINTS = 5;
    /** Capsules nearer than this touch or are hard to tell apart, mm. */
    private static final double CLOSE_MM = 20;

    /**
     * Predicted error at a point of the track.
     *
     * @param depthMm from the skin, mm
     * @param error predicted error
     */
    public record OnTrack(double depthMm, TargetError error) {}

    /**
     * What is left when a capsule is lost.
     *
     * @param label the capsule whose loss does most harm
     * @param p95Mm 95 % error at the target without it, capsules alone, mm
     */
    public record Lost(String label, double p95Mm) {}

    /** Kinds of weakness. */
    public enum Weakness {
        /** On one line: the rotation about it is open. */
        COLLINEAR,
        /** All on one axial slice: tilts rest on the slice protocol. */
        ONE_SLICE,
        /** In one plane: a mirrored layout has the same shape. */
        COPLANAR,
        /** Capsules could be taken for one another. */
        SYMMETRIC,
        /** Two capsules are so close that they may touch. */
        CLOSE,
        /** The target lies far outside the capsules. */
        ONE_SIDED
    }

    /**
     * A weakness of a layout.
     *
     * @param kind which
     * @param text one plain sentence without a full stop
     */
    public record Warning(Weakness kind, String text) {}

    /** Copies the lists. */
    public PredictedAccuracy {
        alongTrack = List.copyOf(alongTrack);
        warnings = List.copyOf(warnings);
    }

    /**
     * Predicts.
     *
     * @param layout 3 to 8 capsules
     * @param scan what is planned
     * @return prediction
     * @throws ProblemException if two capsules coincide, or labels repeat
     */
    public static PredictedAccuracy of(Layout layout, PlannedScan scan) throws ProblemException {
        Assessment a = scan.assess(layout);
        RegistrationResult alone = a.results().get(0);
        List<OnTrack> track = new ArrayList<>();
        Vector3 way = scan.target().minus(scan.entry());
        for (int i = 0; i < TRACK_POINTS; i++) {
            double f = i / (TRACK_POINTS - 1.0);
            Point3 p = scan.entry().plus(way.times(f));
            track.add(new OnTrack(f * way.norm(), a.recommended().targetError(p)));
        }
        return new PredictedAccuracy(
                layout,
                alone.targetError(scan.target()),
                a.atTip(),
                a.recommended().model().words(),
                a.verdict(),
                track,
                lost(layout, scan),
                warnings(layout, scan, alone.conditioning()),
                alone);
    }

    private static Optional<Lost> lost(Layout layout, PlannedScan scan) throws ProblemException {
        if (layout.places().size() < 4) {
            return Optional.empty();
        }
        Lost worst = null;
        for (int i = 0; i < layout.places().size(); i++) {
            double p95 =
                    scan.byMarkers(layout.without(i)).targetError(scan.target()).p95Mm();
            if (worst == null || p95 > worst.p95Mm()) {
                worst = new Lost(layout.places().get(i).label(), p95);
            }
        }
        return Optional.of(worst);
    }

    private static List<Warning> warnings(Layout layout, PlannedScan scan, Conditioning c) {
        List<Warning> out = new ArrayList<>();
        List<Layout.Place> places = layout.places();
        double low = places.stream().mapToDouble(p -> p.position().z()).min().orElseThrow();
        double high = places.stream().mapToDouble(p -> p.position().z()).max().orElseThrow();
        if (c.nearlyCollinear()) {
            out.add(new Warning(
                    Weakness.COLLINEAR,
                    String.format(
                            Locale.ROOT,
                            "The capsules lie on one line within %.1f mm: %s",
                            c.lineThicknessMm(),
                            c.weaknessWords())));
        }
        if (high - low < 3 * scan.throughPlaneErrorMm()) {
            out.add(
                    new Warning(
                            Weakness.ONE_SLICE,
                            "All capsules lie at one level: how the slices are tilted is known only from the scanning protocol"));
        } else if (places.size() > 3 && c.nearlyCoplanar()) {
            out.add(new Warning(
                    Weakness.COPLANAR,
                    String.format(
                            Locale.ROOT,
                            "The capsules lie in one plane within %.1f mm: their mirror image has the same shape",
                            c.planeThicknessMm())));
        }
        symmetry(layout, scan)
                .ifPresent(s -> out.add(new Warning(
                        Weakness.SYMMETRIC,
                        "By their distances the capsules could be taken for one another (" + s
                                + "); only their order from right to left tells them apart")));
        close(places, out);
        Vector3 sum = Vector3.ZERO;
        for (Layout.Place p : places) {
            sum = sum.plus(p.position().toVector());
        }
        double off =
                scan.target().toVector().minus(sum.times(1.0 / places.size())).norm();
        if (off > 2 * c.spreadMm()) {
            out.add(new Warning(
                    Weakness.ONE_SIDED,
                    String.format(
                            Locale.ROOT,
                            "The target lies %.0f mm from the capsules' centre, far outside their spread of %.0f mm: small"
                                    + " rotation errors become large there",
                            off,
                            c.spreadMm())));
        }
        return out;
    }

    /** Distances that differ by less than three standard deviations of one cannot be told apart. */
    static Optional<String> symmetry(Layout layout, PlannedScan scan) {
        double distanceSd = Math.sqrt(2) * Math.hypot(scan.inPlaneErrorMm(), scan.inPlaneErrorMm());
        return LayoutSymmetry.find(layout, 3 * distanceSd);
    }

    private static void close(List<Layout.Place> places, List<Warning> out) {
        for (int i = 0; i < places.size(); i++) {
            for (int j = i + 1; j < places.size(); j++) {
                double d = places.get(i).position().distanceMm(places.get(j).position());
                if (d < CLOSE_MM) {
                    out.add(new Warning(
                            Weakness.CLOSE,
                            String.format(
                                    Locale.ROOT,
                                    "%s and %s are only %.0f mm apart: capsules that touch cannot be told apart",
                                    places.get(i).label(),
                                    places.get(j).label(),
                                    d)));
                }
            }
        }
    }
}
