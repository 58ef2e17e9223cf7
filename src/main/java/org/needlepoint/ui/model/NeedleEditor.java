package org.needlepoint.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.casefile.planning.DrawnRegion;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.needle.BiopsyCore;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.report.Decimal;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.CaseRegistration;
import org.needlepoint.workflow.session.CorePreview;
import org.needlepoint.workflow.session.NeedleStep;
import org.needlepoint.workflow.session.SessionSnapshot;

/** The needle, its core and the regions drawn beside it: what is known of them, and the commands that change them. */
public final class NeedleEditor {
    private final WorkstationModel model;

    /**
     * A needle seen in the CT.
     *
     * @param number number to choose it by, from 1
     * @param needle the needle
     * @param chosen whether it is the one in use
     * @param toSlicesRad angle with the slices: of the MR once it is registered, else of the CT; radians
     */
    public record Candidate(int number, NeedleCandidate needle, boolean chosen, double toSlicesRad) {}

    /**
     * Makes the commands.
     *
     * @param model session
     */
    public NeedleEditor(WorkstationModel model) {
        this.model = model;
    }

    /**
     * The needles that were found in the CT.
     *
     * @return candidates, best first; empty before the CT is read
     */
    public List<Candidate> candidates() {
        List<Candidate> out = new ArrayList<>();
        Optional<SessionSnapshot> shown = model.snapshot();
        List<NeedleCandidate> found = shown.flatMap(s -> s.images().value())
                .map(i -> i.ct().needles())
                .orElse(List.of());
        for (int i = 0; i < found.size(); i++) {
            NeedleCandidate n = found.get(i);
            out.add(new Candidate(i + 1, n, needle().filter(c -> c.equals(n)).isPresent(), angleRad(n)));
        }
        return out;
    }

    private double angleRad(NeedleCandidate n) {
        Vector3 normal = sliceNormalCt().orElseThrow();
        return Math.asin(Math.min(1, Math.abs(n.direction().dot(normal))));
    }

    /** Normal of the MR slices carried to CT; without a registration that of the CT slices. */
    private Optional<Vector3> sliceNormalCt() {
        return model.snapshot().flatMap(s -> s.images().value()).map(i -> registration()
                .map(r -> r.ctToMr().inverse().rotation().apply(i.t2().grid().normal()))
                .orElseGet(() -> i.ct().volume().grid().normal()));
    }

    private Optional<CaseRegistration> registration() {
        return model.snapshot().flatMap(s -> s.registration().value());
    }

    /**
     * The needle in use.
     *
     * @return needle; empty while none is found or drawn
     */
    public Optional<NeedleCandidate> needle() {
        return model.snapshot().flatMap(s -> s.needle().value()).map(NeedleStep.Chosen::needle);
    }

    /**
     * Whether the needle in use was drawn or moved by hand.
     *
     * @return false for a detected one
     */
    public boolean drawnByHand() {
        return drawn().isPresent();
    }

