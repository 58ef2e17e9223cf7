package org.needlepoint.ui.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.WorkstationTest;
import org.needlepoint.ui.keep.PictureKeeper;
import org.needlepoint.ui.model.LookSlot;
import org.needlepoint.ui.model.MarkerPlaces;
import org.needlepoint.ui.model.Modality;
import org.needlepoint.ui.model.ViewerModel;
import org.needlepoint.ui.model.ViewportModel;
import org.needlepoint.view.slice.OverlayKind;

class SliceViewsTest extends WorkstationTest {

    private ViewportPane view(int number) {
        return node("view-" + number);
    }

    private void awaitPictures() {
        await("pictures", () -> lookup(".slice-view").<ViewportPane>queryAll().stream()
                .allMatch(v -> v.frame().isPresent()));
    }

    private String text(int view, String style) {
        return from(view(view)).lookup(style).<Label>query().getText();
    }

    @Test
    void the_measurement_step_hangs_adc_t2_fusion_and_diffusion() {
        open("thigh-high-grade", Look.SMALL);
        interact(() -> model.goTo(Step.MEASUREMENT));
        awaitPictures();
        assertThat(lookup(".slice-view").queryAll()).hasSize(4);
        assertThat(lookup(".view-title").<MenuButton>queryAll())
                .extracting(MenuButton::getText)
                .containsExactly("ADC", "T2-FS", "CT + MR", "DWI b 800");
        assertThat(text(1, ".slice-text")).matches("\\d+/16 · [HF] \\d+\\.\\d mm");
        screenshot("slices-measurement");
        String before = text(1, ".slice-text");
        moveTo(view(1)).scroll(1, VerticalDirection.DOWN);
        await("the next slice", () -> !text(1, ".slice-text").equals(before));
        assertThat(text(2, ".slice-text")).as("linked").isEqualTo(text(1, ".slice-text"));
    }

    private Point2D onScreen(int view, org.needlepoint.geometry.Point2 p) {
        return onWindow(() -> view(view).localToScreen(p.u() + 1, p.v() + 1));
    }

    @Test
    void mouse_and_keys_work_as_radiologists_expect() {
        open("thigh-high-grade", Look.USUAL);
        interact(() -> model.goTo(Step.REGISTRATION));
        awaitPictures();
        ViewerModel viewer = this.<ViewerPane>node("viewer").viewer();
        ViewportModel t2 = viewer.cells().get(2);

        String window = text(2, ".window-text");
        drag(view(2), MouseButton.PRIMARY).dropBy(60, 0);
        await("a wider window", () -> !text(2, ".window-text").equals(window));
        assertThat(onWindow(() ->
                        viewer.looks().look(LookSlot.T2).orElseThrow().window().width()))
                .isGreaterThan(1600);

        clickOn(view(1));
        type(KeyCode.DIGIT2);
        await("the bone window", () -> text(1, ".window-text").startsWith("W 1800 L 500 HU"));
        assertThat(onWindow(() -> viewer.crosshair(
                        view(1).frame().orElseThrow().request().plane().frame())))
                .as("the click put the crosshair")
                .isPresent();

        doubleClickOn(view(1));
        await("one view", () -> lookup(".slice-view").queryAll().size() == 1);
        screenshot("slices-alone");
        doubleClickOn(view(1));
        await("four views", () -> lookup(".slice-view").queryAll().size() == 4);

        clickOn("#button-TOOL_MARKER");
        var p5 = onWindow(() -> MarkerPlaces.of(
                        model.snapshot().orElseThrow(),
                        model.decisionsProperty().get(),
                        Modality.MR)
                .get("P5"));
        var at = onScreen(2, onWindow(() -> t2.onScreen(p5).orElseThrow()));
        drag(at, MouseButton.PRIMARY).dropTo(at.getX() + 6, at.getY() + 6);
        awaitIdle();
        assertThat(model.decisionsProperty().get().marks().mr()).isPresent();
        assertThat(model.undoableProperty()).hasSize(1);
        interact(model::undo);
        awaitIdle();
        assertThat(model.decisionsProperty().get().marks().mr()).isEmpty();

        clickOn("#button-TOOL_POLYGON");
        Point2D tip = onScreen(2, onWindow(() -> t2.onScreen(model.snapshot()
                        .orElseThrow()
                        .registration()
                        .value()
                        .orElseThrow()
                        .tipMr())
                .orElseThrow()));
        clickOn(tip.add(0, 10));
        clickOn(tip.add(40, 20));
        clickOn(tip.add(10, 60));
        type(KeyCode.ENTER);
        awaitIdle();
        assertThat(model.decisionsProperty().get().regions()).hasSize(1);
        clickOn("#button-TOOL_LOOK");

        type(KeyCode.E, KeyCode.H, KeyCode.T);
        for (KeyCode mode : new KeyCode[] {KeyCode.A, KeyCode.X, KeyCode.C, KeyCode.D, KeyCode.O, KeyCode.L}) {
            type(mode);
            moveTo(view(0));
            await("the picture", () -> view(0).frame()
                    .filter(f -> f.request()
                            .equals(viewer.request(viewer.cells().get(0)).orElseThrow()))
                    .isPresent());
            screenshot("fusion-" + viewer.fusion().modeProperty().get().name().toLowerCase(Locale.ROOT));
        }
        assertThat(text(0, ".value-text")).contains("HU").contains("MR ");
    }

