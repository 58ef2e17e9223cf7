package org.needlepoint.statistics.reference;

import java.util.List;

/**
 * What came of recomputing a reference file.
 *
 * @param file name of the file
 * @param tests one entry per statistical test, in the order of the file
 * @param disagreements every entry that differs above its tolerance or could not be recomputed
 * @param unknown places of the file that hold no known result; a place stands for all below it
 * @param notes remarks, such as a result that the file leaves open
 */
public record Validation(
        String file,
        List<TestDifference> tests,
        List<Disagreement> disagreements,
        List<String> unknown,
        List<String> notes) {

    /**
     * Whether every known result was confirmed.
     *
     * @return true if nothing disagrees
     */
    public boolean agrees() {
        return disagreements.isEmpty();
    }

    /**
     * Number of results compared.
     *
     * @return count over all tests
     */
    public int compared() {
        return tests.stream().mapToInt(TestDifference::compared).sum();
    }

    /**
     * The largest difference of one test.
     *
     * @param test name, such as "Welch t"
     * @param compared number of results compared
     * @param largestRelativeDifference |ours − theirs| / |theirs|; +∞ where one side has no number
     * @param at where in the file it occurs
     * @param tolerance greatest difference allowed
     */
    public record TestDifference(
            String test, int compared, double largestRelativeDifference, String at, double tolerance) {

        /**
         * Whether the test is within its tolerance.
         *
         * @return true if so
         */
        public boolean agrees() {
            return largestRelativeDifference <= tolerance;
        }
    }

    /**
     * A result that was not confirmed.
     *
     * @param test name of the test
     * @param at where in the file
     * @param expected what the file says
     * @param actual what was computed, or why nothing was
     */
    public record Disagreement(String test, String at, String expected, String actual) {}
}
