package org.needlepoint.view.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.needle.BiopsyCore;
import org.needlepoint.registration.ErrorEllipsoid;
import org.needlepoint.view.scene.SceneElement.Appearance;
import org.needlepoint.view.slice.SliceImage;
import org.needlepoint.view.slice.SlicePlane;
import org.needlepoint.work.CancelledException;
import org.needlepoint.work.Progress;

/** What is drawn is where it is said to be. */
class SceneViewTest {
    private static final Frame MR = new Frame("1.2.3", "MR");
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;

    @BeforeAll
    static void needsVtk() {
        SceneSupport.Status status = SceneSupport.status();
        assumeTrue(
                status.ready(),
                () -> "no scene can be drawn here: "
                        + status.missing().orElseThrow().getMessage());
    }

    private static SceneMarker marker(String label, double x, double y, double z) {
        return new SceneMarker(label, new Point3(MR, x, y, z), Optional.empty());
    }

    private static final List<SceneMarker> THREE =
            List.of(marker("P1", -40, -10, 25), marker("P2", 30, 20, -15), marker("P3", 5, -30, 0));

    private static boolean green(int argb) {
        int r = argb >> 16 & 255;
        int g = argb >> 8 & 255;
        int b = argb & 255;
        return g > 90 && g > 1.25 * r && g > 1.25 * b;
    }

    /** Middle of the coloured pixels within a distance of a place; empty if there are none. */
    private static Optional<Point2> middle(
            SceneFrame f, Point2 near, double withinPx, java.util.function.IntPredicate color) {
        double u = 0;
        double v = 0;
        int n = 0;
        for (int y = 0; y < f.height(); y++) {
            for (int x = 0; x < f.width(); x++) {
                if (Math.hypot(x - near.u(), y - near.v()) <= withinPx && color.test(f.argb()[y * f.width() + x])) {
                    u += x;
                    v += y;
                    n++;
                }
            }
        }
        return n == 0 ? Optional.empty() : Optional.of(new Point2(u / n, v / n));
    }

    @Test
    void a_marker_appears_at_the_pixel_that_the_camera_predicts_from_every_side() throws Exception {
        try (SceneView view = SceneView.open()) {
            for (SceneMarker m : THREE) {
                view.show(SceneContent.empty(MR).with(List.of(m), 5), Progress.NONE)
                        .get();
                for (CameraPreset preset : CameraPreset.values()) {
                    view.camera(SceneCamera.looking(new Point3(MR, 4, -7, 9), preset.direction(), preset.up(), 70)
                            .rotated(13, -21, HEIGHT));
                    for (SceneFrame f : List.of(
                            view.render(WIDTH, HEIGHT).get(),
                            view.snapshot(WIDTH, HEIGHT).get())) {
                        Point2 expected = f.camera().project(m.mr(), WIDTH, HEIGHT);
                        // A sphere of 3.5 mm; its label begins beside it.
                        double radius = 3.5 / f.camera().pixelMm(WIDTH, HEIGHT);
                        Point2 seen = middle(f, expected, radius + 1, SceneViewTest::green)
                                .orElseThrow();
                        assertThat(Math.hypot(seen.u() - expected.u(), seen.v() - expected.v()))
                                .as("%s from %s", m.label(), preset)
                                .isLessThan(0.75);
                    }
                }
            }
        }
    }

    @Test
    void a_coarse_picture_while_turning_has_everything_in_the_same_place() throws Exception {
        SceneMarker m = THREE.get(0);
        try (SceneView view = SceneView.open()) {
            view.show(SceneContent.empty(MR).with(List.of(m), 5), Progress.NONE).get();
            for (int odd : new int[] {0, 1}) {
                int width = WIDTH - odd;
                int height = HEIGHT - odd;
                view.camera(SceneCamera.looking(
                        new Point3(MR, 4, -7, 9), CameraPreset.LEFT.direction(), CameraPreset.LEFT.up(), 70));
                SceneCamera camera = view.camera().orElseThrow();
                int[] pixels = view.onThread(stage -> stage.sketch(camera, width, height))
                        .get();
                SceneFrame f = new SceneFrame(width, height, pixels, camera, 0);
                Point2 expected = camera.project(m.mr(), width, height);
                double radius = 3.5 / camera.pixelMm(width, height);
                Point2 seen =
                        middle(f, expected, radius + 3, SceneViewTest::green).orElseThrow();
                // Half a coarse pixel, which is one of these, beside the error of a whole picture.
                assertThat(Math.hypot(seen.u() - expected.u(), seen.v() - expected.v()))
                        .isLessThan(1.5);
                long green = Arrays.stream(pixels).filter(SceneViewTest::green).count();
                assertThat((double) green).isCloseTo(Math.PI * radius * radius, Percentage.withPercentage(20));
            }
            SceneFrame turning = view.turning(WIDTH, HEIGHT).get();
            assertThat(turning.width()).isEqualTo(WIDTH);
            assertThat(turning.height()).isEqualTo(HEIGHT);
        }
    }