    @Test
    void the_meter_counts_every_picture_from_its_change_to_the_window() {
        open("thigh-high-grade", Look.SMALL);
        interact(() -> model.goTo(Step.MEASUREMENT));
        awaitPictures();
        ViewportPane fused = view(2);
        ViewerModel viewer = this.<ViewerPane>node("viewer").viewer();
        type(KeyCode.T);
        await("the picture that was asked for", () -> fused.frame()
                .orElseThrow()
                .request()
                .equals(viewer.request(viewer.cells().get(2)).orElseThrow()));
        ImageView onScreen = from(fused).lookup(".image-view").query();
        AtomicInteger pictures = new AtomicInteger();
        int before = onWindow(() -> {
            onScreen.imageProperty().addListener((o, old, now) -> pictures.incrementAndGet());
            return fused.meter().frames();
        });
        for (int i = 1; i <= 12; i++) {
            long change = System.nanoTime();
            PictureRenderer.Frame shown = onWindow(() -> fused.frame().orElseThrow());
            double blend = 0.02 * i;
            interact(() -> model.view().blendProperty().set(blend));
            await("the next picture", () -> fused.frame().orElseThrow() != shown);
            assertThat(onWindow(() -> fused.frame().orElseThrow().sinceNanos())).isBetween(change, System.nanoTime());
            assertThat(onWindow(() -> fused.meter().frames())).isEqualTo(before + i);
        }
        assertThat(pictures)
                .as("one picture for a change: what the meter writes asks for none")
                .hasValue(12);
        assertThat(text(2, ".frame-time")).matches("95 % of " + (before + 12) + " pictures within \\d+\\.\\d ms");
    }

    @Test
    void a_view_is_kept_as_it_is_seen_with_the_patient_by_key_and_by_right_click(@TempDir Path folder)
            throws Exception {
        open("thigh-high-grade", Look.SMALL);
        interact(() -> model.goTo(Step.MEASUREMENT));
        awaitPictures();
        clickOn(view(2));
        press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        await("the word that it is copied", () -> text(2, ".kept-note").contains("with the patient"));
        Image copied = onWindow(() -> Clipboard.getSystemClipboard().getImage());
        assertThat(copied.getWidth()).isGreaterThanOrEqualTo(view(2).getWidth() - 2);
        assertThat(copied.getHeight()).isGreaterThan(view(2).getHeight() + 40);

        rightClickOn(view(2));
        await("the menu", () -> lookup("#keep-save-LEFT_OUT").tryQuery().isPresent());
        screenshot("slices-keep");
        type(KeyCode.ESCAPE);
        for (PictureKeeper.Identity identity : PictureKeeper.Identity.values()) {
            Path file = folder.resolve(identity + ".png");
            interact(() -> view(2).keeper().save(file.toFile(), identity));
            await("the word that it is kept", () -> text(2, ".kept-note").contains(identity + ".png"));
            BufferedImage kept = ImageIO.read(file.toFile());
            assertThat(kept.getHeight()).isGreaterThan((int) view(2).getHeight() + 40);
            Files.copy(
                    file,
                    Path.of("target", "screenshots", "kept-view-" + identity + ".png"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Pixels of a view in exactly the colour of a kind of mark. */
    private long inked(int view, OverlayKind kind) {
        int rgb = kind.color().getRGB();
        return onWindow(() -> {
            WritableImage picture = view(view).snapshot(null, null);
            long count = 0;
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    count += picture.getPixelReader().getArgb(x, y) == rgb ? 1 : 0;
                }
            }
            return count;
        });
    }

    @Test
    void what_is_written_and_drawn_on_the_pictures_grows_with_the_letters() {
        open("thigh-high-grade", Look.USUAL);
        interact(() -> model.goTo(Step.MARKERS));
        awaitPictures();
        long small = inked(1, OverlayKind.MARKER);
        assertThat(small).as("rings and names of markers").isGreaterThan(100);
        interact(() -> preferences.change(s -> s.withScale(200)));
        await(
                "marks of twice the size",
                () -> view(1).frame().filter(f -> f.request().markPx() == 2).isPresent());
        // Letters grow in both directions, rings in their line and their girth.
        assertThat(inked(1, OverlayKind.MARKER)).isGreaterThan(2 * small);
        screenshot("slices-large-letters");
    }

    @Test
    void views_speak_chinese_in_the_light_theme() {
        open("calf-low-grade", Look.SMALL.light().chinese());
        interact(() -> model.goTo(Step.NEEDLE));
        awaitPictures();
        assertThat(lookup(".view-title").<MenuButton>queryAll())
                .extracting(MenuButton::getText)
                .containsExactly("CT · 沿穿刺针", "CT + MR", "CT · 沿穿刺针（垂直面）", "T2 压脂");
        screenshot("slices-needle");
    }
}
