package org.needlepoint.ui.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleBooleanProperty;
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
import javafx.util.Duration;
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
import org.needlepoint.view.slice.Fusion;
import org.needlepoint.view.slice.FusionSide;
import org.needlepoint.view.slice.OverlayKind;

class SliceViewsTest extends WorkstationTest {

    private ViewportPane view(int number) {
        return node("view-" + number);
    }

    private void awaitPictures() {
        await("pictures", () -> lookup(".slice-view").<ViewportPane>queryAll().stream()
                .allMatch(v -> v.frame().isPresent() || v.showsSpectrum()));
    }

    private String text(int view, String style) {
        return from(view(view)).lookup(style).<Label>query().getText();
    }

    @Test
    void the_measurement_step_hangs_adc_t2_fusion_and_the_spectrum() {
        open("thigh-high-grade", Look.SMALL);
        interact(() -> model.goTo(Step.MEASUREMENT));
        awaitPictures();
        assertThat(lookup(".slice-view").queryAll()).hasSize(4);
        assertThat(lookup(".view-title").<MenuButton>queryAll())
                .extracting(MenuButton::getText)
                .containsExactly("ADC", "T2-FS", "CT + MR", "Spectrum");
        assertThat(onWindow(() -> view(3).showsSpectrum())).isTrue();
        assertThat(inked(1, OverlayKind.SPECTROSCOPY))
                .as("its voxels on the MR")
                .isPositive();
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

    private int[][] gray(int view) {
        return onWindow(() -> grayNow(view));
    }

    private int[][] grayNow(int view) {
        WritableImage picture = view(view).snapshot(null, null);
        int[][] out = new int[(int) picture.getHeight()][(int) picture.getWidth()];
        for (int y = 0; y < out.length; y++) {
            for (int x = 0; x < out[y].length; x++) {
                out[y][x] = picture.getPixelReader().getArgb(x, y) >> 8 & 255;
            }
        }
        return out;
    }

    /** Mean difference of two pictures around two places, with so many pixels of the first for one of the second. */
    private static double difference(int[][] a, Point2D at, double scale, int[][] b, Point2D other) {
        double sum = 0;
        int count = 0;
        for (int dy = -20; dy <= 20; dy += 2) {
            for (int dx = -20; dx <= 20; dx += 2) {
                sum += Math.abs(a[(int) (at.getY() + scale * dy)][(int) (at.getX() + scale * dx)]
                        - b[(int) other.getY() + dy][(int) other.getX() + dx]);
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void the_magnifier_enlarges_what_is_under_the_mouse_follows_it_and_goes_away() {
        open("thigh-high-grade", Look.USUAL);
        interact(() -> {
            model.goTo(Step.TARGET_SLICE);
            model.view().annotationsProperty().set(false);
        });
        awaitPictures();
        Point2D middle = onWindow(() -> new Point2D(view(0).getWidth() / 2, view(0).getHeight() / 2));
        Point2D here = middle.add(-40, -60);
        Point2D there = middle.add(140, 110);
        int[][] plain = gray(0);
        moveTo(onWindow(() -> view(0).localToScreen(here)));
        interact(() -> view(0).requestFocus());
        press(KeyCode.G);
        await("the magnifier", () -> model.view().magnifierProperty().get());
        int[][] enlarged = gray(0);
        assertThat(difference(enlarged, here, 3, plain, here))
                .as("three times as large")
                .isLessThan(0.3 * difference(plain, here, 3, plain, here))
                .isLessThan(8);
        moveTo(onWindow(() -> view(0).localToScreen(there)));
        int[][] elsewhere = gray(0);
        assertThat(difference(elsewhere, here, 1, plain, here)).as("as before").isZero();
        assertThat(difference(elsewhere, there, 3, plain, there)).isLessThan(8);
        assertThat(difference(elsewhere, there, 1, plain, there)).isGreaterThan(1);
        release(KeyCode.G);
        await("the magnifier to go", () -> !model.view().magnifierProperty().get());
        assertThat(difference(gray(0), there, 1, plain, there)).as("as before").isZero();
    }

    @Test
    void blinking_shows_ct_and_mr_in_turn_until_it_is_told_to_stop() {
        open("thigh-high-grade", Look.SMALL);
        interact(() -> model.goTo(Step.REGISTRATION));
        awaitPictures();
        ViewerModel viewer = this.<ViewerPane>node("viewer").viewer();
        interact(() -> view(0).requestFocus());
        Fusion before = onWindow(() -> view(0).frame().orElseThrow().request().fusion());
        type(KeyCode.B);
        List<int[][]> seen = new ArrayList<>();
        for (FusionSide side : List.of(FusionSide.CT, FusionSide.MR, FusionSide.CT)) {
            // Taken in the same moment: the next blink is a quarter of a second away.
            await(side + " alone", () -> {
                boolean shown = view(0).frame()
                        .filter(f -> f.request().fusion().equals(new Fusion.Single(side)))
                        .isPresent();
                if (shown) {
                    seen.add(grayNow(0));
                }
                return shown;
            });
        }
        Point2D middle = onWindow(() -> new Point2D(view(0).getWidth() / 2, view(0).getHeight() / 2));
        assertThat(difference(seen.get(0), middle, 1, seen.get(1), middle))
                .as("two images that differ")
                .isGreaterThan(5);
        type(KeyCode.B);
        await("both again", () -> view(0).frame()
                .filter(f -> f.request().fusion().equals(before))
                .isPresent());
        AtomicInteger turns = new AtomicInteger();
        SimpleBooleanProperty waited = new SimpleBooleanProperty();
        interact(() -> {
            viewer.fusion().blinkShowsCtProperty().addListener((o, was, now) -> turns.incrementAndGet());
            PauseTransition fourBlinks = new PauseTransition(Duration.seconds(1));
            fourBlinks.setOnFinished(e -> waited.set(true));
            fourBlinks.play();
        });
        await("four blinks", waited);
        assertThat(turns).as("it has stopped").hasValue(0);
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
