package org.needlepoint.cohort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.cohort.eligibility.EligibilityWording;
import org.needlepoint.problem.ProblemException;

/**
 * A table as a file has it: UTF-8 with or without byte order mark; comma, semicolon or tab between cells, whichever occurs
 * most in the line of headings.
 *
 * @param name file name for messages
 * @param separator what stands between cells
 * @param headings first line
 * @param rows other lines that are not blank
 */
record DelimitedFile(String name, char separator, List<String> headings, List<Row> rows) {

    /**
     * A row.
     *
     * @param line line on which it begins, from 1
     * @param cells as many as headings
     */
    record Row(int line, List<String> cells) {}

    static DelimitedFile read(Path file, String name) throws ProblemException {
        String text = text(file, name);
        char separator = separator(firstLine(text));
        CSVFormat format = CSVFormat.Builder.create()
                .setDelimiter(separator)
                .setQuote('"')
                .setIgnoreEmptyLines(false)
                .get();
        List<String> headings = null;
        List<Row> rows = new ArrayList<>();
        int line = 1;
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord r : parser) {
                List<String> cells = new ArrayList<>();
                r.forEach(c -> cells.add(c.strip()));
                boolean blank = cells.stream().allMatch(String::isEmpty);
                if (headings == null && !blank) {
                    headings = List.copyOf(cells);
                } else if (!blank) {
                    while (cells.size() > headings.size()
                            && cells.get(cells.size() - 1).isEmpty()) {
                        cells.remove(cells.size() - 1);
                    }
                    if (cells.size() != headings.size()) {
                        throw new ProblemException(
                                CohortProblem.MALFORMED,
                                name,
                                (separator == ',' ? CohortWording.CELL_COUNT_COMMA : CohortWording.CELL_COUNT)
                                        .say(line, cells.size(), headings.size()));
                    }
                    rows.add(new Row(line, List.copyOf(cells)));
                }
                line += 1 + r.stream().mapToInt(DelimitedFile::breaks).sum();
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new ProblemException(e, CohortProblem.MALFORMED, name, CohortWording.QUOTE_OPEN.say(line));
        }
        if (headings == null) {
            throw new ProblemException(CohortProblem.MALFORMED, name, EligibilityWording.EMPTY.say());
        }
        return new DelimitedFile(name, separator, headings, List.copyOf(rows));
    }

    private static String text(Path file, String name) throws ProblemException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new ProblemException(CohortProblem.NOT_UTF8, name);
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ProblemException(e, CohortProblem.NOT_UTF8, name);
        } catch (IOException e) {
            throw new ProblemException(e, CohortProblem.NOT_READABLE, file, AtomicFolder.reason(e));
        }
    }

    private static String firstLine(String text) {
        return text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    }

    private static char separator(String line) {
        char best = ',';
        int most = 0;
        for (char c : new char[] {',', ';', '\t'}) {
            int n = 0;
            boolean quoted = false;
            for (char d : line.toCharArray()) {
                quoted ^= d == '"';
                n += !quoted && d == c ? 1 : 0;
            }
            if (n > most) {
                most = n;
                best = c;
            }
        }
        return best;
    }

    private static int breaks(String cell) {
        return (int) cell.replace("\r\n", "\n")
                .chars()
                .filter(c -> c == '\n' || c == '\r')
                .count();
    }
}
