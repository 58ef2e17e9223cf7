package org.needlepoint.view.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.view.slice.OrientationLetters;

class SceneCameraTest {
    private static final Frame MR = new Frame("1.2.3", "MR");
    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;

    private static SceneCamera from(CameraPreset preset) {
        CameraMan man = new CameraMan();
        man.contentChanged(SceneContent.empty(MR), Optional.of(new double[] {-50, 50, -40, 40, -30, 30}));
        man.preset(preset);
        return man.camera().orElseThrow();
    }

    /** The letters are those of a person standing there: facing a patient, the patient's right is on one's left. */
    @ParameterizedTest
    @CsvSource({
        "ANTERIOR, R, L, H, F",
        "POSTERIOR, L, R, H, F",
        "LEFT, A, P, H, F",
        "RIGHT, P, A, H, F",
        "FEET, R, L, A, P",
        "HEAD, L, R, A, P"
    })
    void a_preset_has_its_letters_at_left_right_top_and_bottom(
            CameraPreset preset, String left, String right, String top, String bottom) {
        SceneCamera c = from(preset);
        assertThat(OrientationLetters.of(c.right().negated())).isEqualTo(left);
        assertThat(OrientationLetters.of(c.right())).isEqualTo(right);
        assertThat(OrientationLetters.of(c.up())).isEqualTo(top);
        assertThat(OrientationLetters.of(c.up().negated())).isEqualTo(bottom);
    }

    @Test
    void along_the_needle_it_is_a_point_in_the_middle() {
        Vector3 inward = new Vector3(0.2, 0.9, -0.3).normalized();
        Point3 tip = new Point3(MR, 10, 20, 5);
        CameraMan man = new CameraMan();
        SceneNeedle needle = new SceneNeedle(tip, inward, 100);
        man.contentChanged(SceneContent.empty(MR).with(needle), Optional.of(new double[] {-50, 50, -90, 40, -30, 60}));
        man.pictureSize(WIDTH, HEIGHT);
        man.preset(CameraPreset.ALONG_NEEDLE);
        SceneCamera c = man.camera().orElseThrow();
        for (Point3 p : new Point3[] {tip, needle.outerEnd()}) {
            Point2 at = c.project(p, WIDTH, HEIGHT);
            assertThat(at.u()).isCloseTo((WIDTH - 1) / 2.0, within(1e-6));
            assertThat(at.v()).isCloseTo((HEIGHT - 1) / 2.0, within(1e-6));
        }
        assertThat(c.direction().dot(inward)).as("seen from outside").isCloseTo(1, within(1e-12));
    }

    @Test
    void the_whole_box_is_in_the_picture_and_fills_it() {
        for (CameraPreset preset : CameraPreset.values()) {
            CameraMan man = new CameraMan();
            man.contentChanged(SceneContent.empty(MR), Optional.of(new double[] {-150, 50, -40, 40, -30, 130}));
            man.pictureSize(WIDTH, HEIGHT);
            man.preset(preset);
            SceneCamera c = man.camera().orElseThrow();
            double closest = Double.POSITIVE_INFINITY;
            for (int corner = 0; corner < 8; corner++) {
                Point2 p = c.project(
                        new Point3(
                                MR,
                                (corner & 1) == 0 ? -150 : 50,
                                (corner & 2) == 0 ? -40 : 40,
                                (corner & 4) == 0 ? -30 : 130),
                        WIDTH,
                        HEIGHT);
                assertThat(p.u()).isBetween(0.0, WIDTH - 1.0);
                assertThat(p.v()).isBetween(0.0, HEIGHT - 1.0);
                closest = Math.min(
                        closest,
                        Math.min(
                                Math.min(p.u() / WIDTH, 1 - p.u() / WIDTH),
                                Math.min(p.v() / HEIGHT, 1 - p.v() / HEIGHT)));
            }
            assertThat(closest).as("margin from %s", preset).isLessThan(0.04);
        }
    }

    @Test
    void what_is_in_front_follows_the_hand() {
        SceneCamera c = from(CameraPreset.ANTERIOR);
        Point3 nose = new Point3(MR, 0, -40, 0);
        Point2 before = c.project(nose, WIDTH, HEIGHT);
        Point2 right = c.rotated(10, 0, HEIGHT).project(nose, WIDTH, HEIGHT);
        assertThat(right.u()).isGreaterThan(before.u() + 1);
        Point2 down = c.rotated(0, 10, HEIGHT).project(nose, WIDTH, HEIGHT);
        assertThat(down.v()).isGreaterThan(before.v() + 1);
        Point2 panned = c.panned(7, -3, HEIGHT).project(nose, WIDTH, HEIGHT);
        assertThat(panned.u() - before.u()).isCloseTo(7, within(1e-9));
        assertThat(panned.v() - before.v()).isCloseTo(-3, within(1e-9));
    }

    @Test
    void a_drag_over_the_shorter_side_is_half_a_turn() {
        SceneCamera c = from(CameraPreset.ANTERIOR).rotated(HEIGHT, 0, HEIGHT);
        assertThat(c.direction().minus(new Vector3(0, -1, 0)).norm()).isLessThan(1e-9);
    }

    @Test
    void it_stays_upright_and_orthogonal_through_a_thousand_drags() {
        SplittableRandom random = new SplittableRandom(4);
        SceneCamera c = from(CameraPreset.LEFT);
        for (int i = 0; i < 1000; i++) {
            c = c.rotated(random.nextDouble(-80, 80), random.nextDouble(-80, 80), HEIGHT);
            assertThat(Math.abs(c.direction().dot(c.up()))).isLessThan(1e-9);
            assertThat(c.up().norm()).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void zoom_is_about_the_middle_and_bounded() {
        SceneCamera c = from(CameraPreset.ANTERIOR);
        Point3 p = new Point3(MR, 20, 0, 10);
        double before = c.project(p, WIDTH, HEIGHT).u() - (WIDTH - 1) / 2.0;
        double after = c.zoomed(2).project(p, WIDTH, HEIGHT).u() - (WIDTH - 1) / 2.0;
        assertThat(after).isCloseTo(2 * before, within(1e-9));
        assertThat(c.zoomed(1e9).halfExtentMm()).isEqualTo(2);
        assertThat(c.zoomed(1e-9).halfExtentMm()).isEqualTo(2000);
        assertThatThrownBy(() -> c.zoomed(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
