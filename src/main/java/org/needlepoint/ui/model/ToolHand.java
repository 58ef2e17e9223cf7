package org.needlepoint.ui.model;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.view.slice.SlicePlane;
import org.needlepoint.workflow.session.SessionSnapshot;

/**
 * What the tool in hand does on a view: markers, pose, tip and core are dragged with everything that depends on them; corners,
 * landmarks and a needle are put by clicks ({@link Drawing}). Places on the screen as in {@link ViewportModel}.
 */
public final class ToolHand {
    /** How near one must press to take hold of something, pixels of the window; more where letters are larger. */
    private static final double GRIP = 16;

    private static final double STEP_MM = 0.5;
    private static final double STEP_RAD = Math.toRadians(0.5);

    private final ViewerModel viewer;
    private final Drawing drawing;
    private final LiveEdits edits;
    private Grip grip;

    /** Something held: what moving it from where it was taken to here does to the decisions. */
    private interface Grip {
        UnaryOperator<PlanningCase> to(Point3 place, boolean turning);
    }

    ToolHand(ViewerModel viewer) {
        this.viewer = viewer;
        this.drawing = new Drawing(viewer);
        this.edits = new LiveEdits(viewer.work());
    }

    /**
     * What is being drawn by clicks.
     *
     * @return drawing
     */
    public Drawing drawing() {
        return drawing;
    }

    private ViewState.Tool tool() {
        return viewer.work().view().toolProperty().get();
    }

    private double grip() {
        return GRIP * viewer.letterScaleProperty().getValue();
    }

    /**
     * Takes hold of what lies under the mouse, if the tool in hand moves it.
     *
     * @param cell view
     * @param x place
     * @param y place
     * @return whether something is held, so that a drag moves it
     */
    public boolean press(ViewportModel cell, double x, double y) {
        grip = null;
        Optional<Point3> place = cell.place(x, y);
        Optional<SessionSnapshot> shown = viewer.work().snapshot();
        if (place.isPresent() && shown.isPresent()) {
            grip = switch (tool()) {
                case MARKER -> marker(cell, x, y, place.get(), shown.get());
                case TIP -> tip(cell, x, y, place.get());
                case TURN -> turn(cell, place.get());
                case NUDGE -> nudge(cell, place.get());
                default -> null;
            };
        }
        return grip != null;
    }

    /**
     * Moves what is held.
     *
     * @param cell view
     * @param x place
     * @param y place
     * @param turning whether it is turned instead of shifted, where a tool does both
     */
    public void drag(ViewportModel cell, double x, double y, boolean turning) {
        cell.place(x, y).filter(p -> grip != null).ifPresent(p -> edits.drag(grip.to(p, turning)));
    }

    /** Lets go. */
    public void release() {
        if (grip != null) {
            grip = null;
            edits.end();
        }
    }

    /**
     * A click that moved nothing.
     *
     * @param cell view
     * @param x place
     * @param y place
     * @param twice whether it is the second of a double click
     * @return whether the tool used it
     */
    public boolean click(ViewportModel cell, double x, double y, boolean twice) {
        Optional<Point3> place = cell.place(x, y);
        if (place.isEmpty() || viewer.work().snapshot().isEmpty()) {
            return false;
        }
        boolean held = grip != null;
        grip = null;
        if (held && (tool() == ViewState.Tool.MARKER || tool() == ViewState.Tool.TIP)) {
            // A click on a marker selects it and moves nothing.
            return true;
        }
        return switch (tool()) {
            case POLYGON -> drawing.corner(cell, place.get(), twice);
            case ERASER -> !twice && drawing.erase(cell, place.get());
            case LANDMARK -> !twice && drawing.landmark(place.get());
            case MARKER -> !twice && put(place.get());
            case TIP ->
                !twice
                        && (viewer.viewsProperty().get().needle().isEmpty()
                                ? drawing.needle(place.get())
                                : putTip(place.get()));
            default -> false;
        };
    }

    /** Only what moves is told; each marker is moved in the image in which it is seen. */
    private Modality modality(Frame frame) {
        return viewer.viewsProperty().get().frame(Modality.CT).equals(Optional.of(frame)) ? Modality.CT : Modality.MR;
    }

