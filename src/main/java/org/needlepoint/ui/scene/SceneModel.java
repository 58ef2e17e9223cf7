package org.needlepoint.ui.scene;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.needlepoint.geometry.Point3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.view.scene.CameraPreset;
import org.needlepoint.view.scene.Pick;
import org.needlepoint.view.scene.SceneCamera;
import org.needlepoint.view.scene.SceneContent;
import org.needlepoint.view.scene.SceneElement;
import org.needlepoint.view.scene.SceneElement.Appearance;
import org.needlepoint.view.scene.SceneFrame;
import org.needlepoint.view.scene.SceneView;
import org.needlepoint.work.CancelledException;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.SessionSnapshot;

/**
 * The scene of a session as the window sees it: the newest picture, what was picked, how each element is drawn, and the
 * commands. Contents are made in the background, the newest wins. Belongs to the thread of the window.
 */
final class SceneModel {
    private final WorkstationModel model;
    private final Executor worker;
    private final Opener opener;
    private final ObservableValue<Double> letterScale;
    private final AtomicReference<Wanted> wanted = new AtomicReference<>();
    private final Map<SceneElement, Appearance> appearances = new EnumMap<>(SceneElement.class);

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.CLOSED);
    private final ReadOnlyObjectWrapper<ProblemException> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<SceneFrame> frame = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Pick> picked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<SceneContents.Notice> notice =
            new ReadOnlyObjectWrapper<>(SceneContents.Notice.NONE);
    private final DoubleProperty residualScale = new SimpleDoubleProperty(SceneContent.DEFAULT_RESIDUAL_SCALE);

    private final ChangeListener<SessionSnapshot> onSnapshot = (o, before, now) -> refresh();
    private final ChangeListener<Point3> onCrosshair = (o, before, now) -> refresh();
    private final ChangeListener<Double> onLetters = (o, before, now) -> letter(now);

    private SceneView view;
    private Optional<SceneCamera> last = Optional.empty();
    private SceneContent content;
    private CompletableFuture<Void> shown = CompletableFuture.completedFuture(null);
    /** Read by other threads too. */
    private volatile boolean closed;

    private int width;
    private int height;
    private Runnable afterDraw = () -> {};

    /** Opens scenes. */
    interface Opener {
        SceneView open() throws ProblemException;
    }

    /** How far the scene is. */
    enum State {
        /** Not asked for. */
        CLOSED,
        /** VTK is being loaded and tried. */
        OPENING,
        /** Open, and nothing to show yet. */
        WAITING,
        /** There is a picture, or will be in a moment. */
        READY,
        /** It cannot be: see the problem. */
        UNAVAILABLE
    }

    private record Wanted(SessionSnapshot snapshot, Optional<Point3> crosshair, double residualScale) {}

    SceneModel(WorkstationModel model, ObservableValue<Double> letterScale, Executor worker, Opener opener) {
        this.model = model;
        this.worker = worker;
        this.opener = opener;
        this.letterScale = letterScale;
        residualScale.addListener((o, before, now) -> refresh());
    }

    /** Opens the scene in the background, unless it is open. */
    void open() {
        if (state.get() != State.CLOSED) {
            return;
        }
        closed = false;
        state.set(State.OPENING);
        worker.execute(() -> {
            try {
                SceneView opened = opener.open();
                onWindow(() -> opened(opened));
            } catch (ProblemException e) {
                onWindow(() -> unavailable(e));
            }
        });
    }

    private void opened(SceneView opened) {
        if (state.get() != State.OPENING) {
            // Closed in the meantime.
            opened.close();
            return;
        }
        view = opened;
        state.set(State.WAITING);
        view.letterScale(letterScale.getValue());
        letterScale.addListener(onLetters);
        model.snapshotProperty().addListener(onSnapshot);
        model.view().crosshairMrProperty().addListener(onCrosshair);
        refresh();
    }

    private void letter(double scale) {
        view.letterScale(scale);
        draw();
    }

    private void unavailable(ProblemException e) {
        problem.set(e);
        state.set(State.UNAVAILABLE);
    }

    /** Closes the scene and frees what it holds; it can be opened again. */
    void close() {
        closed = true;
        letterScale.removeListener(onLetters);
        model.snapshotProperty().removeListener(onSnapshot);
        model.view().crosshairMrProperty().removeListener(onCrosshair);
        wanted.set(null);
        SceneView old = view;
        if (old != null) {
            last = old.camera();
        }
        view = null;
        content = null;
        frame.set(null);
        picked.set(null);
        busy.set(false);
        state.set(State.CLOSED);
        if (old != null) {
            // Waits for what is being drawn, which the window must not.
            worker.execute(old::close);
        }
    }

    private void refresh() {
        SessionSnapshot snapshot = model.snapshot().orElse(null);
        if (view == null) {
            return;
        }
        if (snapshot == null) {
            wanted.set(null);
            content = null;
            frame.set(null);
            picked.set(null);
            state.set(State.WAITING);
            return;
        }
        busy.set(true);
        wanted.set(new Wanted(
                snapshot, Optional.ofNullable(model.view().crosshairMrProperty().get()), residualScale.get()));
        worker.execute(this::makeNewest);
    }

    private void makeNewest() {
        Wanted w = wanted.getAndSet(null);
        if (w == null) {
            return;
        }
        try {
            Optional<SceneContents.Made> made = SceneContents.of(w.snapshot(), w.crosshair(), w.residualScale());
            onWindow(() -> take(w, made));
        } catch (RuntimeException e) {
            // A mistake of the program: told by the window's handler, and the scene stays as it was.
            onWindow(() -> busy.set(false));
            throw e;
        }
    }

    private void take(Wanted made, Optional<SceneContents.Made> result) {
        if (model.snapshot().orElse(null) != made.snapshot()) {
            return;
        }
        if (result.isEmpty()) {
            busy.set(wanted.get() != null);
            return;
        }
        notice.set(result.get().notice());
        content = result.get().content();
        showContent();
    }

    private void showContent() {
        if (view == null || content == null) {
            return;
        }
        busy.set(true);
        SceneView to = view;
        if (to.camera().isEmpty()) {
            // Opened again: seen as it was left, unless it is another patient's room.
            last.filter(c -> c.focus().frame().equals(content.frame())).ifPresent(to::camera);
        }
        CompletableFuture<Void> mine = to.show(content.with(appearances), new Redraw());
        shown = mine;
        mine.whenComplete((done, failure) -> onWindow(() -> {
            if (view == to && shown == mine) {
                // Busy until the picture with all of it is on the screen.
                draw(false).thenRun(() -> onWindow(() -> busy.set(shown == mine ? wanted.get() != null : busy.get())));
            }
        }));
        state.set(State.READY);
        draw();
    }

    /** Draws again when another surface has come. */
    private final class Redraw implements Progress {
        @Override
        public void report(double fraction, String step) {
            onWindow(SceneModel.this::draw);
        }

        @Override
        public void stopIfCancelled() {
            if (closed) {
                throw new CancelledException();
            }
        }
    }

    /** Size of the picture, pixels of the screen. */
    void size(int newWidth, int newHeight) {
        if (newWidth != width || newHeight != height) {
            width = newWidth;
            height = newHeight;
            draw();
        }
    }

    /** Called after each quick picture was asked for, to ask for a fine one when the hand rests. */
    void afterDraw(Runnable task) {
        afterDraw = task;
    }

    private void draw() {
        draw(false);
    }

    private boolean cannotDraw() {
        return view == null || content == null || width < 1 || height < 1;
    }

    private CompletableFuture<Void> draw(boolean moving) {
        if (cannotDraw()) {
            return CompletableFuture.completedFuture(null);
        }
        SceneView from = view;
        CompletableFuture<SceneFrame> drawn = moving ? from.turning(width, height) : from.render(width, height);
        afterDraw.run();
        return drawn.thenAccept(f -> onWindow(() -> take(from, f)));
    }

    /** Draws once more, finely. */
    void refine() {
        if (cannotDraw()) {
            return;
        }
        SceneView from = view;
        from.snapshot(width, height)
                .thenAccept(f -> onWindow(() -> {
                    // A picture from before the last turn would jump.
                    if (from.camera().filter(f.camera()::equals).isPresent()) {
                        take(from, f);
                    }
                }));
    }

    private void take(SceneView from, SceneFrame drawn) {
        if (view == from && frame.get() != drawn) {
            frame.set(drawn);
        }
    }

    private void onWindow(Runnable task) {
        model.background().window().execute(task);
    }

    private void move(Consumer<SceneView> how) {
        if (view != null) {
            how.accept(view);
            draw(true);
        }
    }

    void preset(CameraPreset preset) {
        move(v -> v.camera(preset));
    }

    void home() {
        move(SceneView::home);
    }

    void rotate(double dxPx, double dyPx) {
        move(v -> v.rotate(dxPx, dyPx));
    }

    void zoom(double factor) {
        move(v -> v.zoom(factor));
    }

    void pan(double dxPx, double dyPx) {
        move(v -> v.pan(dxPx, dyPx));
    }

    /** Picks in the newest picture; the slices and the list of markers go there too. */
    void pick(double u, double v) {
        SceneFrame in = frame.get();
        if (view == null || in == null) {
            return;
        }
        SceneView from = view;
        from.pick(in, u, v)
                .thenAccept(found -> onWindow(() -> {
                    if (view != from) {
                        return;
                    }
                    picked.set(found.orElse(null));
                    found.ifPresent(p -> {
                        p.label().ifPresent(model.view().selectedMarkerProperty()::set);
                        model.view().crosshairMrProperty().set(p.at());
                    });
                }));
    }

    /** How an element is drawn. */
    Appearance appearance(SceneElement element) {
        return appearances.getOrDefault(element, element.defaultAppearance());
    }

    void appearance(SceneElement element, Appearance wantedAppearance) {
        appearances.put(element, wantedAppearance);
        showContent();
    }

    /** A fine picture for keeping, as large as the screen's. */
    Optional<CompletableFuture<SceneFrame>> snapshot() {
        return cannotDraw() ? Optional.empty() : Optional.of(view.snapshot(width, height));
    }

    DoubleProperty residualScaleProperty() {
        return residualScale;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ProblemException> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<SceneFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** What was picked last; null for nothing. */
    ReadOnlyObjectProperty<Pick> pickedProperty() {
        return picked.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What the reader must know of what is shown. */
    ReadOnlyObjectProperty<SceneContents.Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }
}
