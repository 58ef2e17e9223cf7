package org.needlepoint.ui.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.needlepoint.geometry.Point2;
import org.needlepoint.ui.keep.PictureKeeper;
import org.needlepoint.ui.model.CoreSpectra;
import org.needlepoint.ui.model.FrameMeter;
import org.needlepoint.ui.model.LookSlot;
import org.needlepoint.ui.model.Picture;
import org.needlepoint.ui.model.PictureRequest;
import org.needlepoint.ui.model.ViewerModel;
import org.needlepoint.ui.model.ViewportModel;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.view.slice.SlicePlane;
import org.needlepoint.view.slice.SliceProbe;

/** One view: the picture, the marks on it, and the words in its corners. */
final class ViewportPane extends Region {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final double INSET = 8;

    private final ViewerModel viewer;
    private final ViewportModel cell;
    private final int number;
    private final FrameMeter meter = new FrameMeter();
    private final MarkPainter painter = new MarkPainter();
    private final ViewMarks marks = new ViewMarks();
    private final PictureRenderer renderer = new PictureRenderer(this::show);

    private final ImageView picture = new ImageView();
    private final Canvas canvas = new Canvas();
    private final SpectrumView spectrum = new SpectrumView();
    private final ViewKeeper keeping;
    private final ContentMenu title;
    private final Label position = label("slice-text");
    private final Label window = label("window-text");
    private final Label values = label("value-text");
    private final Label frameTime = label("frame-time");
    private final Label note = label("view-note");
    private final Label empty = label("view-empty");
    private final VBox left;
    private final VBox right;
    private final ObservableValue<? extends Number> renderScale;

    private final InvalidationListener fresh = o -> refresh();
    private final InvalidationListener pointer = o -> pointed();
    private final InvalidationListener activity = o -> activate();

    private PictureRenderer.Frame frame;

    ViewportPane(ViewerModel viewer, int number) {
        this.viewer = viewer;
        this.number = number;
        this.cell = viewer.cells().get(number);
        setId("view-" + number);
        getStyleClass().add("slice-view");
        setFocusTraversable(true);
        setMinSize(0, 0);
        picture.setSmooth(false);
        picture.setMouseTransparent(true);
        canvas.setMouseTransparent(true);
        keeping = new ViewKeeper(this, viewer);
        title = new ContentMenu(viewer, number, keeping.keeper());
        left = new VBox(title, position, note, keeping.told());
        left.getStyleClass().add("corner");
        left.setPickOnBounds(false);
        right = new VBox(window, values, frameTime);
        right.getStyleClass().addAll("corner", "right-corner");
        right.setMouseTransparent(true);
        empty.setWrapText(true);
        getChildren().addAll(picture, canvas, spectrum, left, right, empty);
        frameTime.managedProperty().bind(frameTime.visibleProperty());
        renderScale = sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::renderScaleXProperty);
        renderScale.addListener((o, before, now) -> requestLayout());