    private Grip marker(ViewportModel cell, double x, double y, Point3 place, SessionSnapshot shown) {
        Modality modality = modality(place.frame());
        String nearest = null;
        double least = grip();
        Map<String, Point3> places =
                MarkerPlaces.of(shown, viewer.work().decisionsProperty().get(), modality);
        for (Map.Entry<String, Point3> m : places.entrySet()) {
            if (m.getValue().frame().equals(place.frame())) {
                Point2 at = cell.onScreen(m.getValue()).orElseThrow();
                double away = Math.hypot(at.u() - x, at.v() - y);
                if (away < least) {
                    least = away;
                    nearest = m.getKey();
                }
            }
        }
        if (nearest == null) {
            return null;
        }
        String label = nearest;
        viewer.work().view().selectedMarkerProperty().set(label);
        Vector3 off = places.get(label).minus(place);
        edits.begin(Texts.get("slice.edit.marker", label), Step.MARKERS);
        return (to, turning) -> d -> CaseEdits.moveMarkerOrLandmark(d, label, modality, to.plus(off));
    }

    private boolean put(Point3 place) {
        String label = viewer.work().view().selectedMarkerProperty().get();
        if (label == null) {
            return false;
        }
        viewer.work()
                .edit(
                        Texts.get("slice.edit.marker", label),
                        Step.MARKERS,
                        d -> CaseEdits.moveMarkerOrLandmark(d, label, modality(place.frame()), place));
        return true;
    }

    private Optional<Point3> inCt(Point3 place) {
        CaseViews views = viewer.viewsProperty().get();
        return views.frame(Modality.CT).flatMap(f -> views.carried(place, f));
    }

    private Grip tip(ViewportModel cell, double x, double y, Point3 place) {
        CaseViews views = viewer.viewsProperty().get();
        Optional<Point3> tip = views.tip(place.frame()).filter(p -> grips(cell, p, x, y));
        if (tip.isEmpty()) {
            return entry(cell, x, y, place);
        }
        NeedleCandidate needle = views.needle().orElseThrow();
        Vector3 off = tip.get().minus(place);
        edits.begin(Texts.get("slice.edit.tip"), Step.NEEDLE);
        return (to, turning) -> d ->
                inCt(to.plus(off)).map(p -> CaseEdits.moveTip(d, needle, p)).orElse(d);
    }

    /** The needle turns about its tip after its entry. */
    private Grip entry(ViewportModel cell, double x, double y, Point3 place) {
        CaseViews views = viewer.viewsProperty().get();
        Optional<Point3> entry = views.entry(place.frame()).filter(p -> grips(cell, p, x, y));
        if (entry.isEmpty()) {
            return null;
        }
        Point3 tip = views.needle().orElseThrow().tip();
        Vector3 off = entry.get().minus(place);
        edits.begin(Texts.get("slice.edit.entry"), Step.NEEDLE);
        return (to, turning) -> d ->
                inCt(to.plus(off)).map(p -> CaseEdits.drawNeedle(d, tip, p)).orElse(d);
    }

    private boolean grips(ViewportModel cell, Point3 p, double x, double y) {
        return cell.onScreen(p)
                .filter(at -> Math.hypot(at.u() - x, at.v() - y) <= grip())
                .isPresent();
    }

    private boolean putTip(Point3 place) {
        NeedleCandidate needle = viewer.viewsProperty().get().needle().orElseThrow();
        return inCt(place)
                .map(p -> {
                    viewer.work().edit(Texts.get("slice.edit.tip"), Step.NEEDLE, d -> CaseEdits.moveTip(d, needle, p));
                    return true;
                })
                .orElse(false);
    }

    private Grip turn(ViewportModel cell, Point3 place) {
        CaseViews views = viewer.viewsProperty().get();
        Optional<Point3> tip = views.tip(place.frame());
        if (tip.isEmpty()) {
            return null;
        }
        NeedleCandidate needle = views.needle().orElseThrow();
        SlicePlane plane = cell.planeProperty().get();
        Vector3 axis = axisInCt(plane);
        edits.begin(Texts.get("slice.edit.turn"), Step.NEEDLE);
        return (to, turning) -> d -> CaseEdits.turn(d, needle, axis.times(angle(plane, tip.get(), place, to)));
    }

    private Vector3 axisInCt(SlicePlane plane) {
        CaseViews views = viewer.viewsProperty().get();
        return views.frame(Modality.CT)
                .filter(f -> !f.equals(plane.frame()))
                .flatMap(f -> views.between(plane.frame(), f))
                .map(t -> t.applyVector(plane.normal()))
                .orElseGet(plane::normal);
    }

    /** Angle from one place to another about a third, from the picture's right toward its bottom. */
    private static double angle(SlicePlane plane, Point3 about, Point3 from, Point3 to) {
        Point2 c = plane.toPixel(about);
        Point2 a = plane.toPixel(from);
        Point2 b = plane.toPixel(to);
        return Math.IEEEremainder(
                Math.atan2(b.v() - c.v(), b.u() - c.u()) - Math.atan2(a.v() - c.v(), a.u() - c.u()), 2 * Math.PI);
    }

