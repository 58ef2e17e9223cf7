package org.needlepoint.ui.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.planning.CaseFolder;
import org.needlepoint.casefile.planning.CaseOwner;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.WorkstationTest;
import org.needlepoint.ui.model.BrowserModel;

/** What is dragged from another window and dropped on this one is opened, until its images are read. */
class DropTest extends WorkstationTest {
    private static final Path SAMPLE = Path.of("sample-cases/thigh-high-grade").toAbsolutePath();

    @TempDir
    private Path temporary;

    /** Drags a file out of a window beside, as out of a file manager, and lets it fall on the main window. */
    private void drop(Path file) {
        Label source = onWindow(() -> {
            Label held = new Label(file.getFileName().toString());
            held.setMinSize(160, 60);
            held.setOnDragDetected(e -> {
                ClipboardContent content = new ClipboardContent();
                content.putFiles(List.of(file.toFile()));
                held.startDragAndDrop(TransferMode.COPY).setContent(content);
                e.consume();
            });
            Stage manager = new Stage();
            manager.setX(stage.getX() + stage.getWidth() + 20);
            manager.setY(40);
            manager.setScene(new Scene(held));
            manager.show();
            return held;
        });
        Bounds from = onWindow(() -> source.localToScreen(source.getLayoutBounds()));
        Point2D to = onWindow(() -> stage.getScene().getRoot().localToScreen(600, 500));
        moveTo(from.getCenterX(), from.getCenterY()).press(MouseButton.PRIMARY);
        moveBy(-30, 10);
        moveTo(to).moveBy(5, 5);
        release(MouseButton.PRIMARY);
        interact(() -> source.getScene().getWindow().hide());
    }

    private void assertRead(Path dropped) {
        await("the browser", () -> model.files().browserProperty().get() != null);
        BrowserModel browser = onWindow(() -> model.files().browserProperty().get());
        await("the study to be read", () -> browser.stateProperty().get() == BrowserModel.State.READY);
        assertThat(onWindow(() -> browser.draftProperty().get().input())).isEqualTo(dropped);
        assertThat(onWindow(() -> browser.patientsProperty().get(0).studies().stream()
                        .mapToInt(s -> s.series().size())
                        .sum()))
                .isEqualTo(6);
        interact(() -> model.files().beginBrowsed());
        await("the session", () -> model.decisionsProperty().get() != null);
        awaitIdle();
        assertThat(model.snapshot().orElseThrow().problem(Step.REPORT)).isEmpty();
    }

    @Test
    void a_folder_with_images() {
        start(Look.SMALL);
        drop(SAMPLE);
        assertRead(SAMPLE);
    }

    @Test
    void a_zip_with_images() throws Exception {
        Path zip = temporary.resolve("patient.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream all = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(SAMPLE)) {
            for (Path f : files.filter(Files::isRegularFile).toList()) {
                all.putNextEntry(new ZipEntry(SAMPLE.relativize(f).toString()));
                Files.copy(f, all);
                all.closeEntry();
            }
        }
        start(Look.SMALL);
        drop(zip);
        assertRead(zip);
    }

    @Test
    void a_saved_case() throws Exception {
        Path place = temporary.resolve("NP-0001-case");
        PlanningCase c = PlanningCase.of(SAMPLE);
        try (CaseFolder f = CaseFolder.create(place, CaseOwner.here())) {
            f.save(c.withRules(c.rules().withCore(15, 2)));
        }
        start(Look.SMALL);
        drop(place);
        await("the case", () -> model.decisionsProperty().get() != null);
        awaitIdle();
        assertThat(onWindow(() -> model.files().placeProperty().get())).isEqualTo(place);
        assertThat(model.decisionsProperty().get().rules().coreLengthMm()).isEqualTo(15);
        assertThat(model.snapshot().orElseThrow().problem(Step.REPORT)).isEmpty();
    }
}
