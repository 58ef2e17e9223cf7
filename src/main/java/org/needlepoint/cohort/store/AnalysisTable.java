package org.needlepoint.cohort.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.cohort.store.AnalysisRow.Finding;
import org.needlepoint.problem.ProblemException;

/** The analysis's rows as CSV, complete: one row a core, and one a signed read. An empty cell is not known. */
public final class AnalysisTable {
    /** Columns of the table of cores. */
    public static final List<String> CORE_COLUMNS = List.of(
            "case_id",
            "core_no",
            "patient",
            "source",
            "adc_mean",
            "adc_min",
            "cho_cr",
            "fnclcc_grade",
            "ki67_percent",
            "diagnosis",
            "subtype",
            "equivocal",
            "surgery_date",
            "surgery_diagnosis",
            "surgery_subtype",
            "surgery_fnclcc_grade",
            "surgery_ki67_percent",
            "mr_date",
            "biopsy_date",
            "image_quality",
            "treated_before",
            "recurrent",
            "registration");

    /** Columns of the table of reads. */
    public static final List<String> READ_COLUMNS =
            List.of("case_id", "core_no", "reader", "session", "adc_mean", "adc_min", "cho_cr");

    private AnalysisTable() {}

    /**
     * Writes the rows.
     *
     * @param rows rows
     * @param file where to
     * @throws ProblemException if it cannot be written
     */
    public static void writeCores(List<AnalysisRow> rows, Path file) throws ProblemException {
        List<List<?>> lines = new ArrayList<>();
        for (AnalysisRow r : rows) {
            List<Object> line = new ArrayList<>();
            line.add(r.caseId());
            line.add(cell(r.coreNo()));
            line.add(r.patient());
            line.add(cell(r.source().map(AnalysisRow.Source::word)));
            line.add(cell(r.adcMean()));
            line.add(cell(r.adcMin()));
            line.add(cell(r.choCr()));
            line.add(cell(r.biopsy().map(Finding::fnclccGrade).orElse(OptionalInt.empty())));
            line.add(cell(r.biopsy().map(Finding::ki67Percent).orElse(OptionalDouble.empty())));
            line.add(cell(r.biopsy().flatMap(Finding::diagnosis)));
            line.add(cell(r.biopsy().flatMap(Finding::subtype)));
            line.add(yesNo(r.equivocal()));
            line.add(cell(r.surgeryDate()));
            line.add(cell(r.surgery().flatMap(Finding::diagnosis)));
            line.add(cell(r.surgery().flatMap(Finding::subtype)));
            line.add(cell(r.surgery().map(Finding::fnclccGrade).orElse(OptionalInt.empty())));
            line.add(cell(r.surgery().map(Finding::ki67Percent).orElse(OptionalDouble.empty())));
            line.add(cell(r.status().mrDate()));
            line.add(cell(r.status().biopsyDate()));
            line.add(cell(r.status().imageQualityAdequate().map(ok -> ok ? "adequate" : "inadequate")));
            line.add(yesNo(r.status().treatedBefore()));
            line.add(yesNo(r.status().recurrent()));
            line.add(r.status().registrationFailed() ? "failed" : "");
            lines.add(line);
        }
        write(CORE_COLUMNS, lines, file);
    }

    /**
     * Writes signed reads.
     *
     * @param reads reads
     * @param file where to
     * @throws ProblemException if it cannot be written
     */
    public static void writeReads(List<AnalysisRows.SignedRead> reads, Path file) throws ProblemException {
        List<List<?>> lines = new ArrayList<>();
        for (AnalysisRows.SignedRead r : reads) {
            lines.add(List.of(
                    r.core().caseId(),
                    r.core().coreNo(),
                    r.reader(),
                    r.session(),
                    cell(r.values().adcMean()),
                    cell(r.values().adcMin()),
                    cell(r.values().choCr())));
        }
        write(READ_COLUMNS, lines, file);
    }

    static void write(List<String> columns, List<List<?>> lines, Path file) throws ProblemException {
        try (CSVPrinter csv =
                new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), CSVFormat.RFC4180)) {
            csv.printRecord(columns);
            csv.printRecords(lines);
        } catch (IOException e) {
            throw new ProblemException(e, StoreProblem.NOT_WRITABLE, file, AtomicFolder.reason(e));
        }
    }

    static String cell(Optional<?> value) {
        return value.map(String::valueOf).orElse("");
    }

    static String cell(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }

    static String cell(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }

    static String yesNo(Optional<Boolean> value) {
        return value.map(v -> v ? "yes" : "no").orElse("");
    }
}
