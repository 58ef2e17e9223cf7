package org.needlepoint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.javafx.FontIcon;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.CaseResultJson;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.casefile.planning.UserSettings;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.MeasureCase;
import org.needlepoint.workflow.session.MeasureSettings;
import org.needlepoint.workflow.session.StepState;

/** A walk through all steps, as a reader goes, in every look of the window. */
class StepTourTest extends WorkstationTest {

    @TempDir
    private Path temp;

    static Stream<Look> looks() {
        List<Look> all = new ArrayList<>();
        for (Look size : List.of(Look.SMALL, Look.USUAL)) {
            all.addAll(List.of(size, size.light(), size.chinese(), size.light().chinese()));
        }
        return all.stream();
    }

    private void go(Step step) {
        interact(() -> model.goTo(step));
        awaitIdle();
        await("the panel of " + step, () -> lookup("#panel-" + step).tryQuery().isPresent());
    }

    /** Without what differs between two runs: when, and where the files lie. */
    private String comparable(CaseResult result) throws Exception {
        Path file = temp.resolve("result.json");
        CaseResultJson.write(result, file);
        ObjectNode n = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        n.remove("createdAt");
        return n.toString();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void every_step_in_every_look(Look look) throws Exception {
        open("thigh-high-grade", look);
        for (Step step : Step.values()) {
            go(step);
            String title = Texts.get("step.name." + step);
            assertThat(lookup("#panel-" + step + " .label").queryAll().stream().map(n -> ((Labeled) n).getText()))
                    .as("the title of %s in %s", step, look.language())
                    .contains(title);
            if (step == Step.REPORT) {
                await(
                        "the pages of the report",
                        () -> !model.report().pagesProperty().get().isEmpty());
            }
            Path picture = screenshot("tour-" + (step.ordinal() + 1) + "-"
                    + step.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            assertThat(Files.size(picture)).isGreaterThan(20_000);
        }
    }

    @Test
    void a_large_screen_with_large_letters_is_filled() {
        open("thigh-high-grade", new Look(3840, 2160, UserSettings.Theme.DARK, Locale.ENGLISH, 200));
        go(Step.REGISTRATION);
        assertThat(onWindow(() -> stage.getScene().getWidth())).isEqualTo(3840);
        assertThat(onWindow(() -> node("viewer").getLayoutBounds().getWidth()))
                .as("pictures take most of the width")
                .isGreaterThan(0.5 * 3840);
        assertThat(onWindow(() -> node("steps").getLayoutBounds().getWidth()))
                .as("the steps grow with their letters")
                .isGreaterThan(370);
        assertThat(onWindow(() ->
                        ((FontIcon) lookup(".viewer-bar .ikonli-font-icon").query()).getIconSize()))
                .as("signs grow with the letters")
                .isGreaterThanOrEqualTo(28);
        screenshot("tour-4-registration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"thigh-high-grade", "calf-low-grade"})
    void each_confirmed_step_keeps_the_result_of_the_command_line(String name) throws Exception {
        String commandLine = comparable(new MeasureCase(MeasureSettings.of(
                        Path.of("sample-cases", name), Path.of("").resolve("unused")))
                .measure(Progress.NONE));
        open(name, Look.SMALL);
        for (Step step : Step.values()) {
            go(step);
            interact(() -> ((Button) lookup("#panel-" + step + " #confirm").query()).fire());
            awaitIdle();
            assertThat(model.snapshot().orElseThrow().state(step))
                    .as("%s", step)
                    .isEqualTo(StepState.DONE);
            assertThat(comparable(model.snapshot().orElseThrow().result().orThrow()))
                    .as("after %s", step)
                    .isEqualTo(commandLine);
        }
    }

    @Test
    void a_case_that_is_refused_says_at_its_step_what_the_command_line_says() {
        Path moved = Path.of("sample-cases", "trunk-moved");
        open("trunk-moved", Look.SMALL);
        ProblemException refusal = org.assertj.core.api.Assertions.catchThrowableOfType(
                ProblemException.class,
                () -> new MeasureCase(MeasureSettings.of(moved, temp.resolve("unused"))).measure(Progress.NONE));
        for (Step step : Step.values()) {
            go(step);
            assertThat(model.snapshot().orElseThrow().state(step)).isNotEqualTo(StepState.DONE);
        }
        go(Step.MARKERS);
        assertThat(lookup("#panel-MARKERS .label").queryAll().stream().map(n -> ((Labeled) n).getText()))
                .anyMatch(t -> t != null && t.contains(refusal.getMessage()));
        screenshot("tour-3-markers-refused");
    }
}