        sceneProperty().addListener((o, before, now) -> listen(now != null));
        focusedProperty().addListener((o, before, now) -> {
            if (now) {
                viewer.hangings().activeProperty().set(number);
            }
        });
        new CandidatePointer(this, viewer, cell);
        new ViewportGestures(this, viewer, cell, number);
    }

    /** A view that is not on the screen costs nothing, and is not held by what it shows. */
    private void listen(boolean onScreen) {
        for (Observable o : List.of(cell.planeProperty(), cell.absenceProperty(), viewer.revisionProperty())) {
            o.removeListener(fresh);
        }
        cell.cursorProperty().removeListener(pointer);
        viewer.hangings().activeProperty().removeListener(activity);
        frameTime.visibleProperty().unbind();
        if (onScreen) {
            for (Observable o : List.of(cell.planeProperty(), cell.absenceProperty(), viewer.revisionProperty())) {
                o.addListener(fresh);
            }
            cell.cursorProperty().addListener(pointer);
            viewer.hangings().activeProperty().addListener(activity);
            frameTime.visibleProperty().bind(viewer.work().view().frameTimeProperty());
            activate();
            refresh();
        }
    }

    private static Label label(String style) {
        Label l = new Label();
        l.getStyleClass().addAll("view-text", style);
        l.setMouseTransparent(true);
        return l;
    }

    private void activate() {
        pseudoClassStateChanged(ACTIVE, viewer.hangings().activeProperty().get() == number);
    }

    /** Which view it is, from 0. */
    int number() {
        return number;
    }

    /** Whether a spectrum is on the screen in the place of a picture. */
    boolean showsSpectrum() {
        return spectrum.isVisible();
    }

    /** From each change to its picture, for the last pictures. */
    FrameMeter meter() {
        return meter;
    }

    /** The picture that is on the screen. */
    Optional<PictureRenderer.Frame> frame() {
        return Optional.ofNullable(frame);
    }

    @Override
    protected void layoutChildren() {
        double border = 1;
        double w = Math.floor(getWidth()) - 2 * border;
        double h = Math.floor(getHeight()) - 2 * border;
        if (w < 1 || h < 1) {
            return;
        }
        if (canvas.getWidth() != w || canvas.getHeight() != h) {
            canvas.setWidth(w);
            canvas.setHeight(h);
        }
        picture.relocate(border, border);
        canvas.relocate(border, border);
        double below = INSET + title.prefHeight(-1);
        spectrum.resizeRelocate(border, below, w, Math.max(0, h - below));
        double half = Math.max(60, w - 2 * INSET);
        left.resizeRelocate(INSET, INSET, Math.min(left.prefWidth(-1), half), left.prefHeight(-1));
        double rightWidth = Math.min(right.prefWidth(-1), half);
        right.resizeRelocate(w - INSET - rightWidth, INSET, rightWidth, right.prefHeight(-1));
        double wide = Math.min(w - 4 * INSET, 360);
        double high = empty.prefHeight(wide);
        empty.resizeRelocate((w - wide) / 2, (h - high) / 2, wide, high);
        cell.resize(w, h, scale());
        draw();
    }

    /** What keeps the picture. */
    PictureKeeper keeper() {
        return keeping.keeper();
    }

    /** What the view shows and where. */
    String caption() {
        return title.getText() + (position.getText().isEmpty() ? "" : " · " + position.getText());
    }

    /** Pixels of the screen for one of the window. */
    double scale() {
        Number scale = renderScale.getValue();
        return scale == null ? 1 : scale.doubleValue();
    }

    private void refresh() {
        boolean nothing = cell.absenceProperty().get() != null;
        spectrum.show(
                cell.contentProperty().get().picture() == Picture.SPECTRUM
                        ? CoreSpectra.plot(viewer)
                        : Optional.empty(),
                viewer.letterScaleProperty().getValue(),
                scale());
        empty.setVisible(nothing && !spectrum.isVisible());
        position.setVisible(!nothing);
        right.setVisible(!nothing);
        if (nothing) {
            empty.setText(Texts.get("slice.absent." + cell.absenceProperty().get()));
            renderer.forget();
            frame = null;
            picture.setImage(null);
            draw();
        } else {
            // A new picture brings its marks with it.
            if (!viewer.request(cell).map(renderer::request).orElse(false)) {
                draw();
            }
        }
        words();
    }

    private void pointed() {
        values();
        viewer.request(cell).ifPresent(renderer::request);
        if (viewer.work().view().magnifierProperty().get()
                || !viewer.hand().drawing().cornersProperty().isEmpty()) {
            draw();
        }
    }

    private void show(PictureRenderer.Frame fresh) {
        if (cell.planeProperty().get() == null) {
            return;
        }
        frame = fresh;
        SlicePlane plane = fresh.request().plane();
        picture.setImage(fresh.image());
        picture.setFitWidth(plane.width() / fresh.request().unitPx());
        picture.setFitHeight(plane.height() / fresh.request().unitPx());
        draw();
        values();
        meter.add(System.nanoTime() - fresh.sinceNanos());
        meter.p95Ms()
                .ifPresent(ms -> frameTime.setText(
                        Texts.get("slice.frame-time", String.format(Locale.ROOT, "%.1f", ms), meter.frames())));
    }

    private void words() {
        title.refresh();
        cell.position().map(ViewText::position).ifPresent(position::setText);
        LookSlot slot = viewer.windowing().slot(cell);
        Picture shown = cell.contentProperty().get().picture();
        String words = "";
        if (shown == Picture.FUSION) {
            words = windowWords(viewer.fusion().ctSlot(), Picture.CT, true)
                    + "\n"
                    + windowWords(
                            LookSlot.FUSED_MR, viewer.fusion().belowProperty().get(), true);
        } else {
            words = windowWords(slot, shown, false);
        }
        window.setText(words
                + "\n"
                + Texts.get(
                        "slice.zoom", String.format(Locale.ROOT, "%.0f", 100 * cell.pixelsPerMm() / SCREEN_PX_PER_MM)));
        note.setText(residualsShown() ? Texts.get("slice.residuals", CaseMarks.RESIDUAL_MAGNIFICATION) : "");
    }

    /** A screen of 96 pixels an inch shows the patient at true size at 100 %. */
    private static final double SCREEN_PX_PER_MM = 96 / 25.4;

    private String windowWords(LookSlot slot, Picture shown, boolean named) {
        return viewer.looks()
                .look(slot)
                .flatMap(l -> viewer.viewsProperty()
                        .get()
                        .volume(shown, viewer.bValueProperty().get())
                        .map(v -> (named ? ViewText.name(shown) + " " : "") + ViewText.window(l.window(), v)))
                .orElse("");
    }

    private boolean residualsShown() {
        return viewer.work().view().annotationsProperty().get()
                && viewer.viewsProperty().get().ctToMr().isPresent()
                && cell.contentProperty().get().picture() != Picture.CT
                && cell.absenceProperty().get() == null;
    }

    private void values() {
        Point2 at = cell.cursorProperty().get();
        if (at == null || frame == null) {
            values.setText("");
            return;
        }
        PictureRequest shown = frame.request();
        Point2 pixel = new Point2(at.u() * shown.unitPx() - 0.5, at.v() * shown.unitPx() - 0.5);
        List<String> lines = new ArrayList<>();
        for (SliceProbe probe : SliceProbe.read(shown.plane(), pixel, shown.layers())) {
            String unit = probe.layer().volume().unit();
            String name = shown.layers().size() < 2 ? "" : (unit.equals("HU") ? "CT " : "MR ");
            probe.text().ifPresent(t -> lines.add(name + t));
        }
        values.setText(String.join("\n", lines));
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (frame == null || cell.planeProperty().get() == null) {
            return;
        }
        // Marks belong to the picture on the screen, also while the next one is being made.
        PictureRequest shown = frame.request();
        painter.paint(
                g, marks.of(viewer, cell, frame), shown.unitPx(), shown.plane().width());
        magnifier(g);
    }

    private void magnifier(GraphicsContext g) {
        Point2 at = cell.cursorProperty().get();
        if (at != null && viewer.work().view().magnifierProperty().get()) {
            Magnifier.draw(
                    g,
                    frame.image(),
                    at,
                    frame.request().unitPx(),
                    viewer.letterScaleProperty().getValue());
        }
    }
}
