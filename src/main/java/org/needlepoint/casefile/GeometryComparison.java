package org.needlepoint.casefile;

/**
 * One line of the comparison of CT with MR geometry.
 *
 * @param field what is compared, with its unit
 * @param ct value on CT, in words
 * @param mr value on MR, in words
 * @param agreement whether they agree
 * @param note what a difference means; empty if nothing is to be said
 */
public record GeometryComparison(String field, String ct, String mr, Agreement agreement, String note) {

    /** Whether two acquisitions agree in a field. */
    public enum Agreement {
        /** The same within tolerance. */
        SAME,
        /** Different. */
        DIFFERENT,
        /** Not stated by one of them. */
        UNKNOWN
    }
}