    @Test
    void a_pick_returns_the_marker_with_its_place_and_residual() throws Exception {
        Point3 at = new Point3(MR, -40, -10, 25);
        SceneMarker registered = new SceneMarker("P1", at, Optional.of(new Point3(MR, -41, -10.5, 25.25)));
        try (SceneView view = SceneView.open()) {
            view.show(SceneContent.empty(MR).with(List.of(registered, THREE.get(1)), 5), Progress.NONE)
                    .get();
            view.camera(CameraPreset.ANTERIOR);
            SceneFrame f = view.render(WIDTH, HEIGHT).get();
            Point2 p = f.camera().project(at, WIDTH, HEIGHT);
            Pick pick = view.pick(f, p.u(), p.v()).get().orElseThrow();
            assertThat(pick.element()).isEqualTo(SceneElement.MARKERS);
            assertThat(pick.label()).contains("P1");
            assertThat(pick.at()).isEqualTo(at);
            assertThat(pick.residualMm()
                            .orElseThrow()
                            .minus(new Vector3(1, 0.5, -0.25))
                            .norm())
                    .isLessThan(1e-12);
            assertThat(view.pick(f, 3, 3).get()).as("nothing in the corner").isEmpty();
        }
    }

    @Test
    void a_pick_of_the_needle_is_on_the_needle() throws Exception {
        Vector3 inward = new Vector3(0.3, 0.9, -0.2).normalized();
        SceneNeedle needle = new SceneNeedle(new Point3(MR, 4, 6, 2), inward, 90);
        try (SceneView view = SceneView.open()) {
            view.show(SceneContent.empty(MR).with(needle), Progress.NONE).get();
            view.camera(CameraPreset.LEFT);
            SceneFrame f = view.render(WIDTH, HEIGHT).get();
            Point3 half = needle.tip().plus(inward.times(-45));
            Point2 p = f.camera().project(half, WIDTH, HEIGHT);
            Pick pick = view.pick(f, p.u(), p.v()).get().orElseThrow();
            assertThat(pick.element()).isEqualTo(SceneElement.NEEDLE);
            // On the shaft of 0.9 mm radius, and as near to the middle as a pixel is large.
            Vector3 off = pick.at().minus(half);
            assertThat(off.minus(inward.times(off.dot(inward))).norm()).isLessThan(1.0);
            assertThat(Math.abs(off.dot(inward))).isLessThan(2 * f.camera().pixelMm(WIDTH, HEIGHT));
        }
    }

    @Test
    void larger_letters_are_larger_on_the_picture_and_small_things_easier_to_hit() throws Exception {
        SceneNeedle needle = new SceneNeedle(new Point3(MR, 4, 6, 2), new Vector3(0.3, 0.9, -0.2).normalized(), 90);
        try (SceneView view = SceneView.open()) {
            view.show(SceneContent.empty(MR).with(needle), Progress.NONE).get();
            view.camera(CameraPreset.LEFT);
            SceneFrame f = view.render(WIDTH, HEIGHT).get();
            Point2 from = f.camera().project(needle.outerEnd(), WIDTH, HEIGHT);
            Point2 to = f.camera().project(needle.tip(), WIDTH, HEIGHT);
            double length = Math.hypot(to.u() - from.u(), to.v() - from.v());
            // Beside the middle of the shaft, whose radius is 0.9 mm.
            double off = 5 + 0.9 / f.camera().pixelMm(WIDTH, HEIGHT);
            double u = (from.u() + to.u()) / 2 - off * (to.v() - from.v()) / length;
            double v = (from.v() + to.v()) / 2 + off * (to.u() - from.u()) / length;
            assertThat(view.pick(f, u, v).get()).isEmpty();
            view.letterScale(2);
            assertThat(view.pick(f, u, v).get().orElseThrow().element()).isEqualTo(SceneElement.NEEDLE);
            SceneFrame large = view.render(WIDTH, HEIGHT).get();
            assertThat(white(large)).isGreaterThan(2 * white(f)).isGreaterThan(200);
        }
    }

