package org.needlepoint.ui.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.casefile.planning.MeasuringRules;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.ui.WorkstationTest;
import org.needlepoint.ui.keep.PictureKeeper;
import org.needlepoint.view.scene.CameraPreset;
import org.needlepoint.view.scene.SceneCamera;
import org.needlepoint.view.scene.SceneElement;
import org.needlepoint.view.scene.SceneFrame;
import org.needlepoint.view.scene.SceneProblem;
import org.needlepoint.view.scene.SceneSupport;

/** The scene in the window, under mouse and keyboard. */
class ScenePaneTest extends WorkstationTest {
    private ScenePane pane;

    private static void needsVtk() {
        SceneSupport.Status status = SceneSupport.status();
        assumeTrue(
                status.ready(),
                () -> "no scene can be drawn here: "
                        + status.missing().orElseThrow().getMessage());
    }

    /** Shows a case's scene in the window and waits until all surfaces stand. */
    private void showScene(String name, Look look) {
        needsVtk();
        open(name, look);
        interact(() -> model.view().sceneProperty().set(true));
        pane = node("scene");
        settle();
    }

    private void settle() {
        await(
                "the whole scene",
                () -> pane.model().frameProperty().get() != null
                        && !pane.model().busyProperty().get());
    }

    private SceneFrame frame() {
        return onWindow(() -> pane.model().frameProperty().get());
    }

    private SceneCamera camera() {
        return frame().camera();
    }

    /** Where a pixel of the picture is on the screen. */
    private Point2D onScreen(Point2 pixel) {
        SceneCanvas canvas = node("scene-canvas");
        return onWindow(() -> {
            double scale = frame().width() / canvas.getWidth();
            return canvas.localToScreen((pixel.u() + 0.5) / scale, (pixel.v() + 0.5) / scale);
        });
    }

    @Test
    void a_click_on_a_marker_names_it_and_the_other_views_follow() {
        showScene("thigh-high-grade", Look.USUAL);
        screenshot("scene");
        interact(() -> pane.model().preset(CameraPreset.ANTERIOR));
        await(
                "the view from the front",
                () -> camera().direction().minus(new Vector3(0, 1, 0)).norm() < 1e-9);
        Correspondence p3 = model.snapshot().orElseThrow().choice().value().orElseThrow().used().pairs().stream()
                .filter(p -> p.label().equals("P3"))
                .findFirst()
                .orElseThrow();
        SceneFrame f = frame();
        clickOn(onScreen(f.camera().project(p3.to(), f.width(), f.height())));
        Label banner = node("scene-picked");
        await("the name of the marker", () -> banner.getText().startsWith("P3"));
        assertThat(onWindow(banner::getText)).contains("residual").contains(" mm");
        assertThat(model.view().selectedMarkerProperty().get()).isEqualTo("P3");
        assertThat(model.view().crosshairMrProperty().get()).isEqualTo(p3.to());
        settle();
        screenshot("scene-anterior");
    }

    /** Colours that only one thing has: skin and bone are not the last to come, and a picture without them is not the whole one. */
    @Test
    void when_it_says_that_it_is_ready_everything_is_in_the_picture() {
        showScene("thigh-high-grade", Look.SMALL);
        SceneFrame whole = frame();
        interact(() -> pane.model().appearance(SceneElement.BONE, new SceneElement.Appearance(false, 1)));
        settle();
        SceneFrame without = frame();
        assertThat(differing(whole, without)).as("pixels of bone").isGreaterThan(whole.width() * whole.height() / 100);
        interact(() -> pane.model().appearance(SceneElement.BONE, new SceneElement.Appearance(true, 1)));
        settle();
        assertThat(differing(frame(), without)).isGreaterThan(whole.width() * whole.height() / 100);
    }

