package org.needlepoint.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.geometry.Point3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Conditioning;
import org.needlepoint.registration.FleScale;
import org.needlepoint.registration.RegistrationResult;
import org.needlepoint.registration.RigidRegistration;
import org.needlepoint.registration.SliceProtocol;

/** Finds what is weak in a layout, and for each weakness the single move that ends it with the smallest error. */
final class LayoutCritic {
    private final PlacementTask task;
    private final LayoutPredictor predictor;
    private final LayoutMoves moves;

    LayoutCritic(PlacementTask task, double stepMm) {
        this.task = task;
        this.predictor = new LayoutPredictor(task);
        this.moves = new LayoutMoves(task, stepMm);
    }

    /**
     * The weaknesses with their cures.
     *
     * @throws ProblemException if the layout cannot be registered
     */
    List<LayoutWarning> warnings(List<Capsule> layout) throws ProblemException {
        Map<LayoutWarning.Kind, String> found = weaknesses(layout);
        List<LayoutWarning> out = new ArrayList<>();
        if (found.isEmpty()) {
            return out;
        }
        List<LayoutMoves.Candidate> ranked = moves.ranked(layout);
        for (Map.Entry<LayoutWarning.Kind, String> w : found.entrySet()) {
            Optional<LayoutMove> cure = Optional.empty();
            for (LayoutMoves.Candidate c : ranked) {
                Map<LayoutWarning.Kind, String> after = weaknesses(c.layout());
                if (found.keySet().containsAll(after.keySet()) && !after.containsKey(w.getKey())) {
                    cure = Optional.of(moves.described(layout, c));
                    break;
                }
            }
            out.add(new LayoutWarning(w.getKey(), w.getValue(), cure));
        }
        return out;
    }

    private Map<LayoutWarning.Kind, String> weaknesses(List<Capsule> layout) throws ProblemException {
        Map<LayoutWarning.Kind, String> out = new EnumMap<>(LayoutWarning.Kind.class);
        RegistrationResult r =
                RigidRegistration.withDefaults().with(FleScale.AS_STATED).fit(predictor.found(layout));
        shape(layout, r, out);
        LayoutSymmetry.confusable(layout, task.localisation())
                .ifPresent(names -> out.put(LayoutWarning.Kind.SYMMETRIC, symmetry(layout, names)));
        close(layout).ifPresent(t -> out.put(LayoutWarning.Kind.TOO_CLOSE, t));
        oneSide(layout).ifPresent(t -> out.put(LayoutWarning.Kind.ONE_SIDE, t));
        List<String> free = new ArrayList<>();
        List<String> lain = new ArrayList<>();
        for (Capsule c : layout) {
            Point3 p = c.position();
            if (task.inFreeField(p)) {
                free.add(c.label());
            }
            if (task.lainOn(task.skin().ring(p.z()).arcNearest(p.x(), p.y()), p)) {
                lain.add(c.label());
            }
        }
        if (!free.isEmpty()) {
            out.put(
                    LayoutWarning.Kind.IN_FREE_FIELD,
                    text(
                            "%s within the %.0f mm round the entry that are kept free for puncture and drape",
                            are(free), task.freeMm()));
        }
        if (!lain.isEmpty()) {
            out.put(
                    LayoutWarning.Kind.LAIN_ON,
                    are(lain) + " on the side that the patient lies on: it will shift or slip");
        }
        return out;
    }

    private void shape(List<Capsule> layout, RegistrationResult r, Map<LayoutWarning.Kind, String> out) {
        Conditioning c = r.conditioning();
        double low = layout.stream().mapToDouble(k -> k.position().z()).min().orElseThrow();
        double high = layout.stream().mapToDouble(k -> k.position().z()).max().orElseThrow();
        if (c.nearlyCollinear()) {
            out.put(
                    LayoutWarning.Kind.COLLINEAR,
                    text("All capsules lie on one line within %.1f mm: %s", c.lineThicknessMm(), c.weaknessWords()));
        }
        if (high - low < task.pitchMm() / 2) {
            double[] pose = r.pose().covariance();
            out.put(
                    LayoutWarning.Kind.ONE_SLICE,
                    text(
                            "All capsules lie on one slice: the tilts about the left–right axis (±%.1f°) and the front–back"
                                    + " axis (±%.1f°, 1 SD) are read from depths across slices alone, and where that is wider"
                                    + " than the protocol's ±%.0f° they hang on repositioning",
                            Math.toDegrees(Math.sqrt(pose[0])),
                            Math.toDegrees(Math.sqrt(pose[7])),
                            Math.toDegrees(SliceProtocol.DEFAULT_TILT_SD_RAD)));
        } else if (c.nearlyCoplanar()) {
            out.put(
                    LayoutWarning.Kind.COPLANAR,
                    text(
                            "The capsules lie in one plane within %.1f mm%s: a mirrored layout cannot be told apart by"
                                    + " shape",
                            c.planeThicknessMm(), layout.size() == 3 ? ", as three always do" : ""));
        }
    }

    private static String symmetry(List<Capsule> layout, int[] names) {
        List<String> swaps = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if (names[i] != i) {
                swaps.add(layout.get(i).label() + "→" + layout.get(names[i]).label());
            }
        }
        return "The layout maps onto itself within the localisation error (" + String.join(", ", swaps)
                + "): by its shape alone the labels could be confused";
    }

    private Optional<String> close(List<Capsule> layout) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < layout.size(); i++) {
            for (int j = i + 1; j < layout.size(); j++) {
                double d = layout.get(i).position().distanceMm(layout.get(j).position());
                if (d < task.gapMm() - 1e-9) {
                    pairs.add(text(
                            "%s and %s %.0f mm",
                            layout.get(i).label(), layout.get(j).label(), d));
                }
            }
        }
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(text(
                        "Too close together: %s; at least %.0f mm are asked for",
                        String.join(", ", pairs), task.gapMm()));
    }

    private Optional<String> oneSide(List<Capsule> layout) {
        Point3 t = task.target();
        double[] angle = layout.stream()
                .mapToDouble(c -> Math.atan2(
                        c.position().x() - t.x(), t.y() - c.position().y()))
                .sorted()
                .toArray();
        double widest = angle[0] + 2 * Math.PI - angle[angle.length - 1];
        for (int i = 1; i < angle.length; i++) {
            widest = Math.max(widest, angle[i] - angle[i - 1]);
        }
        if (widest > Math.PI) {
            return Optional.of(text(
                    "All capsules lie on one side of the target: as seen from it, %.0f° of the skin are without one",
                    Math.toDegrees(widest)));
        }
        double[] level =
                layout.stream().mapToDouble(c -> c.position().z() - t.z()).toArray();
        double nearest = Arrays.stream(level).map(Math::abs).min().orElseThrow();
        boolean head = Arrays.stream(level).allMatch(z -> z > task.pitchMm());
        boolean feet = Arrays.stream(level).allMatch(z -> z < -task.pitchMm());
        return head || feet
                ? Optional.of(text(
                        "All capsules lie on one side of the target: %.1f cm or more toward the %s",
                        nearest / 10, head ? "head" : "feet"))
                : Optional.empty();
    }

    private static String are(List<String> labels) {
        return String.join(", ", labels) + (labels.size() == 1 ? " lies" : " lie");
    }

    private static String text(String format, Object... parts) {
        return String.format(Locale.ROOT, format, parts);
    }
}
