package org.needlepoint.workflow.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.needlepoint.casefile.AdcResult;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.dicom.DicomFolder;
import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.dicom.Series;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

class SeriesInUseTest {
    private static final Path CASES = Path.of("sample-cases");
    private static final Path THIGH = CASES.resolve("thigh-high-grade");

    private static SessionSnapshot compute(SessionRules rules, String... aside) {
        return new PlanningSession(rules).compute(PlanningCase.of(THIGH).withNotUsed(Set.of(aside)), Progress.NONE);
    }

    private static Inventory inventory(Path folder) throws ProblemException {
        return new DicomFolder(DicomToolkit.installed()).read(folder, Progress.NONE);
    }

    private static Series series(Inventory all, String modality, String description) {
        return all.series().stream()
                .filter(s -> s.modality().equals(modality) && s.description().contains(description))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void without_the_map_the_adc_comes_from_the_b_values_and_the_result_says_what_was_left() throws Exception {
        Series map = series(inventory(THIGH), "MR", "ADC");
        CaseResult all = compute(SessionRules.COMMAND_LINE).result().orThrow();
        for (String name : Set.of(map.uid(), map.number())) {
            CaseResult left = compute(SessionRules.COMMAND_LINE, name).result().orThrow();
            assertThat(left.adc()).map(AdcResult::source).hasValue("computed-from-b-values");
            assertThat(left.adc().orElseThrow().mean())
                    .isEqualTo(all.adcFromBValues().orElseThrow().mean());
            assertThat(left.provenance().settings()).containsEntry("withoutSeries", name);
        }
    }

    @Test
    void without_a_series_that_is_needed_the_case_is_refused_as_if_it_were_not_there() throws Exception {
        String ct = series(inventory(THIGH), "CT", "").uid();
        ProblemException refusal =
                compute(SessionRules.COMMAND_LINE, ct).series().problem().orElseThrow();
        assertThat(refusal.problem()).isEqualTo(WorkflowProblem.SERIES_MISSING);
        assertThat(compute(SessionRules.WINDOW, ct).problem(Step.STUDY).orElseThrow())
                .hasMessage(refusal.getMessage());
    }

    @Test
    void a_slip_on_the_command_line_is_refused_and_a_series_that_is_gone_stops_no_window() {
        SessionSnapshot typed = compute(SessionRules.COMMAND_LINE, "66");
        ProblemException refusal = catchThrowableOfType(ProblemException.class, typed::orThrow);
        assertThat(refusal.problem()).isEqualTo(WorkflowProblem.SET_ASIDE_UNKNOWN);
        assertThat(refusal).hasMessageContaining("\"66\"").hasMessageContaining("CT");
        assertThat(compute(SessionRules.WINDOW, "1.2.3").result().value()).isPresent();
    }

    @Test
    void a_number_that_several_series_have_is_refused_with_their_uids() throws Exception {
        Inventory three = inventory(CASES);
        String number = series(three, "CT", "").number();
        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> SeriesInUse.of(three, Set.of(number), false));
        assertThat(refusal.problem()).isEqualTo(WorkflowProblem.SET_ASIDE_AMBIGUOUS);
        three.series().stream().filter(s -> s.number().equals(number)).forEach(s -> assertThat(refusal)
                .hasMessageContaining(s.uid()));
    }
}
