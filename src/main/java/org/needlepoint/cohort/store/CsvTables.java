package org.needlepoint.cohort.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.problem.ProblemException;

/** Tables as CSV files, one each (RFC 4180, UTF-8). */
final class CsvTables {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private CsvTables() {}

    static void write(TableSpec table, List<Row> rows, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
            csv.printRecord(table.columns());
            for (Row row : rows) {
                for (Field f : table.fields()) {
                    csv.print(row.values().get(f.name()));
                }
                csv.println();
            }
        }
    }

    static RawTable read(TableSpec table, Path file) throws ProblemException {
        String source = String.valueOf(file.getFileName());
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            in.mark(1);
            if (in.read() != BYTE_ORDER_MARK) {
                in.reset();
            }
            try (CSVParser csv = CSVParser.parse(in, FORMAT)) {
                return read(table, source, csv);
            }
        } catch (CharacterCodingException e) {
            throw new ProblemException(e, StoreProblem.NOT_READABLE, file, "it is not UTF-8 text");
        } catch (IOException e) {
            throw new ProblemException(e, StoreProblem.NOT_READABLE, file, AtomicFolder.reason(e));
        } catch (UncheckedIOException e) {
            // Thrown by the parser's iterator, for broken quotes and for bytes that are no UTF-8.
            throw e.getCause() instanceof CharacterCodingException
                    ? new ProblemException(e, StoreProblem.NOT_READABLE, file, "it is not UTF-8 text")
                    : new ProblemException(
                            e, StoreProblem.MALFORMED, source, "some line", SqlFailures.firstLine(e.getMessage()));
        }
    }

    private static RawTable read(TableSpec table, String source, CSVParser csv) throws ProblemException {
        Iterator<CSVRecord> lines = csv.iterator();
        List<String> header = lines.hasNext() ? lines.next().toList() : List.of();
        checkHeader(table, source, header);
        List<RawTable.RawRow> rows = new ArrayList<>();
        long line = csv.getCurrentLineNumber() + 1;
        while (lines.hasNext()) {
            CSVRecord cells = lines.next();
            String place = "line " + line;
            line = csv.getCurrentLineNumber() + 1;
            if (cells.size() == 1 && cells.get(0).isBlank()) {
                continue;
            }
            if (cells.size() != header.size()) {
                throw new ProblemException(
                        StoreProblem.MALFORMED,
                        source,
                        place,
                        "there are " + cells.size() + " cells, but " + header.size() + " columns");
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < header.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    row.put(header.get(i), cells.get(i));
                }
            }
            rows.add(new RawTable.RawRow(place, row));
        }
        return new RawTable(table, source, rows);
    }

    private static void checkHeader(TableSpec table, String source, List<String> header) throws ProblemException {
        if (header.isEmpty()) {
            throw new ProblemException(StoreProblem.MALFORMED, source, "line 1", "the column names are missing");
        }
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!RawTable.mayHave(table, column)) {
                String hint = column.indexOf(';') >= 0 ? "; columns are separated by commas" : "";
                throw new ProblemException(
                        StoreProblem.MALFORMED,
                        source,
                        "line 1",
                        "the table " + table.name() + " has no column \"" + column + "\"" + hint);
            }
            if (!seen.add(column)) {
                throw new ProblemException(
                        StoreProblem.MALFORMED, source, "line 1", "the column " + column + " is there twice");
            }
        }
        for (Field f : table.fields()) {
            boolean byId = f.name().equals(RawTable.PATIENT) && seen.contains(RawTable.PATIENT_ID);
            if (f.required() && !seen.contains(f.name()) && !byId) {
                throw new ProblemException(
                        StoreProblem.MALFORMED, source, "line 1", "the column " + f.name() + " is missing");
            }
        }
    }
}
