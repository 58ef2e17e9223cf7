package org.needlepoint.cohort.store;

import java.util.function.Predicate;

/**
 * What must hold between the columns of a row; as a check of the same name in the database.
 *
 * @param name name of the check
 * @param says the rule, as the end of the sentence "In this row …"
 * @param holds whether a row keeps it; rows with unknown values keep it
 */
public record RowRule(String name, String says, Predicate<Row> holds) {

    static RowRule notAbove(String name, String low, String high, String says) {
        return new RowRule(
                name,
                says,
                row -> row.real(low).isEmpty()
                        || row.real(high).isEmpty()
                        || row.real(low).getAsDouble() <= row.real(high).getAsDouble());
    }

    static RowRule both(RowRule first, RowRule second) {
        return new RowRule(first.name(), first.says(), first.holds().and(second.holds()));
    }

    /** FNCLCC: the grade is 1 for a score of 2 or 3, 2 for 4 or 5, 3 for 6 to 8. */
    static final RowRule GRADE_FOLLOWS_SCORES = new RowRule(
            "grade_follows_scores",
            "fnclcc_grade must follow from differentiation + mitoses + necrosis: 1 for 2–3, 2 for 4–5, 3 for 6–8",
            row -> {
                if (row.whole("differentiation").isEmpty()
                        || row.whole("mitoses").isEmpty()
                        || row.whole("necrosis").isEmpty()
                        || row.whole("fnclcc_grade").isEmpty()) {
                    return true;
                }
                int score = row.whole("differentiation").getAsInt()
                        + row.whole("mitoses").getAsInt()
                        + row.whole("necrosis").getAsInt();
                return row.whole("fnclcc_grade").getAsInt() == (score <= 3 ? 1 : score <= 5 ? 2 : 3);
            });

    /** A percentage may be rounded to a whole one. */
    static final RowRule KI67_FOLLOWS_CELLS = new RowRule(
            "ki67_follows_cells",
            "ki67_percent must be 100 × ki67_positive_cells / ki67_counted_cells to within 0.5",
            row -> row.real("ki67_percent").isEmpty()
                    || row.real("ki67_positive_cells").isEmpty()
                    || row.real("ki67_counted_cells").isEmpty()
                    || Math.abs(row.real("ki67_percent").getAsDouble()
                                    - 100.0
                                            * row.real("ki67_positive_cells").getAsDouble()
                                            / row.real("ki67_counted_cells").getAsDouble())
                            <= 0.5);
}