    /**
     * Depth of the tip under the skin, along the needle.
     *
     * @return mm; empty if the needle does not cross the skin in this image, or was drawn by hand
     */
    public OptionalDouble depthMm() {
        return needle().flatMap(n -> n.skinEntry().map(e -> e.distanceMm(n.tip())))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /**
     * The core as it lies now.
     *
     * @return core without intervals; empty before the registration
     */
    public Optional<CorePreview> core() {
        return model.snapshot().flatMap(s -> s.core().value());
    }

    /**
     * Angle between the needle and the MR slices.
     *
     * @return radians; empty before the registration
     */
    public OptionalDouble outOfPlaneRad() {
        Optional<VoxelGrid> grid = t2();
        return core().isPresent() && grid.isPresent()
                ? OptionalDouble.of(core().get().core().outOfPlaneRad(grid.get()))
                : OptionalDouble.empty();
    }

    /**
     * Whether the angle asks for a warning: more than 10°.
     *
     * @return true above {@link BiopsyCore#WARN_OUT_OF_PLANE_RAD}
     */
    public boolean leavesPlane() {
        OptionalDouble angle = outOfPlaneRad();
        return angle.isPresent() && angle.getAsDouble() > BiopsyCore.WARN_OUT_OF_PLANE_RAD;
    }

    private Optional<VoxelGrid> t2() {
        return model.snapshot().flatMap(s -> s.images().value()).map(i -> i.t2().grid());
    }

    /**
     * Distance of the tip from the plane of the target slice.
     *
     * @return mm, signed along the slice normal; empty before the registration
     */
    public OptionalDouble tipToSliceMm() {
        return core().isPresent() && registration().isPresent() && t2().isPresent()
                ? OptionalDouble.of(core().get()
                        .core()
                        .tipToSliceMm(t2().get(), registration().get().targetSlice()))
                : OptionalDouble.empty();
    }

    /**
     * Uses one of the detected needles.
     *
     * @param number number of the candidate, from 1
     */
    public void choose(int number) {
        edit(Texts.get("needle.edit.choose", number), d -> CaseEdits.detectedNeedle(d)
                .withNeedle(OptionalInt.of(number)));
        candidates().stream()
                .filter(c -> c.number() == number)
                .findFirst()
                .ifPresent(c -> lookAt(c.needle().tip()));
    }

    /** Goes back to the detected needle. */
    public void useDetected() {
        edit(Texts.get("needle.edit.detected"), CaseEdits::detectedNeedle);
    }

    /**
     * Moves the tip along the needle.
     *
     * @param mm how far; positive is deeper
     */
    public void moveAlong(double mm) {
        needle().ifPresent(n -> edit(
                Texts.get("needle.edit.along", Decimal.signed(mm, 1)),
                d -> CaseEdits.moveTip(d, n, n.tip().plus(n.direction().times(mm)))));
    }

    /**
     * Turns the core about the tip in the plane of the MR slices.
     *
     * @param rad angle; positive is clockwise as the slice is shown
     */
    public void turn(double rad) {
        sliceNormalCt().ifPresent(n -> turn(n.times(rad), Texts.get("needle.edit.turn", degrees(rad))));
    }

    /**
     * Tilts the core about the tip out of the plane of the MR slices.
     *
     * @param rad angle; positive is toward the head
     */
    public void tilt(double rad) {
        Optional<Vector3> normal = sliceNormalCt();
        if (normal.isEmpty() || needle().isEmpty()) {
            return;
        }
        Vector3 head = normal.get().z() < 0 ? normal.get().times(-1) : normal.get();
        Vector3 axis = needle().get().direction().cross(head);
        if (axis.norm() > 1e-6) {
            turn(axis.normalized().times(rad), Texts.get("needle.edit.tilt", degrees(rad)));
        }
    }

    private void turn(Vector3 rotationCt, String name) {
        needle().ifPresent(n -> edit(name, d -> CaseEdits.turn(d, n, rotationCt)));
    }

    private static String degrees(double rad) {
        return Decimal.signed(Math.toDegrees(rad), 1);
    }

    /**
     * The place in the crosshair, in the CT.
     *
     * @return point of the CT frame; empty if there is no CT. While nothing joins CT and MR it is that of the CT views
     */
    public Optional<Point3> crosshairCt() {
        return Crosshair.of(model).in(Modality.CT);
    }

    /**
     * Shows a place of the CT in every view that can show it.
     *
     * @param ct place, CT frame
     */
    public void lookAt(Point3 ct) {
        Crosshair.of(model).put(ct);
    }

    /**
     * Puts the tip at the crosshair; the entry stays. Without a needle the tip waits for the entry.
     *
     * @return the tip; empty if the crosshair is not in the CT
     */
    public Optional<Point3> tipHere() {
        Optional<Point3> at = crosshairCt();
        at.ifPresent(tip -> entry().ifPresentOrElse(
                        entry -> draw(tip, entry),
                        () -> model.view().waitingTipProperty().set(tip)));
        return at;
    }

    /**
     * Puts the entry, a point of the shaft nearer to the skin, at the crosshair; the tip stays. Without a needle it waits for the
     * tip.
     *
     * @return the entry; empty if the crosshair is not in the CT
     */
    public Optional<Point3> shaftHere() {
        Optional<Point3> at = crosshairCt();
        at.ifPresent(entry -> tip().ifPresentOrElse(
                        tip -> draw(tip, entry),
                        () -> model.view().waitingEntryProperty().set(entry)));
        return at;
    }

    /** The tip as it is put now: waiting for its entry, drawn, or of the needle in use. */
    private Optional<Point3> tip() {
        return Optional.ofNullable(model.view().waitingTipProperty().get())
                .or(() -> drawn().map(MarksFile.NeedleMark::tip))
                .or(() -> needle().map(NeedleCandidate::tip));
    }

    private Optional<Point3> entry() {
        return Optional.ofNullable(model.view().waitingEntryProperty().get())
                .or(() -> drawn().map(MarksFile.NeedleMark::shaft))
                .or(() -> needle().map(CaseViews::entry));
    }

    private Optional<MarksFile.NeedleMark> drawn() {
        return Optional.ofNullable(model.decisionsProperty().get())
                .flatMap(d -> d.marks().needle());
    }

    /**
     * Draws the needle by two points.
     *
     * @param tipCt tip, CT frame
     * @param shaftCt a point of the shaft nearer to the skin, CT frame
     */
    public void draw(Point3 tipCt, Point3 shaftCt) {
        model.view().waitingTipProperty().set(null);
        model.view().waitingEntryProperty().set(null);
        edit(Texts.get("needle.edit.draw"), d -> CaseEdits.drawNeedle(d, tipCt, shaftCt));
    }

    /**
     * Draws the needle by two places given as numbers.
     *
     * @param tipMm tip, LPS mm in the CT frame
     * @param shaftMm a point of the shaft nearer to the skin, LPS mm
     */
    public void draw(Vector3 tipMm, Vector3 shaftMm) {
        model.snapshot().flatMap(s -> s.images().value()).ifPresent(i -> {
            var frame = i.ct().volume().grid().frame();
            draw(Point3.of(frame, tipMm), Point3.of(frame, shaftMm));
        });
    }

    /**
     * Gives the core another size.
     *
     * @param lengthMm length, mm
     * @param widthMm width, mm
     */
    public void resize(double lengthMm, double widthMm) {
        var rules = model.decisionsProperty().get().rules();
        if (lengthMm > 0 && widthMm > 0 && (lengthMm != rules.coreLengthMm() || widthMm != rules.coreWidthMm())) {
            edit(
                    Texts.get("needle.edit.size", Decimal.fixed(lengthMm, 1), Decimal.fixed(widthMm, 1)),
                    d -> d.withRules(d.rules().withCore(lengthMm, widthMm)));
        }
    }

    /**
     * Gives a drawn region another name.
     *
     * @param name its name
     * @param newName new name; nothing happens if it is blank or taken
     */
    public void rename(String name, String newName) {
        List<DrawnRegion> all = model.decisionsProperty().get().regions();
        boolean taken = all.stream().anyMatch(r -> r.name().equals(newName.strip()));
        if (!newName.isBlank() && !taken) {
            regions(Texts.get("needle.edit.rename", name, newName.strip()), d -> d.regions().stream()
                    .map(r -> r.name().equals(name) ? new DrawnRegion(newName.strip(), r.frameId(), r.vertices()) : r)
                    .toList());
        }
    }

    /**
     * Takes a drawn region away.
     *
     * @param name its name
     */
    public void delete(String name) {
        model.remark(Texts.get("needle.edit.delete", name), d -> CaseEdits.erase(d, name));
    }

    /** A region changes no measured value: confirmations stay. */
    private void regions(String name, java.util.function.Function<PlanningCase, List<DrawnRegion>> edit) {
        model.remark(name, d -> d.withRegions(edit.apply(d)));
    }

    private void edit(String name, UnaryOperator<PlanningCase> edit) {
        model.edit(name, Step.NEEDLE, edit);
    }
}
