package org.needlepoint.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/** {@code cohort.json} is as its schema says, of a full cohort, a scant one and one beyond the range of a test. */
class CohortSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static JsonSchema schema() throws Exception {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("docs/cohort.schema.json")));
    }

    private JsonNode analysed(Path input, String name) throws Exception {
        Path out = folder.resolve(name);
        AnalyseCohort.run(input, out, choices(), Progress.NONE);
        return JSON.readTree(out.resolve("cohort.json").toFile());
    }

    private static AnalyseCohort.Choices choices() {
        return new AnalyseCohort.Choices(
                List.of(), Optional.empty(), List.of(), 30, AnalyseCohort.Adjustment.HOLM, false, false, 100, 1);
    }

    @Test
    void the_teaching_cohort_follows_the_schema_and_the_schema_is_strict() throws Exception {
        JsonNode full = analysed(Path.of("sample-cases/cohort"), "full");
        assertThat(schema().validate(full)).isEmpty();
        ObjectNode lacking = full.deepCopy();
        ((ObjectNode) lacking.at("/performance/0")).remove("bootstrap");
        assertThat(schema().validate(lacking)).isNotEmpty();
        ObjectNode more = full.deepCopy();
        ((ObjectNode) more.at("/cohort")).put("other", 1);
        assertThat(schema().validate(more)).isNotEmpty();
        ObjectNode words = full.deepCopy();
        ((ObjectNode) words.at("/correlations/0/spearman")).put("coefficient", "high");
        assertThat(schema().validate(words)).isNotEmpty();
    }

    @Test
    void a_scant_table_follows_it_too() throws Exception {
        Path scant = Files.writeString(
                folder.resolve("scant.csv"),
                "case_id,reader,session,fnclcc_grade,fnclcc_grade_surgery,adc_mean\n"
                        + "a,1,1,1,1,1.5\na,1,2,,,1.6\nb,1,1,3,2,1.1\nb,1,2,,,1.0\nc,1,1,3,3,1.2\nc,1,2,,,1.3\nd,1,1,2,,0.9\n");
        assertThat(schema().validate(analysed(scant, "scant"))).isEmpty();
    }

    @Test
    void beyond_the_range_of_shapiro_and_wilk_the_report_says_so() throws Exception {
        StringBuilder table = new StringBuilder("case_id,fnclcc_grade,adc_mean\n");
        for (int i = 0; i < 5001; i++) {
            table.append(String.format(Locale.ROOT, "c%d,%d,%.4f%n", i, 1 + i % 2, 1 + (i * 7919L % 5003) / 5003.0));
        }
        Path many = Files.writeString(folder.resolve("many.csv"), table);
        AnalysedCohort done;
        try {
            done = AnalyseCohort.analyse(many, choices(), Progress.NONE);
        } catch (ProblemException e) {
            throw new AssertionError(e);
        }
        assertThat(done.methods())
                .contains("The test was not made for ADCmean (n = 5001), because it is defined for 3 to 5,000 values");
        assertThat(done.tables())
                .filteredOn(t -> t.number().equals("Table 2"))
                .first()
                .satisfies(t -> assertThat(t.notes().get(0)).contains("more than 5,000 values"));
        // Each group of 2,500 is within the range, and tested.
        assertThat(done.tables())
                .filteredOn(t -> t.number().equals("Table S6"))
                .first()
                .satisfies(t -> assertThat(t.notes()).isEmpty());
    }
}
