package org.needlepoint.view.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.CancelledException;
import org.needlepoint.work.Progress;

/**
 * A scene, drawn off-screen. All methods may be called from any thread and return at once; what they ask for is done on one
 * thread that owns every native object.
 *
 * <p>Requests to draw do not queue up: while one waits, further ones join it, and it is drawn with the camera and the size that
 * are newest when its turn comes. So a drag never lags behind the hand.
 */
public final class SceneView implements AutoCloseable {
    private static final List<SceneElement> SURFACES =
            List.of(SceneElement.TUMOUR, SceneElement.SKIN, SceneElement.BONE);

    private static final double PICK_TOLERANCE_PX = 5;

    private final SceneThread thread;
    private final CameraMan cameraMan = new CameraMan();
    private final TurningDetail turningDetail = new TurningDetail();
    private final Map<SurfaceRecipe, CompletableFuture<Void>> underWay = new HashMap<>();
    private volatile SceneContent content;
    private volatile double letterScale = 1;

    private SceneView(SceneThread thread) {
        this.thread = thread;
    }

    /**
     * Opens a scene. Takes about a second the first time; to be called off the window's thread.
     *
     * @return an empty scene
     * @throws ProblemException if something is missing, see {@link SceneSupport}, or drawing fails
     */
    public static SceneView open() throws ProblemException {
        SceneSupport.Status status = SceneSupport.status();
        if (status.missing().isPresent()) {
            throw status.missing().get();
        }
        return openTrusting();
    }

    /** Opens a scene without trying it elsewhere first. */
    static SceneView openTrusting() throws ProblemException {
        SceneSupport.requireLibraries();
        return new SceneView(SceneThread.start());
    }

    /**
     * Shows a content in the place of the one before. What is the same in both is kept; surfaces, which take a second, come one
     * by one while the rest can already be drawn and turned.
     *
     * @param newContent what to show
     * @param progress hears of every surface that has come, on another thread: a moment to draw again
     * @return done when all surfaces have come or a later content has replaced them
     */
    public CompletableFuture<Void> show(SceneContent newContent, Progress progress) {
        content = newContent;
        CompletableFuture<Void> stood = thread.urgently(stage -> {
            if (content != newContent) {
                return null;
            }
            stage.show(newContent);
            cameraMan.contentChanged(newContent, stage.bounds());
            return null;
        });
        List<CompletableFuture<Void>> all = new ArrayList<>();
        all.add(stood);
        for (SceneElement element : SURFACES) {
            SurfaceRecipe.of(newContent, element)
                    .ifPresent(recipe -> all.add(stood.thenCompose(done -> surface(recipe, progress))));
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    /** Surfaces that several contents want are made once. */
    private CompletableFuture<Void> surface(SurfaceRecipe recipe, Progress progress) {
        synchronized (underWay) {
            CompletableFuture<Void> begun = underWay.get(recipe);
            if (begun != null) {
                return begun;
            }
            CompletableFuture<Void> made = thread.urgently(stage -> stage.has(recipe))
                    .thenCompose(
                            there -> there ? CompletableFuture.<Void>completedFuture(null) : make(recipe, progress));
            underWay.put(recipe, made);
            made.whenComplete((done, failure) -> {
                synchronized (underWay) {
                    underWay.remove(recipe, made);
                }
            });
            return made;
        }
    }

    private CompletableFuture<Void> make(SurfaceRecipe recipe, Progress progress) {
        return CompletableFuture.supplyAsync(() -> SurfaceField.of(recipe, progress))
                .thenCompose(field -> thread.later(stage -> stand(stage, recipe, field)))
                .thenRun(() -> progress.report(1, "Surface made"));
    }

    private Void stand(NativeStage stage, SurfaceRecipe recipe, SurfaceField field) {
        SceneContent now = content;
        if (SurfaceRecipe.of(now, recipe.element()).filter(recipe::equals).isPresent()) {
            stage.showSurface(recipe, field, now);
            cameraMan.contentChanged(now, stage.bounds());
        }
        return null;
    }

    /**
     * How the scene is seen now.
     *
     * @return camera; empty before the first content stands
     */
    public Optional<SceneCamera> camera() {
        return cameraMan.camera();
    }

    /**
     * Sees the scene through a given camera.
     *
     * @param camera camera
     */
    public void camera(SceneCamera camera) {
        cameraMan.take(camera);
    }

    /**
     * Sees the whole scene from a side. Until the user turns, zooms or pans it stays fitted when the content or the picture's size
     * changes.
     *
     * @param preset from where
     */
    public void camera(CameraPreset preset) {
        cameraMan.preset(preset);
    }

    /**
     * Makes what is written over the scene larger, and what can be picked easier to hit, from the next picture on.
     *
     * @param scale how many times larger than usual, positive
     */
    public void letterScale(double scale) {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("Letters have a size, got " + scale);
        }
        letterScale = scale;
    }

    /** Sees the whole scene as in the beginning: obliquely, from the side where the needle enters. */
    public void home() {
        cameraMan.home();
    }

    /**
     * Turns the scene under the hand.
     *
     * @param dxPx drag to the right, pixels of the last picture
     * @param dyPx drag downward, pixels
     */
    public void rotate(double dxPx, double dyPx) {
        cameraMan.rotate(dxPx, dyPx);
    }

    /**
     * Magnifies.
     *
     * @param factor above 1 to come nearer
     */
    public void zoom(double factor) {
        cameraMan.zoom(factor);
    }

    /**
     * Moves the scene under the hand.
     *
     * @param dxPx drag to the right, pixels of the last picture
     * @param dyPx drag downward, pixels
     */
    public void pan(double dxPx, double dyPx) {
        cameraMan.pan(dxPx, dyPx);
    }

    /**
     * Draws the scene quickly with the newest camera, after the first content stands: for a picture that moves. What is translucent is
     * not sorted by depth, edges are not smoothed.
     *
     * @param width pixels, at least 1
     * @param height pixels, at least 1
     * @return the picture; of another size if a later request of another size came before it was drawn
     * @throws IllegalArgumentException if a side is not positive
     */
    public CompletableFuture<SceneFrame> render(int width, int height) {
        requireSize(width, height);
        return thread.draw(width, height, (stage, w, h) -> {
            cameraMan.pictureSize(w, h);
            return picture(stage, w, h, false);
        });
    }

    /**
     * Draws the scene with the newest camera while the hand moves: like {@link #render}, but where that takes longer than a
     * thirtieth of a second with every second pixel each way, those between filled in. Letters and lines over the scene are always
     * of full size.
     *
     * @param width pixels, at least 1
     * @param height pixels, at least 1
     * @return the picture; of another size if a later request of another size came before it was drawn
     * @throws IllegalArgumentException if a side is not positive
     */
    public CompletableFuture<SceneFrame> turning(int width, int height) {
        requireSize(width, height);
        return thread.draw(width, height, (stage, w, h) -> {
            cameraMan.pictureSize(w, h);
            SceneFrame frame = turningDetail.divisor() == 1 ? picture(stage, w, h, false) : sketch(stage, w, h);
            turningDetail.took(frame.milliseconds());
            return frame;
        });
    }

    /**
     * Draws the scene finely with the newest camera: for a picture that rests or is kept. Takes about three times as long; other
     * requests do not join it.
     *
     * @param width pixels, at least 1
     * @param height pixels, at least 1
     * @return the picture, of exactly this size
     * @throws IllegalArgumentException if a side is not positive
     */
    public CompletableFuture<SceneFrame> snapshot(int width, int height) {
        requireSize(width, height);
        return thread.urgently(stage -> {
            cameraMan.pictureSize(width, height);
            return picture(stage, width, height, true);
        });
    }

    private static void requireSize(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A picture has pixels, got " + width + " × " + height);
        }
    }

