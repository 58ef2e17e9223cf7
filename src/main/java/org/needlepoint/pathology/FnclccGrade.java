package org.needlepoint.pathology;

/** Grade of the French Federation of Cancer Centers (FNCLCC). */
public enum FnclccGrade {
    /** Total score 2 or 3. */
    G1,
    /** Total score 4 or 5. */
    G2,
    /** Total score 6 to 8. */
    G3;

    /**
     * The grade as a number.
     *
     * @return 1, 2 or 3
     */
    public int number() {
        return ordinal() + 1;
    }

    /**
     * Whether the grade counts as high, as in the fusion study: grade 1 is low, grades 2 and 3 are high.
     *
     * @return true for G2 and G3
     */
    public boolean isHigh() {
        return this != G1;
    }

    /**
     * The grade of a number.
     *
     * @param number 1, 2 or 3
     * @return grade
     * @throws IllegalArgumentException for another number
     */
    public static FnclccGrade of(int number) {
        if (number < 1 || number > 3) {
            throw new IllegalArgumentException("FNCLCC grades are 1, 2 and 3, not " + number);
        }
        return values()[number - 1];
    }
}
