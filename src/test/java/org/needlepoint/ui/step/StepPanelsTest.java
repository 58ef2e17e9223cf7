package org.needlepoint.ui.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.RegistrationOutcome;
import org.needlepoint.casefile.planning.Hazard;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.WorkstationTest;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.MeasureCase;
import org.needlepoint.workflow.session.MeasureSettings;

/** The first four panels in the real window: they show what the command line measures. */
class StepPanelsTest extends WorkstationTest {
    private static final String MR_DATE = "20260302";

    @TempDir
    private Path temp;

    private String text(String id) {
        return this.<Labeled>node(id).getText();
    }

    private void goTo(Step step) {
        interact(() -> model.goTo(step));
        awaitIdle();
    }

    @Test
    void every_number_is_that_of_the_command_line() throws Exception {
        CaseResult measured = measured("thigh-high-grade");
        open("thigh-high-grade", Look.SMALL);
        assertThat(text("fact-id-ct")).isEqualTo(measured.patient().id());
        assertThat(text("fact-id-mr")).isEqualTo(measured.patient().id());
        screenshot("step-study");

        goTo(Step.TARGET_SLICE);
        assertThat(text("shift"))
                .isEqualTo(String.format(
                        Locale.ROOT, "%+.0f", measured.targetSlice().shiftMm().orElseThrow()));
        assertThat(text("area-" + measured.targetSlice().candidates().get(0).index()))
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "%.0f mm²",
                        measured.targetSlice().candidates().get(0).areaMm2()));
        screenshot("step-target-slice");

        goTo(Step.MARKERS);
        for (RegistrationOutcome.MarkerError e : measured.registration().markerErrors()) {
            assertThat(text("residual-" + e.label())).isEqualTo(String.format(Locale.ROOT, "%.2f mm", e.freMm()));
        }
        screenshot("step-markers");

        goTo(Step.REGISTRATION);
        assertThat(text("tre95"))
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "%.1f mm",
                        measured.registration().treAtTipMm().p95()));
        assertThat(text("fre"))
                .isEqualTo(String.format(
                        Locale.ROOT, "%.2f mm", measured.registration().freMm()));
        screenshot("step-registration");
    }

    @Test
    void a_hazard_stops_the_measurement_until_somebody_acknowledges_it_by_name() throws Exception {
        start(Look.SMALL);
        open(otherSideTenDaysLater());
        assertThat(model.snapshot().orElseThrow().measurement().problem()).isPresent();
        screenshot("step-study-hazards");
        assertThat(text("days-apart")).contains("10 days");
        for (Hazard hazard : java.util.List.of(Hazard.TWO_SIDES, Hazard.OLD_STUDY)) {
            Button give = node("acknowledge-" + hazard);
            assertThat(give.isDisabled()).as("without name and tick").isTrue();
            interact(() -> this.<CheckBox>node("acknowledge-checked-" + hazard).setSelected(true));
            assertThat(give.isDisabled()).as("without a name").isTrue();
            interact(() -> this.<TextField>node("acknowledge-name-" + hazard).setText("A. Reader"));
            assertThat(give.isDisabled()).isFalse();
            assertThat(model.snapshot().orElseThrow().measurement().problem()).isPresent();
            interact(give::fire);
            awaitIdle();
        }
        assertThat(model.snapshot().orElseThrow().measurement().value()).isPresent();
        assertThat(model.decisionsProperty().get().acknowledgements())
                .extracting(a -> a.hazard() + " " + a.by())
                .containsExactly("TWO_SIDES A. Reader", "OLD_STUDY A. Reader");
        interact(() -> this.<Button>node("withdraw-TWO_SIDES").fire());
        awaitIdle();
        assertThat(model.snapshot().orElseThrow().measurement().problem())
                .as("withdrawn")
                .isPresent();
    }

    /** The thigh with a CT of the other side, ten days after the MR. */
    private Path otherSideTenDaysLater() throws IOException {
        Path from = Path.of("sample-cases", "thigh-high-grade");
        Path copy = temp.resolve("other-side");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path p : all.filter(Files::isRegularFile).toList()) {
                Path inside = from.relativize(p);
                Files.createDirectories(copy.resolve(inside).getParent());
                String text = Files.readString(p, StandardCharsets.ISO_8859_1);
                if (inside.startsWith("CT")) {
                    int side = text.indexOf("\u0020\u0000\u0060\u0000CS\u0002\u0000") + 8;
                    assertThat(side).as("Laterality (0020,0060) of " + p).isGreaterThan(8);
                    String other = text.charAt(side) == 'L' ? "R" : "L";
                    text = text.substring(0, side) + other + text.substring(side + 1);
                    int date = text.indexOf("\u0008\u0000\u0020\u0000DA\u0008\u0000") + 8;
                    assertThat(date).as("Study Date (0008,0020) of " + p).isGreaterThan(8);
                    String later = LocalDate.parse(MR_DATE, DateTimeFormatter.BASIC_ISO_DATE)
                            .plusDays(10)
                            .format(DateTimeFormatter.BASIC_ISO_DATE);
                    text = text.substring(0, date) + later + text.substring(date + 8);
                }
                Files.writeString(copy.resolve(inside), text, StandardCharsets.ISO_8859_1);
            }
        }
        return copy;
    }

    @Test
    void the_panels_fit_the_usual_screen_in_chinese() {
        open("calf-low-grade", Look.USUAL.light().chinese());
        for (Step step : java.util.List.of(Step.STUDY, Step.TARGET_SLICE, Step.MARKERS, Step.REGISTRATION)) {
            goTo(step);
            assertThat(this.<javafx.scene.control.ScrollPane>node("step-pane")
                            .getContent()
                            .getId())
                    .isEqualTo("panel-" + step);
            screenshot("step-" + step.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    private CaseResult measured(String name) throws Exception {
        return new MeasureCase(MeasureSettings.of(Path.of("sample-cases", name), temp.resolve(name)))
                .measure(Progress.NONE);
    }
}
