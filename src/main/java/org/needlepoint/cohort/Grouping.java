package org.needlepoint.cohort;

/**
 * How cases are divided in two. The positive class is always the one that the markers are to find.
 *
 * @param key name in files: {@code grade} or {@code ki67}
 * @param title what divides
 * @param positive name of the positive class
 * @param negative name of the other class
 * @param rule which cases are positive, in words
 */
public record Grouping(String key, String title, String positive, String negative, String rule) {
    /** Key of the division by grade. */
    public static final String GRADE = "grade";
    /** Key of the division by Ki-67. */
    public static final String KI67 = "ki67";

    /**
     * By FNCLCC grade of the core.
     *
     * @return low: grade 1, high: grades 2 and 3
     */
    public static Grouping byGrade() {
        return new Grouping(GRADE, "FNCLCC grade", "High grade", "Low grade", "FNCLCC grade 2 or 3");
    }

    /**
     * By Ki-67 of the core.
     *
     * @param cutOffPercent from here on expression is high
     * @return low and high expression
     */
    public static Grouping byKi67(double cutOffPercent) {
        String percent = cutOffPercent == Math.rint(cutOffPercent)
                ? String.valueOf((long) cutOffPercent)
                : String.valueOf(cutOffPercent);
        return new Grouping(
                KI67,
                "Ki-67 LI",
                "High expression",
                "Low expression",
                "Ki-67 labelling index of at least " + percent + " %");
    }
}
