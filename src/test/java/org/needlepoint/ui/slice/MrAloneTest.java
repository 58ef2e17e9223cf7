package org.needlepoint.ui.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.WorkstationTest;

/** A case before its CT: every step can be visited, and the target slice is planned. */
class MrAloneTest extends WorkstationTest {
    @TempDir
    private Path temp;

    @Test
    void every_step_opens_and_the_target_slice_is_seen() throws Exception {
        Path from = Path.of("sample-cases", "thigh-high-grade");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path relative = from.relativize(file);
                if (!relative.startsWith("CT")) {
                    Files.createDirectories(temp.resolve(relative).getParent());
                    Files.copy(file, temp.resolve(relative));
                }
            }
        }
        start(Look.SMALL);
        open(temp);
        awaitIdle();
        for (Step step : Step.values()) {
            interact(() -> model.goTo(step));
            awaitIdle();
            await(
                    "the panel of " + step,
                    () -> lookup("#panel-" + step).tryQuery().isPresent());
            if (List.of(Step.TARGET_SLICE, Step.MARKERS).contains(step)) {
                await(
                        "the MR",
                        () -> lookup("#view-0").<ViewportPane>query().frame().isPresent());
                screenshot("mr-alone-" + step.name().toLowerCase(Locale.ROOT));
            }
        }
        assertThat(model.snapshot().orElseThrow().targetSlices().value()).isPresent();
        assertThat(lookup(".patient-banner .label").queryAll().stream().map(n -> ((Labeled) n).getText()))
                .as("the side that the MR states stands on top")
                .contains("RIGHT · THIGH");
    }
}