    private static int differing(SceneFrame a, SceneFrame b) {
        assertThat(a.argb()).hasSameSizeAs(b.argb());
        int n = 0;
        for (int i = 0; i < a.argb().length; i++) {
            int difference = Math.abs((a.argb()[i] >> 8 & 255) - (b.argb()[i] >> 8 & 255));
            n += difference > 40 ? 1 : 0;
        }
        return n;
    }

    @Test
    void mouse_and_keys_turn_zoom_and_move() {
        showScene("calf-low-grade", Look.SMALL);
        SceneCanvas canvas = node("scene-canvas");
        SceneCamera before = camera();
        drag(canvas).moveBy(80, 0).drop();
        await("a turn", () -> camera().direction().minus(before.direction()).norm() > 0.1);
        assertThat(camera().halfExtentMm()).isEqualTo(before.halfExtentMm());

        SceneCamera turned = camera();
        scroll(3, VerticalDirection.UP);
        await("a zoom", () -> Math.abs(camera().halfExtentMm() / turned.halfExtentMm() - 1) > 0.02);

        interact(canvas::requestFocus);
        type(KeyCode.L);
        await(
                "the view from the left",
                () -> camera().direction().minus(new Vector3(-1, 0, 0)).norm() < 1e-9);
        type(KeyCode.N);
        Vector3 along = model.snapshot()
                .orElseThrow()
                .core()
                .value()
                .orElseThrow()
                .core()
                .directionMr();
        await(
                "the view down the needle",
                () -> camera().direction().minus(along).norm() < 1e-6);
        settle();
        screenshot("scene-needle");
        type(KeyCode.HOME);
        await(
                "the first view",
                () -> camera().direction().minus(before.direction()).norm() < 1e-9);
    }

    @Test
    void what_is_unticked_is_not_there() {
        showScene("thigh-high-grade", Look.SMALL.light().chinese());
        interact(() -> pane.model().preset(CameraPreset.ANTERIOR));
        for (SceneElement e : SceneElement.values()) {
            CheckBox tick = node("scene-show-" + e);
            if (e != SceneElement.MARKERS) {
                interact(() -> tick.setSelected(false));
            }
        }
        settle();
        assertThat(greens(frame())).as("green pixels of markers").isGreaterThan(100);
        screenshot("scene-markers");
        CheckBox markers = node("scene-show-MARKERS");
        interact(() -> markers.setSelected(false));
        settle();
        await("no marker", () -> greens(frame()) < 40);
    }

    /** Green pixels; the axes at the lower left have a few. */
    private static int greens(SceneFrame f) {
        int n = 0;
        for (int v = 0; v < f.height(); v++) {
            for (int u = 0; u < f.width(); u++) {
                int argb = f.argb()[v * f.width() + u];
                int g = argb >> 8 & 255;
                boolean axes = u < 120 && v > f.height() - 120;
                if (!axes && g > 110 && g > 1.4 * (argb >> 16 & 255) && g > 1.4 * (argb & 255)) {
                    n++;
                }
            }
        }
        return n;
    }

    @Test
    void a_registration_that_was_refused_is_for_looking_only_and_says_so() {
        showScene("thigh-high-grade", Look.USUAL);
        Label notice = node("scene-notice");
        assertThat(onWindow(notice::isVisible))
                .as("an accepted registration needs no word")
                .isFalse();
        interact(() -> model.edit("stricter", Step.REGISTRATION, c -> {
            MeasuringRules r = c.rules();
            return c.withRules(new MeasuringRules(
                    r.model(), r.adcFit(), 0.01, 0.02, r.coreLengthMm(), r.coreWidthMm(), r.draws(), r.seed()));
        }));
        awaitIdle();
        assertThat(model.snapshot().orElseThrow().registration().value()).isEmpty();
        await("the notice", () -> notice.isVisible() && notice.getText().contains("not accepted"));
        settle();
        screenshot("scene-refused");
    }

