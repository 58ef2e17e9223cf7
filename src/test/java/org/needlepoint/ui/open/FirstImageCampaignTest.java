package org.needlepoint.ui.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.dicom.LongCt;
import org.needlepoint.ui.WorkstationTest;

/** How long a CT of 300 slices of 512 × 512 takes from the choice of its folder to its first picture in the window. */
@Tag("campaign")
class FirstImageCampaignTest extends WorkstationTest {
    private static final int ROUNDS = 7;

    @TempDir
    private Path temporary;

    @Test
    void the_first_picture_of_a_long_series_is_there() throws Exception {
        double[] ms = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            // Another folder each time, so that nothing is remembered; the first round loads the classes too.
            Path folder = LongCt.in(temporary.resolve("ct" + i));
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
}
