package org.needlepoint.ui.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.casefile.planning.DrawnRegion;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.PoseChoice;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.needle.NeedleCandidate;

/** What direct manipulation does to the decisions. Pure functions: new decisions from the old ones and what is on the screen. */
public final class CaseEdits {
    private CaseEdits() {}

    /**
     * Puts a marker at a place. It alone then counts as placed by hand; the others stay as they are, detected or not.
     *
     * @param decisions present decisions
     * @param label marker
     * @param modality image in which it was moved or placed
     * @param to new place, in the frame of that image
     * @return new decisions
     */
    public static PlanningCase moveMarker(PlanningCase decisions, String label, Modality modality, Point3 to) {
        MarksFile marks = decisions.marks();
        Optional<MarksFile.Marks> placed = modality == Modality.MR ? marks.mr() : marks.ct();
        Map<String, Point3> positions = new LinkedHashMap<>();
        placed.ifPresent(m -> positions.putAll(m.positions()));
        positions.put(label, to);
        Optional<MarksFile.Marks> now = Optional.of(new MarksFile.Marks(
                to.frame().id(),
                positions,
                placed.map(MarksFile.Marks::refine).orElse(false),
                placed.map(MarksFile.Marks::detectOthers).orElse(true)));
        return decisions.withMarks(
                modality == Modality.MR ? marks.withMarkers(now, marks.ct()) : marks.withMarkers(marks.mr(), now));
    }

    /**
     * Takes a marker away: places that a person gave are forgotten, so that the detection holds again where it stands for the
     * other markers; a marker that was only detected is left out.
     *
     * @param decisions present decisions
     * @param label marker
     * @return new decisions
     */
    public static PlanningCase removeMarker(PlanningCase decisions, String label) {
        MarksFile marks = decisions.marks();
        boolean placed = marks.mr()
                        .filter(m -> m.positions().containsKey(label))
                        .isPresent()
                || marks.ct().filter(m -> m.positions().containsKey(label)).isPresent();
        return placed
                ? decisions.withMarks(marks.withMarkers(without(marks.mr(), label), without(marks.ct(), label)))
                : exclude(decisions, label, true);
    }