    @Test
    void without_a_registration_nothing_of_the_ct_is_shown() {
        showScene("trunk-moved", Look.USUAL);
        Label notice = node("scene-notice");
        assertThat(onWindow(() -> notice.isVisible() ? notice.getText() : "")).contains("No registration yet");
        screenshot("scene-unregistered");
    }

    /** Where in a kept picture the scene begins: its first and last row are background, whether drawn quickly or finely. */
    private static int begin(BufferedImage kept, SceneFrame f) {
        for (int v = 0; v + f.height() <= kept.getHeight(); v++) {
            boolean same = true;
            for (int u = 0; same && u < f.width(); u += 7) {
                int last = f.height() - 1;
                same = kept.getRGB(u, v) == f.argb()[u] && kept.getRGB(u, v + last) == f.argb()[last * f.width() + u];
            }
            if (same) {
                return v;
            }
        }
        return -1;
    }

    @Test
    void a_picture_is_kept_whole_under_the_name_of_the_patient_or_for_teaching_without(@TempDir Path folder)
            throws Exception {
        showScene("calf-low-grade", Look.SMALL.chinese());
        screenshot("scene");
        BufferedImage[] kept = new BufferedImage[2];
        for (PictureKeeper.Identity identity : PictureKeeper.Identity.values()) {
            Path file = folder.resolve(identity + ".png");
            interact(() -> pane.keeper().save(file.toFile(), identity));
            await(
                    "the word that it is kept",
                    () -> this.<Label>node("scene-message").getText().contains(identity + ".png"));
            kept[identity.ordinal()] = ImageIO.read(file.toFile());
            Files.copy(
                    file,
                    Path.of("target", "screenshots", "kept-scene-" + identity + ".png"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        SceneFrame f = frame();
        for (BufferedImage k : kept) {
            assertThat(k.getWidth()).isEqualTo(f.width());
            int head = begin(k, f);
            assertThat(head).as("rows of the caption above").isGreaterThan(40);
            assertThat(k.getHeight() - head - f.height()).as("and below").isGreaterThan(20);
        }
        assertThat(begin(kept[0], f)).as("more to say with the patient").isGreaterThanOrEqualTo(begin(kept[1], f));
    }

    @Test
    void leaving_and_coming_back_keeps_the_view() {
        showScene("thigh-high-grade", Look.SMALL);
        interact(() -> {
            pane.model().preset(CameraPreset.RIGHT);
            pane.model().zoom(1.7);
        });
        await("the zoom", () -> camera().direction().x() > 0.99);
        settle();
        double extent = camera().halfExtentMm();
        interact(() -> model.view().sceneProperty().set(false));
        assertThat(onWindow(() -> pane.model().stateProperty().get())).isEqualTo(SceneModel.State.CLOSED);
        interact(() -> model.view().sceneProperty().set(true));
        settle();
        assertThat(camera().direction().x()).isCloseTo(1, within(1e-9));
        assertThat(camera().halfExtentMm()).isCloseTo(extent, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void without_vtk_it_says_calmly_what_to_install(boolean chinese) {
        show(
                () -> new ScenePane(model, preferences.letterScaleProperty(), () -> {
                    throw new ProblemException(
                            SceneProblem.VTK_NATIVES_ABSENT, "no vtkCommonCoreJava in java.library.path");
                }),
                chinese ? Look.SMALL.light().chinese() : Look.SMALL);
        await("the note", () -> lookup("#scene-unavailable").tryQuery().isPresent());
        TextField command = node("scene-install");
        assertThat(command.getText()).isEqualTo("sudo apt-get install libvtk9-java openjdk-17-jre");
        Label why = node("scene-unavailable-why");
        assertThat(why.getText()).contains("VTK", "no vtkCommonCoreJava in java.library.path");
        assertThat(why.getText().codePoints().anyMatch(Character::isIdeographic))
                .as(why.getText())
                .isEqualTo(chinese);
        screenshot("scene-unavailable");
    }
}
