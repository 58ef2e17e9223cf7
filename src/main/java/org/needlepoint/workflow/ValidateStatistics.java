package org.needlepoint.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.reference.ReferenceFile;
import org.needlepoint.statistics.reference.ReferenceProblem;
import org.needlepoint.statistics.reference.Validation;

/** Recomputes the results of a reference file of statistics and tells how far ours differ. */
public final class ValidateStatistics {
    private static final int MOST_LISTED = 20;

    private final Validation validation;

    private ValidateStatistics(Validation validation) {
        this.validation = validation;
    }

    /**
     * Recomputes a file.
     *
     * @param file JSON file in the format of {@code docs/statistics.md}
     * @return the outcome, agreeing or not
     * @throws ProblemException if the file cannot be read or holds nothing to compare
     */
    public static ValidateStatistics of(Path file) throws ProblemException {
        return new ValidateStatistics(ReferenceFile.read(file).validate());
    }

    /**
     * The differences.
     *
     * @return outcome
     */
    public Validation validation() {
        return validation;
    }

    /**
     * The outcome for people: a table of tests, then what disagrees, what is not known, and remarks.
     *
     * @return text of several lines without a final line break
     */
    public String toTable() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"test", "results", "largest relative difference", "tolerance", "", "at"});
        for (Validation.TestDifference t : validation.tests()) {
            rows.add(new String[] {
                t.test(),
                String.valueOf(t.compared()),
                difference(t.largestRelativeDifference()),
                String.format(Locale.ROOT, "%.0e", t.tolerance()),
                t.agrees() ? "ok" : "DIFFERS",
                t.largestRelativeDifference() > 0 ? t.at() : ""
            });
        }
        StringBuilder out = new StringBuilder(validation.file()).append('\n');
        int[] width = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int c = 0; c < row.length; c++) {
                width[c] = Math.max(width[c], row[c].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < row.length; c++) {
                String padding = " ".repeat(width[c] - row[c].length());
                boolean number = c >= 1 && c <= 3;
                line.append(number ? padding + row[c] : row[c] + padding).append("  ");
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        List<String> disagreements = validation.disagreements().stream()
                .map(d -> d.at() + ": file " + d.expected() + ", recomputed " + d.actual())
                .toList();
        list(out, "Not confirmed", disagreements);
        list(out, "Not known how to recompute", validation.unknown());
        list(out, "Remarks", validation.notes());
        out.append(validation.compared())
                .append(" results compared; ")
                .append(
                        validation.agrees()
                                ? "all within tolerance"
                                : validation.disagreements().size() + " not confirmed");
        if (!validation.unknown().isEmpty()) {
            out.append("; ").append(validation.unknown().size()).append(" entries not known");
        }
        return out.toString();
    }

    private static String difference(double d) {
        return d == 0 ? "0" : Double.isInfinite(d) ? "∞" : String.format(Locale.ROOT, "%.1e", d);
    }

    private static void list(StringBuilder out, String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.append(title).append(":\n");
        lines.stream()
                .limit(MOST_LISTED)
                .forEach(l -> out.append("  ").append(l).append('\n'));
        if (lines.size() > MOST_LISTED) {
            out.append("  … and ").append(lines.size() - MOST_LISTED).append(" more\n");
        }
    }

    /**
     * Refuses an outcome that disagrees.
     *
     * @throws ProblemException {@link ReferenceProblem#DISAGREES}
     */
    public void requireAgreement() throws ProblemException {
        if (!validation.agrees()) {
            int n = validation.disagreements().size();
            Validation.Disagreement first = validation.disagreements().get(0);
            throw new ProblemException(
                    ReferenceProblem.DISAGREES,
                    validation.file(),
                    n == 1 ? "One entry" : n + " entries",
                    first.at() + " (" + first.test() + ")");
        }
    }
}