    private static long white(SceneFrame f) {
        return Arrays.stream(f.argb()).filter(p -> p == 0xffffffff).count();
    }

    @Test
    void the_ellipsoid_is_as_large_as_the_error() throws Exception {
        Covariance3 c = new Covariance3(9, 3, -2, 16, 1, 4);
        Point3 tip = new Point3(MR, 12, -7, 30);
        SceneContent content =
                SceneContent.empty(MR).with(SceneError.of95(tip, c)).with(SceneElement.ERROR, new Appearance(true, 1));
        ErrorEllipsoid e = ErrorEllipsoid.of95(c);
        double scale = e.semiAxis0Mm() * e.semiAxis0Mm() / c.principalAxes().variance0();
        try (SceneView view = SceneView.open()) {
            view.show(content, Progress.NONE).get();
            for (CameraPreset preset : List.of(CameraPreset.ANTERIOR, CameraPreset.LEFT, CameraPreset.FEET)) {
                view.camera(preset);
                // Small in the picture, so that nothing written touches it.
                view.zoom(0.5);
                SceneFrame f = view.snapshot(800, 800).get();
                double mm = f.camera().pixelMm(800, 800);
                int[] box = boxOf(f, f.camera().project(tip, 800, 800), 250);
                // The shadow of xᵀC⁻¹x = k on a direction n reaches √(k nᵀCn).
                double across = Math.sqrt(scale * c.varianceAlong(f.camera().right()));
                double along = Math.sqrt(scale * c.varianceAlong(f.camera().up()));
                assertThat((box[2] - box[0] + 1) * mm / 2)
                        .as("half width from %s", preset)
                        .isCloseTo(across, within(1.5 * mm));
                assertThat((box[3] - box[1] + 1) * mm / 2)
                        .as("half height from %s", preset)
                        .isCloseTo(along, within(1.5 * mm));
            }
        }
    }

