package org.needlepoint.cohort;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.needlepoint.pathology.FnclccGrade;
import org.needlepoint.problem.ProblemException;

/** Reads single cells; what cannot be read is refused by file, line, column and value. */
final class Cells {
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "n.a.", "nan", "null", "-", "–", "—", "?", ".");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d+,\\d+([eE][+-]?\\d+)?");
    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "included");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "excluded");

    private Cells() {}

    /**
     * A cell in its place.
     *
     * @param source file and line
     * @param heading heading as written
     * @param separator separator of the file
     * @param text what it says
     */
    record Cell(Source source, String heading, char separator, String text) {
        boolean isMissing() {
            return MISSING.contains(text.toLowerCase(Locale.ROOT));
        }

        ProblemException bad(String why) {
            return new ProblemException(CohortProblem.BAD_CELL, source.file(), source.line(), heading, text, why);
        }
    }

    static double number(Cell cell) throws ProblemException {
        String t = cell.text().replace('\u2212', '-');
        if (COMMA.matcher(t).matches()) {
            if (cell.separator() == ',') {
                throw cell.bad(CohortWording.DECIMAL_COMMA.say());
            }
            t = t.replace(',', '.');
        }
        if (!NUMBER.matcher(t).matches()) {
            throw cell.bad(CohortWording.NO_NUMBER.say());
        }
        double value = Double.parseDouble(t);
        if (!Double.isFinite(value)) {
            throw cell.bad(CohortWording.TOO_LARGE.say());
        }
        return value;
    }

    /** A number in its column's unit, within what is possible. */
    static double number(Cell cell, CohortColumn column, double factor) throws ProblemException {
        double value = number(cell) * factor;
        switch (column) {
            case ADC_MEAN, ADC_MIN -> require(cell, value > 0 && value <= 10, CohortWording.NO_ADC.say());
            case KI67 -> require(cell, value >= 0 && value <= 100, CohortWording.NO_PERCENTAGE.say());
            case KI67_POSITIVE, KI67_COUNTED ->
                require(cell, value >= 0 && value <= 1e7 && value == Math.rint(value), CohortWording.NO_CELLS.say());
            case CHO_CR -> require(cell, value >= 0 && value <= 1000, CohortWording.NO_CHO_CR.say());
            case AGE -> require(cell, value >= 0 && value <= 120, CohortWording.NO_AGE.say());
            case DIAMETER -> require(cell, value > 0 && value <= 1000, CohortWording.NO_DIAMETER.say());
            default -> throw new IllegalArgumentException("No number: " + column);
        }
        return value;
    }

    private static void require(Cell cell, boolean holds, String why) throws ProblemException {
        if (!holds) {
            throw cell.bad(why);
        }
    }

    static FnclccGrade grade(Cell cell) throws ProblemException {
        String t = cell.text().toLowerCase(Locale.ROOT).replaceFirst("^(fnclcc)?\\s*(grade|g)?\\s*", "");
        return switch (t) {
            case "1", "i", "1.0" -> FnclccGrade.G1;
            case "2", "ii", "2.0" -> FnclccGrade.G2;
            case "3", "iii", "3.0" -> FnclccGrade.G3;
            default -> throw cell.bad(CohortWording.NO_GRADE.say());
        };
    }

    static boolean yes(Cell cell) throws ProblemException {
        String t = cell.text().toLowerCase(Locale.ROOT);
        if (!YES.contains(t) && !NO.contains(t)) {
            throw cell.bad(CohortWording.NO_YES_NO.say());
        }
        return YES.contains(t);
    }

    /** Whether a row is invented: yes or no, or the word itself. */
    static boolean synthetic(Cell cell) throws ProblemException {
        return switch (cell.text().toLowerCase(Locale.ROOT)) {
            case "synthetic", "simulated" -> true;
            case "real" -> false;
            default -> yes(cell);
        };
    }

    /** The words of a cell, if it is not empty. */
    static Optional<String> words(Cell cell) {
        return cell.isMissing() ? Optional.empty() : Optional.of(cell.text());
    }
}
