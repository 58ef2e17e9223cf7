package org.needlepoint.ui.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.Observable;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.view.slice.SlicePlane;
import org.needlepoint.workflow.session.SessionSnapshot;

/**
 * The slice views of a session: layout, crosshair, windows, links between the views. One crosshair is kept in the MR frame and seen
 * in the CT through the registration.
 */
public final class ViewerModel {
    /** Above every b-value, so that the highest there is is shown first, s/mm². */
    private static final double LARGEST_B = 1e6;

    private final WorkstationModel work;
    private final Hangings hangings;
    private final ObservableValue<Double> letterScale;
    private final KeyMap keys;
    private final Looks looks = new Looks();
    private final FusionModel fusion;
    private final Windowing windowing;
    private final ToolHand hand;
    private final ViewCommands commands;
    private final List<ViewportModel> cells = IntStream.range(0, HangingLayout.MOST_CELLS)
            .mapToObj(i -> new ViewportModel())
            .toList();

    private final ReadOnlyObjectWrapper<CaseViews> views = new ReadOnlyObjectWrapper<>(CaseViews.NONE);
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final DoubleProperty bValue = new SimpleDoubleProperty(LARGEST_B);

    /**
     * Makes the views of a session.
     *
     * @param work session
     * @param preferences how the user likes them
     */
    public ViewerModel(WorkstationModel work, Preferences preferences) {
        this.work = work;
        this.hangings = new Hangings(preferences, work.stepProperty().get());
        this.keys = new KeyMap(preferences);
        this.letterScale = preferences.letterScaleProperty();
        this.fusion = new FusionModel(work.view().blendProperty());
        this.windowing = new Windowing(looks, fusion);
        this.hand = new ToolHand(this);
        this.commands = new ViewCommands(this);
        work.stepProperty().addListener((o, before, now) -> hangings.goTo(now));
        hangings.layoutProperty().addListener((o, before, now) -> showAll());
        work.snapshotProperty().addListener((o, before, now) -> show(Optional.ofNullable(now)));
        work.view().crosshairMrProperty().addListener((o, before, now) -> follow());
        work.view().crosshairCtProperty().addListener((o, before, now) -> follow());
        bValue.addListener((o, before, now) -> showAll());
        fusion.belowProperty().addListener((o, before, now) -> showAll());
        for (Observable o : List.of(
                letterScale,
                looks.looksProperty(),
                fusion.modeProperty(),
                fusion.swipeProperty(),
                fusion.lensRadiusProperty(),
                fusion.frontProperty(),
                fusion.blinkingProperty(),
                fusion.blinkShowsCtProperty(),
                work.view().magnifierProperty(),
                work.decisionsProperty(),
                hand.drawing().cornersProperty(),
                hand.drawing().pendingProperty(),
                work.view().waitingTipProperty(),
                work.view().waitingEntryProperty(),
                work.view().toolProperty(),
                work.view().annotationsProperty(),
                work.view().cellularAreaProperty(),
                work.view().selectedMarkerProperty(),
                work.view().blendProperty(),
                work.view().errorEllipseProperty(),
                work.view().candidatesProperty(),
                work.stepProperty(),
                work.view().errorMapProperty())) {
            o.addListener(x -> changed());
        }
        show(work.snapshot());
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    private void show(Optional<SessionSnapshot> snapshot) {
        CaseViews before = views.get();
        views.set(snapshot.map(CaseViews::of).orElse(CaseViews.NONE));
        hangings.spectrum(snapshot.map(CoreSpectra::there).orElse(false));
        if (!before.volumes().equals(views.get().volumes())) {
            work.view().crosshairCtProperty().set(null);
        }
        showAll();
        if (views.get().ctToMr().isEmpty() && crosshair().in(Modality.CT).isEmpty()) {
            // The keyboard moves a crosshair, so there must be one.
            views.get()
                    .frame(Modality.CT)
                    .flatMap(views.get()::tip)
                    .or(this::middleOfCt)
                    .ifPresent(crosshair()::put);
        }
        if (work.view().crosshairMrProperty().get() == null) {
            snapshot.flatMap(ViewerModel::firstPlace)
                    .ifPresent(p -> work.view().crosshairMrProperty().set(p));
        }
    }

    /** The tip where it is known, else the middle of the chosen or the middle slice. */
    private static Optional<Point3> firstPlace(SessionSnapshot s) {
        return s.registration().value().map(r -> r.tipMr()).or(() -> s.mr().value()
                .map(i -> {
                    var g = i.t2().grid();
                    double slice = s.decisions().targetSlice().slice().orElse((g.slices() - 1) / 2);
                    return g.toPatient((g.columns() - 1) / 2.0, (g.rows() - 1) / 2.0, slice);
                }));
    }

    private Optional<Point3> middleOfCt() {
        return views.get()
                .grid(Picture.CT)
                .map(g -> g.toPatient((g.columns() - 1) / 2.0, (g.rows() - 1) / 2.0, (g.slices() - 1) / 2));
    }

    private Crosshair crosshair() {
        return new Crosshair(work.view(), views.get());
    }

    private void showAll() {
        looks.show(views.get(), bValue.get(), fusion.belowProperty().get());
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i)
                    .show(views.get(), hangings.layoutProperty().get().cells().get(i));
        }
        follow();
        changed();
    }

    /** Views that are linked go to the crosshair. */
    private void follow() {
        if (work.view().linkedProperty().get()) {
            cells.forEach(c -> c.frame().flatMap(this::crosshair).ifPresent(c::goTo));
        }
        changed();
    }

    /**
     * The crosshair seen from a frame.
     *
     * @param frame frame
     * @return place; empty if there is none, or no way to the frame
     */
    public Optional<Point3> crosshair(Frame frame) {
        return crosshair().in(frame);
    }

    /**
     * Puts the crosshair.
     *
     * @param place place in the frame of any view
     */
    public void putCrosshair(Point3 place) {
        crosshair().put(place);
    }

    /**
     * Scrolls a view; the linked ones follow with the crosshair.
     *
     * @param cell view
     * @param count slices; positive toward larger numbers
     */
    public void scroll(ViewportModel cell, int count) {
        SlicePlane before = cell.planeProperty().get();
        if (before == null) {
            return;
        }
        cell.scroll(count);
        SlicePlane now = cell.planeProperty().get();
        if (work.view().linkedProperty().get()) {
            Point3 at = crosshair(now.frame()).orElse(now.centre());
            putCrosshair(at.plus(now.normal().times(-now.distanceMm(at))));
        }
    }

    /**
     * Makes a view larger; linked ones about their own middle.
     *
     * @param cell view
     * @param factor above 1 larger
     * @param x place that stays, pixels of the window
     * @param y place that stays
     */
    public void zoom(ViewportModel cell, double factor, double x, double y) {
        Optional<Point3> fixed = cell.place(x, y);
        cell.zoom(factor, x, y);
        if (work.view().zoomLinkedProperty().get() && fixed.isPresent()) {
            for (ViewportModel other : cells) {
                if (other != cell) {
                    Point2 at = other.frame()
                            .flatMap(f -> views.get().carried(fixed.get(), f))
                            .flatMap(other::onScreen)
                            .orElse(new Point2(0, 0));
                    other.frame().ifPresent(f -> other.zoom(factor, at.u(), at.v()));
                }
            }
        }
    }

    /**
     * Makes a view larger about its middle, the linked ones too.
     *
     * @param cell view
     * @param factor above 1 larger
     */
    public void zoom(ViewportModel cell, double factor) {
        Optional.ofNullable(cell.planeProperty().get())
                .flatMap(p -> cell.onScreen(p.centre()))
                .ifPresent(m -> zoom(cell, factor, m.u(), m.v()));
    }

    /**
     * Drags the picture of a view; linked ones of the same orientation move with it.
     *
     * @param cell view
     * @param dx to the right, pixels of the window
     * @param dy down
     */
    public void pan(ViewportModel cell, double dx, double dy) {
        cell.pan(dx, dy);
        if (work.view().zoomLinkedProperty().get()) {
            cells.stream()
                    .filter(c -> c != cell
                            && c.contentProperty().get().plane()
                                    == cell.contentProperty().get().plane())
                    .forEach(c -> c.pan(
                            dx * c.pixelsPerMm() / cell.pixelsPerMm(), dy * c.pixelsPerMm() / cell.pixelsPerMm()));
        }
    }

    /** Shows everything as a fresh case does: fitted, with first windows. */
    public void reset() {
        cells.forEach(ViewportModel::fit);
        for (LookSlot slot : LookSlot.values()) {
            looks.reset(slot, bValue.get(), fusion.belowProperty().get());
        }
    }

    /**
     * What the picture of a view is made from now.
     *
     * @param cell view
     * @return request; empty while it shows nothing
     */
    public Optional<PictureRequest> request(ViewportModel cell) {
        return new PictureComposer(work, views.get(), looks, fusion, bValue.get(), letterScale.getValue())
                .request(cell);
    }

    /**
     * How many times larger than usual everything is that is written, drawn and taken hold of on the pictures.
     *
     * @return 1 to 2
     */
    public ObservableValue<Double> letterScaleProperty() {
        return letterScale;
    }

    /**
     * The session.
     *
     * @return session
     */
    public WorkstationModel work() {
        return work;
    }

    /**
     * Keys of the views.
     *
     * @return keys
     */
    public KeyMap keys() {
        return keys;
    }

    /**
     * What the tool in hand does.
     *
     * @return hand
     */
    public ToolHand hand() {
        return hand;
    }

    /**
     * What keys and buttons do.
     *
     * @return commands
     */
    public ViewCommands commands() {
        return commands;
    }

    /**
     * Layouts.
     *
     * @return layouts of the steps
     */
    public Hangings hangings() {
        return hangings;
    }

    /**
     * How windows are changed on a view.
     *
     * @return windowing
     */
    public Windowing windowing() {
        return windowing;
    }

    /**
     * Windows and colours.
     *
     * @return looks
     */
    public Looks looks() {
        return looks;
    }

    /**
     * How CT and MR are fused.
     *
     * @return fusion
     */
    public FusionModel fusion() {
        return fusion;
    }

    /**
     * The views in the order of the layout, those that are hidden too.
     *
     * @return {@link HangingLayout#MOST_CELLS} views
     */
    public List<ViewportModel> cells() {
        return cells;
    }

    /**
     * The view that keys act on.
     *
     * @return view
     */
    public ViewportModel activeCell() {
        return cells.get(hangings.activeProperty().get());
    }

    /**
     * What can be looked at.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<CaseViews> viewsProperty() {
        return views.getReadOnlyProperty();
    }

    /**
     * Rises whenever a picture or what is drawn on it may have changed, apart from the planes.
     *
     * @return property
     */
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /**
     * The b-value that is shown, s/mm²; of those there are, the nearest is.
     *
     * @return property
     */
    public DoubleProperty bValueProperty() {
        return bValue;
    }
}