    /** Box of the pixels redder than the ground. */
    private static int[] boxOf(SceneFrame f, Point2 centre, int reach) {
        int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1};
        for (int y = (int) centre.v() - reach; y < centre.v() + reach; y++) {
            for (int x = (int) centre.u() - reach; x < centre.u() + reach; x++) {
                int argb = f.argb()[y * f.width() + x];
                if ((argb >> 16 & 255) > 1.3 * (argb & 255)) {
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.min(box[1], y);
                    box[2] = Math.max(box[2], x);
                    box[3] = Math.max(box[3], y);
                }
            }
        }
        return box;
    }

    @Test
    void what_is_hidden_vanishes_from_picture_and_pick_and_comes_back() throws Exception {
        SceneContent shown = SceneContent.empty(MR).with(THREE, 5);
        SceneContent hidden = shown.with(SceneElement.MARKERS, new Appearance(false, 1));
        try (SceneView view = SceneView.open()) {
            view.show(shown, Progress.NONE).get();
            view.camera(CameraPreset.ANTERIOR);
            SceneFrame before = view.render(WIDTH, HEIGHT).get();
            SceneCamera camera = before.camera();
            Point2 p = camera.project(THREE.get(2).mr(), WIDTH, HEIGHT);
            assertThat(middle(before, p, 6, SceneViewTest::green)).isPresent();

            view.show(hidden, Progress.NONE).get();
            view.camera(camera);
            SceneFrame without = view.render(WIDTH, HEIGHT).get();
            assertThat(middle(without, p, 6, SceneViewTest::green)).isEmpty();
            assertThat(view.pick(without, p.u(), p.v()).get()).isEmpty();

            view.show(shown, Progress.NONE).get();
            assertThat(view.render(WIDTH, HEIGHT).get().argb()).isEqualTo(before.argb());
        }
    }

    @Test
    void a_core_begins_at_the_tip_and_has_its_length() throws Exception {
        Point3 tip = new Point3(MR, 0, 0, 0);
        BiopsyCore core = new BiopsyCore(tip, new Vector3(1, 0, 0), 20, 2);
        for (SceneCore.Shape shape : SceneCore.Shape.values()) {
            try (SceneView view = SceneView.open()) {
                view.show(SceneContent.empty(MR).with(new SceneCore(core, shape)), Progress.NONE)
                        .get();
                view.camera(CameraPreset.ANTERIOR);
                view.zoom(0.6);
                SceneFrame f = view.snapshot(600, 600).get();
                double mm = f.camera().pixelMm(600, 600);
                int[] box = boxOf(f, f.camera().project(tip.plus(new Vector3(10, 0, 0)), 600, 600), 240);
                assertThat(box[0])
                        .isCloseTo((int) f.camera().project(tip, 600, 600).u(), within(2));
                assertThat((box[2] - box[0] + 1) * mm).isCloseTo(20, within(2 * mm));
                double width = shape == SceneCore.Shape.CYLINDER ? 1.6 : 2 * 1.0;
                // A box is seen at whatever angle its sides have: up to √2 of its width.
                assertThat((box[3] - box[1] + 1) * mm).isBetween(width - 2 * mm, width * 1.42 + 2 * mm);
            }
        }
    }

    @Test
    void a_slice_stands_in_the_room_where_its_plane_is() throws Exception {
        SlicePlane plane =
                SlicePlane.centred(new Point3(MR, 10, 5, -3), new Vector3(0.5, 0, 0), new Vector3(0, 0.5, 0), 100, 80);
        int[] argb = new int[100 * 80];
        for (int v = 0; v < 80; v++) {
            for (int u = 0; u < 100; u++) {
                // Red where the column is low, blue where it is high; a black border, which is cut away.
                boolean border = u < 5 || v < 5 || u >= 95 || v >= 75;
                argb[v * 100 + u] = border ? 0xff000000 : u < 50 ? 0xffe02020 : 0xff2020e0;
            }
        }
        try (SceneView view = SceneView.open()) {
            view.show(
                            SceneContent.empty(MR)
                                    .withSlices(Optional.of(new SliceImage(plane, argb)), Optional.empty()),
                            Progress.NONE)
                    .get();
            view.camera(CameraPreset.FEET);
            SceneFrame f = view.snapshot(WIDTH, HEIGHT).get();
            assertThat(at(f, plane.toPatient(20, 40))).isEqualTo(0xffe02020);
            assertThat(at(f, plane.toPatient(80, 40))).isEqualTo(0xff2020e0);
            int ground = at(f, plane.toPatient(2, 40));
            assertThat((ground >> 16 & 255) + (ground & 255)).as("cut away").isLessThan(110);
            Point2 p = f.camera().project(plane.toPatient(70, 30), WIDTH, HEIGHT);
            Pick pick = view.pick(f, p.u(), p.v()).get().orElseThrow();
            assertThat(pick.element()).isEqualTo(SceneElement.MR_SLICE);
            assertThat(pick.at().distanceMm(plane.toPatient(70, 30)))
                    .isLessThan(f.camera().pixelMm(WIDTH, HEIGHT));
        }
    }

    private static int at(SceneFrame f, Point3 p) {
        Point2 pixel = f.camera().project(p, f.width(), f.height());
        return f.argb()[(int) Math.round(pixel.v()) * f.width() + (int) Math.round(pixel.u())];
    }

    @Test
    void requests_join_and_the_newest_camera_wins() throws Exception {
        try (SceneView view = SceneView.open()) {
            view.show(SceneContent.empty(MR).with(THREE, 5), Progress.NONE).get();
            view.render(WIDTH, HEIGHT).get();
            long before = view.drawn();
            CountDownLatch busy = new CountDownLatch(1);
            view.onThread(stage -> {
                try {
                    return busy.await(30, java.util.concurrent.TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            List<CompletableFuture<SceneFrame>> requested = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                view.rotate(1, 0);
                requested.add(view.render(WIDTH + i, HEIGHT));
            }
            busy.countDown();
            for (CompletableFuture<SceneFrame> r : requested) {
                SceneFrame f = r.get();
                assertThat(f.width()).isEqualTo(WIDTH + 99);
                assertThat(f.camera()).isEqualTo(view.camera().orElseThrow());
            }
            assertThat(view.drawn() - before).isEqualTo(1);
        }
    }

    @Test
    void a_closed_scene_refuses_and_closes_once_more_without_harm() throws Exception {
        SceneView view = SceneView.open();
        view.show(SceneContent.empty(MR).with(THREE, 5), Progress.NONE).get();
        view.close();
        view.close();
        assertThatThrownBy(() -> view.render(WIDTH, HEIGHT).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancelledException.class);
        assertThatThrownBy(() -> view.snapshot(WIDTH, HEIGHT).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancelledException.class);
    }
}
