package org.needlepoint.cohort;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** What can be wrong with a cohort's tables. */
public enum CohortProblem implements Problem {
    /** {0} path, {1} reason. */
    NOT_READABLE(ProblemKind.NO_INPUT, "{0} cannot be read: {1}.", "Check the path and its rights."),
    /** {0} path. */
    NOTHING_THERE(
            ProblemKind.NO_INPUT,
            "{0} holds no cohort: no result.json and no .csv with a column of cases.",
            "Give a CSV file, or a folder with measured cases or CSV files; see docs/cohort.md."),
    /** {0} file. */
    NOT_UTF8(
            ProblemKind.BAD_FILE,
            "{0} is not UTF-8 text.",
            "Save the table as \"CSV UTF-8\" and run the command again."),
    /** {0} file, {1} what is wrong. */
    MALFORMED(
            ProblemKind.BAD_FILE,
            "{0} is no table: {1}.",
            "Save it as CSV with a line of headings; see docs/cohort.md."),
    /** {0} file, {1} headings. */
    NO_CASE_COLUMN(
            ProblemKind.BAD_SETTINGS,
            "{0} has no column that names the case; its headings are {1}.",
            "Name that column case_id."),
    /** {0} file, {1} first heading, {2} second heading, {3} meaning. */
    TWO_COLUMNS(
            ProblemKind.BAD_SETTINGS,
            "{0}: the headings \"{1}\" and \"{2}\" both mean {3}.",
            "Keep one of them, or rename the other; docs/cohort.md lists the names that are understood."),
    /** {0} file, {1} heading, {2} unit, {3} known units. */
    UNKNOWN_UNIT(
            ProblemKind.BAD_SETTINGS, "{0}, column \"{1}\": the unit \"{2}\" is not known here.", "Use one of: {3}."),
    /** {0} file, {1} heading, {2} known units. */
    UNIT_MISSING(
            ProblemKind.BAD_SETTINGS, "{0}, column \"{1}\" states no unit.", "Put one of these into the heading: {2}."),
    /** {0} file, {1} line, {2} column, {3} value, {4} what is wrong. */
    BAD_CELL(
            ProblemKind.BAD_SETTINGS,
            "{0}, line {1}, column \"{2}\": \"{3}\" {4}.",
            "Correct the cell, or leave it empty if the value is not known."),
    /** {0} file, {1} heading, {2} evidence, {3} what it looks like. */
    SCALE(
            ProblemKind.BAD_SETTINGS,
            "{0}, column \"{1}\" has an implausible scale: {2}.",
            "{3} Nothing is rescaled by guess."),
    /** {0} case, {1} column, {2} value and place, {3} other value and place. */
    CONTRADICTION(
            ProblemKind.BAD_SETTINGS,
            "Case {0} has two values of {1}: {2}, and {3}.",
            "Keep the right one; a case has one value, and each reader one reading."),
    /** {0} how many, {1} of how many, {2} their messages. */
    RESULTS_REFUSED(
            ProblemKind.BAD_FILE,
            "{0} of {1} result files cannot be used. {2}",
            "Measure these cases again, or move the files out of the folder: no case is left out silently."),
    /** {0} case, {1} paths. */
    TWO_RESULTS(
            ProblemKind.BAD_SETTINGS,
            "Case {0} has more than one result: {1}.",
            "Keep one of them; or, if several readers measured the cases, one folder a reader:"
                    + " READER/CASE/result.json."),
    /** {0} case, {1} column. */
    MIXED_READERS(
            ProblemKind.BAD_SETTINGS,
            "Case {0} has {1} both with and without a reader.",
            "Name the reader of every reading, or of none."),
    /** {0} case, {1} positive, {2} counted. */
    CELLS_WITHOUT_COUNT(
            ProblemKind.BAD_SETTINGS,
            "Case {0} has {1} Ki-67 positive cells and {2} counted cells.",
            "Give both numbers, the first not above the second, or the percentage alone."),
    /** {0} words. */
    UNKNOWN_DIAGNOSIS(
            ProblemKind.BAD_SETTINGS,
            "\"{0}\" is no diagnosis.",
            "Use sarcoma, intermediate, benign, other malignancy or not diagnostic."),
    /** {0} name, {1} columns. */
    UNKNOWN_MARKER(
            ProblemKind.BAD_SETTINGS,
            "No table has a column for the marker {0}; the columns are {1}.",
            "Name the column as its heading does."),
    /** {0} text. */
    MARKER_UNCLEAR(
            ProblemKind.BAD_SETTINGS,
            "\"{0}\" does not say which end of the marker is positive.",
            "Write it as COLUMN:higher or COLUMN:lower."),
    /** {0} path. */
    NO_CASES(ProblemKind.NO_INPUT, "{0} holds no included case.", "Check the columns included and exclusion_reason."),
    /** {0} what is missing. */
    NOTHING_TO_ANALYSE(
            ProblemKind.STATISTICS,
            "No analysis is possible: {0}.",
            "The table needs a marker (adc_mean, adc_min, cho_cr) and fnclcc_grade or ki67_percent; see docs/cohort.md.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    CohortProblem(ProblemKind kind, String message, String remedy) {
        this.kind = kind;
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public ProblemKind kind() {
        return kind;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
