package org.needlepoint.cohort;

/**
 * Where a value stands.
 *
 * @param file file, relative to the cohort's folder
 * @param line line in it, from 1; 0 for a measured case's result file, which is one record
 */
public record Source(String file, int line) {

    /**
     * The place in words.
     *
     * @return such as "cohort.csv, line 12"
     */
    public String words() {
        return line == 0 ? file : CohortWording.PLACE.say(file, line);
    }
}