    private static Optional<MarksFile.Marks> without(Optional<MarksFile.Marks> marks, String label) {
        return marks.flatMap(m -> {
            Map<String, Point3> left = new LinkedHashMap<>(m.positions());
            left.remove(label);
            return left.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new MarksFile.Marks(m.frameId(), left, m.refine(), m.detectOthers()));
        });
    }

    /**
     * Goes back to the detected markers.
     *
     * @param decisions present decisions
     * @return new decisions
     */
    public static PlanningCase detectedMarkers(PlanningCase decisions) {
        return decisions.withMarks(decisions.marks().withMarkers(Optional.empty(), Optional.empty()));
    }

    /**
     * Leaves a marker out of the registration, or takes it back.
     *
     * @param decisions present decisions
     * @param label marker
     * @param excluded whether it is left out
     * @return new decisions
     */
    public static PlanningCase exclude(PlanningCase decisions, String label, boolean excluded) {
        List<String> labels = new ArrayList<>(decisions.excluded());
        labels.remove(label);
        if (excluded) {
            labels.add(label);
        }
        return decisions.withExcluded(labels);
    }

    /**
     * Adds a motion of the CT on the MR to what was moved by hand before: a turn about the needle tip as it lies now, then
     * a shift. Turning about the tip leaves it where it is, so turns and shifts add up apart from each other.
     *
     * @param decisions present decisions
     * @param translationMm shift, MR axes, mm
     * @param rotationRad rotation vector, MR axes, radians
     * @return new decisions
     */
    public static PlanningCase nudge(PlanningCase decisions, Vector3 translationMm, Vector3 rotationRad) {
        PoseChoice.Nudge before = decisions.pose().nudge().orElse(new PoseChoice.Nudge(Vector3.ZERO, Vector3.ZERO));
        PoseChoice.Nudge sum = new PoseChoice.Nudge(
                before.translationMm().plus(translationMm),
                Rotation.ofRotationVector(before.rotationRad())
                        .then(Rotation.ofRotationVector(rotationRad))
                        .toRotationVector());
        PoseChoice p = decisions.pose();
        return decisions.withPose(new PoseChoice(p.transform(), p.fixed(), p.refine(), Optional.of(sum)));
    }

    /**
     * Takes back every motion by hand.
     *
     * @param decisions present decisions
     * @return new decisions
     */
    public static PlanningCase withoutNudge(PlanningCase decisions) {
        PoseChoice p = decisions.pose();
        return decisions.withPose(new PoseChoice(p.transform(), p.fixed(), p.refine(), Optional.empty()));
    }

    /**
     * Lets the images refine the pose, or not.
     *
     * @param decisions present decisions
     * @param refine whether they do
     * @return new decisions
     */
    public static PlanningCase refine(PlanningCase decisions, boolean refine) {
        PoseChoice p = decisions.pose();
        return decisions.withPose(new PoseChoice(p.transform(), p.fixed(), refine, p.nudge()));
    }

    /**
     * Draws the needle by hand.
     *
     * @param decisions present decisions
     * @param tipCt tip, CT frame
     * @param shaftCt a point of the shaft nearer to the skin, CT frame
     * @return new decisions
     */
    public static PlanningCase drawNeedle(PlanningCase decisions, Point3 tipCt, Point3 shaftCt) {
        return decisions.withMarks(decisions.marks().withNeedle(Optional.of(new MarksFile.NeedleMark(tipCt, shaftCt))));
    }

    /**
     * Moves the tip; the direction of the needle stays.
     *
     * @param decisions present decisions
     * @param needle needle on the screen
     * @param tipCt new tip, CT frame
     * @return new decisions
     */
    public static PlanningCase moveTip(PlanningCase decisions, NeedleCandidate needle, Point3 tipCt) {
        return drawNeedle(decisions, tipCt, tipCt.plus(needle.direction().times(-shaftMm(decisions, needle))));
    }

    /**
     * Turns the needle, and with it the core, about the tip.
     *
     * @param decisions present decisions
     * @param needle needle on the screen
     * @param rotationRad rotation vector, CT axes, radians
     * @return new decisions
     */
    public static PlanningCase turn(PlanningCase decisions, NeedleCandidate needle, Vector3 rotationRad) {
        Vector3 direction = Rotation.ofRotationVector(rotationRad).apply(needle.direction());
        return drawNeedle(decisions, needle.tip(), needle.tip().plus(direction.times(-shaftMm(decisions, needle))));
    }

    /** The longer the drawn shaft, the surer its direction: a move keeps the length that was seen. */
    private static double shaftMm(PlanningCase decisions, NeedleCandidate needle) {
        return decisions
                .marks()
                .needle()
                .map(n -> n.tip().distanceMm(n.shaft()))
                .orElse(needle.lengthMm());
    }

    /**
     * Goes back to the detected needle.
     *
     * @param decisions present decisions
     * @return new decisions
     */
    public static PlanningCase detectedNeedle(PlanningCase decisions) {
        return decisions.withMarks(decisions.marks().withNeedle(Optional.empty()));
    }

    /**
     * Adds a drawn region, or replaces the one of the same name.
     *
     * @param decisions present decisions
     * @param region polygon
     * @return new decisions
     */
    public static PlanningCase draw(PlanningCase decisions, DrawnRegion region) {
        List<DrawnRegion> all = new ArrayList<>(decisions.regions());
        all.removeIf(r -> r.name().equals(region.name()));
        all.add(region);
        return decisions.withRegions(all);
    }

    /**
     * Takes a drawn region away.
     *
     * @param decisions present decisions
     * @param name its name
     * @return new decisions
     */
    public static PlanningCase erase(PlanningCase decisions, String name) {
        return decisions.withRegions(
                decisions.regions().stream().filter(r -> !r.name().equals(name)).toList());
    }

    /**
     * Adds a landmark, or replaces the one of the same label.
     *
     * @param decisions present decisions
     * @param landmark landmark on both images
     * @return new decisions
     */
    public static PlanningCase addLandmark(PlanningCase decisions, MarksFile.Landmark landmark) {
        List<MarksFile.Landmark> all = new ArrayList<>(decisions.marks().landmarks());
        all.removeIf(l -> l.label().equals(landmark.label()));
        all.add(landmark);
        return decisions.withMarks(
                decisions.marks().withLandmarks(all, decisions.marks().landmarksOnly()));
    }

    /**
     * Puts a marker or a landmark, whichever has the label, at a place.
     *
     * @param decisions present decisions
     * @param label its label
     * @param modality image in which it was moved
     * @param to new place, in the frame of that image
     * @return new decisions
     */
    public static PlanningCase moveMarkerOrLandmark(
            PlanningCase decisions, String label, Modality modality, Point3 to) {
        return decisions.marks().landmarks().stream()
                .filter(l -> l.label().equals(label))
                .findFirst()
                .map(l -> addLandmark(
                        decisions,
                        new MarksFile.Landmark(
                                label,
                                l.kind(),
                                modality == Modality.MR ? to : l.mr(),
                                l.mrError(),
                                modality == Modality.CT ? to : l.ct(),
                                l.ctError())))
                .orElseGet(() -> moveMarker(decisions, label, modality, to));
    }
}
