package org.needlepoint.cohort.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.AtomicFolder;

/** The tables that the cohort's analysis reads. */
class CohortTablesTest {
    @TempDir
    private Path folder;

    @Test
    void readers_are_written_each_and_candidates_with_what_excludes_them() throws Exception {
        try (CohortStore store = Stores.sqlite(folder, "s.sqlite")) {
            Stores.addCases(store, 3);
            Stores.addReaders(store);
            for (String reader : List.of("R1", "R2")) {
                ReadSession first = new ReadSession(reader, 1);
                first.worklist(store, OptionalLong.empty());
                first.enter(store, new CoreId("C01", 1), Stores.values(reader.equals("R1") ? 1.0 : 1.2, 0.8, 2));
                first.signAll(store);
                ReadSession second = new ReadSession(reader, 2);
                second.worklist(store, OptionalLong.empty());
                second.enter(store, new CoreId("C01", 1), Stores.values(5, 4, 3));
                second.signAll(store);
            }
            // Read by one alone: not read yet.
            ReadSession one = new ReadSession("R1", 1);
            one.enter(store, new CoreId("C02", 1), Stores.values(1.4, 1, 2));
            one.signAll(store);
            store.change(
                    t -> t.execute(
                            "update study_case set image_quality = 'adequate', treated_before = 'no',"
                                    + " recurrent = 'yes', synthetic = 'yes', mr_date = '2024-02-27', biopsy_date = '2024-03-01' where case_id = 'C01'"));
            store.change(t -> t.execute("insert into surgery (case_id, surgery_date) values ('C01', '2024-03-08')"));
            MeasuredCases.refuse(store, "C03", Optional.empty(), 18, "moved", Instant.EPOCH, "1", Optional.empty());

            boolean perReader;
            try (AtomicFolder out = AtomicFolder.open(folder.resolve("out"))) {
                perReader = CohortTables.write(
                        AnalysisRows.of(store, AnalysisRows.Values.READERS), AnalysisRows.signedReads(store), out);
                out.commit();
            }

            assertThat(perReader).isTrue();
            assertThat(Files.readAllLines(folder.resolve("out").resolve(CohortTables.VALUES)))
                    .containsExactly(
                            "case_id,reader,session,adc_mean,adc_min,cho_cr",
                            "C01,R1,1,1.0,0.8,2.0",
                            "C01,R1,2,5.0,4.0,3.0",
                            "C01,R2,1,1.2,0.8,2.0",
                            "C01,R2,2,5.0,4.0,3.0");
            assertThat(Files.readAllLines(folder.resolve("out").resolve(CohortTables.CASES)))
                    .as("an invented case stays one")
                    .anyMatch(l -> l.startsWith("C01,") && l.contains(",SYNTHETIC,"))
                    .noneMatch(l -> l.startsWith("C02,") && l.contains("SYNTHETIC"));
            assertThat(Files.readAllLines(folder.resolve("out").resolve(CohortTables.CANDIDATES)))
                    .containsExactly(
                            "case_id,mri_quality,treated_or_recurrent,mri_to_biopsy_days,mri_to_surgery_days,"
                                    + "registration_verdict,final_subtype,pathology_equivocal",
                            "C01,adequate,yes,3,10,,,",
                            "C02,,,,,,,",
                            "C03,,,,,fail,,");
        }
    }
}
