package org.needlepoint.ui.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.dicom.CtAcquisition;
import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.dicom.SeriesHeader;
import org.needlepoint.dicom.SeriesWriter;
import org.needlepoint.dicom.StudyHeader;
import org.needlepoint.dicom.TransferSyntax;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.ui.WorkstationTest;

/** How long a CT of 300 slices of 512 × 512 takes from the choice of its folder to its first picture in the window. */
@Tag("campaign")
class FirstImageCampaignTest extends WorkstationTest {
    private static final int SLICES = 300;
    private static final int SIDE = 512;
    private static final int ROUNDS = 7;

    @TempDir
    private Path temporary;

    @Test
    void the_first_picture_of_a_long_series_is_there() throws Exception {
        double[] ms = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            // Another folder each time, so that nothing is remembered; the first round loads the classes too.
            Path folder = ct(temporary.resolve("ct" + i));
            if (i == 0) {
                start(Look.SMALL);
            } else {
                interact(() -> model.files().leaveBrowser());
            }
            CompletableFuture<Long> painted = new CompletableFuture<>();
            long from = System.nanoTime();
            interact(() -> {
                // After each layout and rendering of the window.
                stage.getScene().addPostLayoutPulseListener(() -> {
                    if (!painted.isDone() && lookup("#thumbnail-1").tryQuery().isPresent()) {
                        painted.complete(System.nanoTime());
                    }
                });
                model.files().open(folder);
            });
            ms[i] = (painted.get(60, TimeUnit.SECONDS) - from) / 1e6;
            assertThat(this.<ImageView>node("thumbnail-1").getImage().getWidth())
                    .isPositive();
        }
        double first = ms[0];
        Arrays.sort(ms);
        System.out.printf(
                "first picture: median %.0f ms, slowest %.0f ms, first round %.0f ms%n",
                ms[ROUNDS / 2], ms[ROUNDS - 1], first);
    }

    private static Path ct(Path folder) throws Exception {
        java.nio.file.Files.createDirectories(folder);
        short[] stored = new short[SIDE * SIDE * SLICES];
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (short) (random.nextInt(2000) - 1000);
        }
        VoxelGrid grid = new VoxelGrid(
                new Point3(new Frame("2.25.77", "CT"), -200, -200, 0),
                new Vector3(0.78, 0, 0),
                new Vector3(0, 0.78, 0),
                new Vector3(0, 0, 1.25),
                SIDE,
                SIDE,
                SLICES,
                1.25);
        Volume ct = Volume.ofShorts(grid, "HU", stored, false, 1, 0, new BitSet());
        StudyHeader study = new StudyHeader(
                "SYNTHETIC^LONG",
                "NP-LONG",
                "O",
                LocalDate.of(1970, 1, 1),
                70,
                "2.25.78",
                "1",
                LocalDate.of(2026, 1, 2),
                LocalTime.NOON,
                "long");
        SeriesHeader series = new SeriesHeader(
                study,
                "2.25.79",
                1,
                LocalTime.NOON,
                "CT",
                "THIGH",
                "R",
                "HFS",
                "Needlepoint",
                "long",
                n -> "2.25.9" + n);
        new SeriesWriter(DicomToolkit.installed(), TransferSyntax.EXPLICIT_LE)
                .ct(series, new CtAcquisition(120, 200, 600, "B30"), ct, folder);
        return folder;
    }
}