    /** On the fused picture alone one sees what a move of the CT does. */
    private Grip nudge(ViewportModel cell, Point3 place) {
        CaseViews views = viewer.viewsProperty().get();
        Optional<RigidTransform> pose = views.ctToMr();
        if (cell.contentProperty().get().picture() != Picture.FUSION || pose.isEmpty()) {
            return null;
        }
        Optional<Point3> tip = views.tip(place.frame());
        SlicePlane plane = cell.planeProperty().get();
        PlanningCase before = viewer.work().decisionsProperty().get();
        edits.begin(Texts.get("slice.edit.nudge"), Step.REGISTRATION);
        return (to, turning) -> d -> {
            PlanningCase moved = turning && tip.isPresent()
                    ? CaseEdits.nudge(before, Vector3.ZERO, plane.normal().times(angle(plane, tip.get(), place, to)))
                    : CaseEdits.nudge(before, to.minus(place), Vector3.ZERO);
            return d.withPose(moved.pose());
        };
    }

    /** An action of the tool by key. */
    void perform(ViewAction action, ViewportModel cell) {
        SlicePlane plane = cell.planeProperty().get();
        if (plane == null) {
            return;
        }
        Vector3 right = plane.right().normalized().times(STEP_MM);
        Vector3 down = plane.down().normalized().times(STEP_MM);
        switch (action) {
            case MOVE_LEFT -> move(cell, right.negated());
            case MOVE_RIGHT -> move(cell, right);
            case MOVE_UP -> move(cell, down.negated());
            case MOVE_DOWN -> move(cell, down);
            case TURN_LEFT -> turn(cell, -STEP_RAD);
            case TURN_RIGHT -> turn(cell, STEP_RAD);
            case USE_TOOL ->
                viewer.crosshair(plane.frame())
                        .flatMap(cell::onScreen)
                        .ifPresent(p -> click(cell, p.u(), p.v(), false));
            case CLOSE_POLYGON -> drawing.close();
            case CANCEL -> {
                if (!drawing.cancel()) {
                    viewer.work().view().toolProperty().set(ViewState.Tool.LOOK);
                }
            }
            default -> throw new IllegalArgumentException("No action of a tool: " + action);
        }
    }

    private void move(ViewportModel cell, Vector3 by) {
        SlicePlane plane = cell.planeProperty().get();
        Optional<SessionSnapshot> shown = viewer.work().snapshot();
        switch (tool()) {
            case MARKER ->
                shown.ifPresent(s -> Optional.ofNullable(
                                viewer.work().view().selectedMarkerProperty().get())
                        .map(MarkerPlaces.of(
                                s, viewer.work().decisionsProperty().get(), modality(plane.frame()))::get)
                        .ifPresent(p -> put(p.plus(by))));
            case TIP -> viewer.viewsProperty().get().tip(plane.frame()).ifPresent(t -> putTip(t.plus(by)));
            case NUDGE -> {
                if (cell.contentProperty().get().picture() == Picture.FUSION) {
                    pose(d -> CaseEdits.nudge(d, by, Vector3.ZERO));
                }
            }
            default -> viewer.crosshair(plane.frame()).ifPresent(p -> viewer.putCrosshair(p.plus(by)));
        }
    }

    /**
     * Turns the CT, or the needle, about the tip.
     *
     * @param cell view whose normal is the axis
     * @param angleRad angle from the picture's right toward its bottom, radians
     */
    public void turn(ViewportModel cell, double angleRad) {
        SlicePlane plane = cell.planeProperty().get();
        if (plane == null) {
            return;
        }
        if (tool() == ViewState.Tool.NUDGE && cell.contentProperty().get().picture() == Picture.FUSION) {
            pose(d -> CaseEdits.nudge(d, Vector3.ZERO, plane.normal().times(angleRad)));
        } else if (tool() == ViewState.Tool.TURN) {
            Vector3 rotation = axisInCt(plane).times(angleRad);
            viewer.viewsProperty().get().needle().ifPresent(n -> viewer.work()
                    .edit(Texts.get("slice.edit.turn"), Step.NEEDLE, d -> CaseEdits.turn(d, n, rotation)));
        }
    }

    private void pose(UnaryOperator<PlanningCase> edit) {
        viewer.work().edit(Texts.get("slice.edit.nudge"), Step.REGISTRATION, edit);
    }
}
