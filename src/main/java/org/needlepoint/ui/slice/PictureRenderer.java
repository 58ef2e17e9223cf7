package org.needlepoint.ui.slice;

import java.nio.IntBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.needlepoint.ui.model.PictureRequest;
import org.needlepoint.view.slice.ErrorContours;
import org.needlepoint.view.slice.FusionCompositor;
import org.needlepoint.view.slice.OverlayMark;
import org.needlepoint.view.slice.SliceOverlay;
import org.needlepoint.view.slice.SlicePlane;

/**
 * Makes the pictures of one view behind the window. While one is made, of the requests that come only the newest is kept.
 * Belongs to the thread of the window.
 */
final class PictureRenderer {
    /** One thread for all views; the compositor shares its rows among the cores. */
    private static final Executor THREAD = Executors.newSingleThreadExecutor(r -> {
        Thread t = new Thread(r, "pictures");
        t.setDaemon(true);
        return t;
    });

    private final FusionCompositor compositor = new FusionCompositor();
    private final Consumer<Frame> shown;
    /** One may still be on its way to the screen while the next is made. */
    private final Surface[] surfaces = new Surface[3];

    private SlicePlane linesPlane;
    private PictureRequest.Errors linesOf;
    private double linesPx;
    private List<OverlayMark> lines = List.of();

    private int turn;
    private boolean working;
    private PictureRequest wanted;
    private long asked;
    private PictureRequest last;

    /**
     * A picture.
     *
     * @param request what it was made from
     * @param image pixels
     * @param errorLines lines of equal error, if they were wanted
     * @param sinceNanos when the first of the changes came that it shows, on the clock of {@link System#nanoTime}, ns
     */
    record Frame(PictureRequest request, Image image, List<OverlayMark> errorLines, long sinceNanos) {}

    private record Surface(int[] pixels, PixelBuffer<IntBuffer> buffer, WritableImage image, int width, int height) {

        static Surface of(int width, int height) {
            int[] pixels = new int[width * height];
            PixelBuffer<IntBuffer> buffer =
                    new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            return new Surface(pixels, buffer, new WritableImage(buffer), width, height);
        }
    }

    PictureRenderer(Consumer<Frame> shown) {
        this.shown = shown;
    }

    /**
     * Asks for a picture, unless it is the one that was asked for last.
     *
     * @return whether a new picture will come
     */
    boolean request(PictureRequest request) {
        if (request.equals(last)) {
            return false;
        }
        last = request;
        if (wanted == null) {
            // Later changes that this one's picture has to wait for are shown with it.
            asked = System.nanoTime();
        }
        wanted = request;
        next();
        return true;
    }

    /** Gives up what was asked for: the view shows nothing. */
    void forget() {
        last = null;
        wanted = null;
    }

    private void next() {
        if (working || wanted == null) {
            return;
        }
        PictureRequest request = wanted;
        long since = asked;
        wanted = null;
        working = true;
        int slot = turn++ % surfaces.length;
        int width = request.plane().width();
        int height = request.plane().height();
        Surface s = surfaces[slot];
        if (s == null || s.width() != width || s.height() != height) {
            s = Surface.of(width, height);
            surfaces[slot] = s;
        }
        Surface surface = s;
        THREAD.execute(() -> make(request, surface, since));
    }

    private void make(PictureRequest request, Surface surface, long since) {
        compositor.render(request.plane(), request.mr(), request.ct(), request.fusion(), surface.pixels());
        List<OverlayMark> lines = errorLines(request);
        Frame frame = new Frame(request, surface.image(), lines, since);
        Platform.runLater(() -> {
            working = false;
            surface.buffer().updateBuffer(b -> null);
            shown.accept(frame);
            next();
        });
    }

    /** The lines stay while only windows or the fusion change. Called on the pictures' thread. */
    private List<OverlayMark> errorLines(PictureRequest request) {
        if (request.errors().isEmpty() || request.plane().width() < 2) {
            return List.of();
        }
        if (request.plane() != linesPlane
                || request.markPx() != linesPx
                || !request.errors().get().equals(linesOf)) {
            linesPlane = request.plane();
            linesPx = request.markPx();
            linesOf = request.errors().get();
            lines = ErrorContours.of(SliceOverlay.on(request.plane(), linesPx), linesOf.pose(), linesOf.gate())
                    .marks();
        }
        return lines;
    }
}