    private SceneFrame picture(NativeStage stage, int width, int height, boolean finely) {
        return lettered(width, height, camera -> stage.render(camera, width, height, finely));
    }

    private SceneFrame sketch(NativeStage stage, int width, int height) {
        return lettered(width, height, camera -> stage.sketch(camera, width, height));
    }

    private SceneFrame lettered(int width, int height, Function<SceneCamera, int[]> how) {
        long start = System.nanoTime();
        SceneCamera camera = cameraMan.camera().orElseThrow(() -> new IllegalStateException("Nothing was shown yet"));
        int[] drawn = how.apply(camera);
        int[] lettered = SceneOverlay.over(drawn, width, height, camera, content, letterScale);
        return new SceneFrame(width, height, lettered, camera, (System.nanoTime() - start) / 1e6);
    }

    /**
     * What lies under a pixel of a picture. Small things such as markers are taken within 5 pixels, more where letters are larger, and
     * through anything translucent.
     *
     * @param frame the picture
     * @param u pixel from the left
     * @param v pixel from the top
     * @return what is there
     */
    public CompletableFuture<Optional<Pick>> pick(SceneFrame frame, double u, double v) {
        double tolerancePx = PICK_TOLERANCE_PX * letterScale;
        return thread.urgently(stage -> stage.pick(frame.camera(), frame.width(), frame.height(), u, v, tolerancePx));
    }

    /** Number of pictures drawn for {@link #render}, for tests of how requests join. */
    long drawn() {
        return thread.drawn();
    }

    /** Runs on the scene's thread, for tests. */
    <T> CompletableFuture<T> onThread(java.util.function.Function<NativeStage, T> work) {
        return thread.urgently(work);
    }

    /** Ends the thread and deletes every native object. What was asked for and not done ends with {@link CancelledException}. */
    @Override
    public void close() {
        thread.close();
    }
}
