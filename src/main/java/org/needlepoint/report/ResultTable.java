package org.needlepoint.report;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.problem.ProblemException;

/** The result table as CSV (RFC 4180, UTF-8): a header line with units, then one row a case. */
public final class ResultTable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private ResultTable() {}

    /**
     * Writes a table, replacing the file.
     *
     * @param results one row each
     * @param file where to
     * @throws ProblemException if it cannot be written
     */
    public static void write(List<CaseResult> results, Path file) throws ProblemException {
        try {
            Files.writeString(file, text(results), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException(e, ReportProblem.NOT_WRITABLE, file, AtomicFolder.reason(e));
        }
    }

    /**
     * A table as text, as {@link #write} writes it.
     *
     * @param results one row each
     * @return header and rows
     */
    public static String text(List<CaseResult> results) {
        StringBuilder out = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
            csv.printRecord(headers());
            for (CaseResult r : results) {
                printRow(csv, r);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /**
     * Adds a row to a table of a cohort, making it with its header if it does not exist. The table is replaced by one
     * rename: it never holds half a row.
     *
     * @param result the row
     * @param file table
     * @throws ProblemException if the table has other columns or cannot be written
     */
    public static void append(CaseResult result, Path file) throws ProblemException {
        if (!Files.exists(file)) {
            write(List.of(result), file);
            return;
        }
        Path grown = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            requireSameColumns(file);
            Files.copy(file, grown, StandardCopyOption.REPLACE_EXISTING);
            try (Writer out = Files.newBufferedWriter(grown, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
                    CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
                if (!endsWithNewline(file)) {
                    csv.println();
                }
                printRow(csv, result);
            }
            Files.move(grown, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ProblemException(e, ReportProblem.NOT_WRITABLE, file, AtomicFolder.reason(e));
        }
    }

    private static boolean endsWithNewline(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return bytes.length > 0 && bytes[bytes.length - 1] == '\n';
    }

    private static void requireSameColumns(Path file) throws IOException, ProblemException {
        List<String> expected = headers();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser csv = CSVParser.parse(in, FORMAT)) {
            var lines = csv.iterator();
            List<String> found = lines.hasNext() ? lines.next().toList() : List.of();
            for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
                String want = i < expected.size() ? expected.get(i) : "no further column";
                String is = i < found.size() ? found.get(i) : "missing";
                if (!want.equals(is)) {
                    throw new ProblemException(ReportProblem.OTHER_COLUMNS, file, i + 1, is, want);
                }
            }
        }
    }

    private static List<String> headers() {
        return ResultColumns.ALL.stream().map(Column::header).toList();
    }

    private static void printRow(CSVPrinter csv, CaseResult r) throws IOException {
        for (Column<CaseResult> c : ResultColumns.ALL) {
            csv.print(c.text(r));
        }
        csv.println();
    }
}
