package org.needlepoint.cohort.store;

/**
 * A core.
 *
 * @param caseId its case
 * @param coreNo its number within the case, from 1
 */
public record CoreId(String caseId, int coreNo) {

    static CoreId of(Row row) {
        return new CoreId(
                row.text("case_id").orElseThrow(), row.whole("core_no").orElseThrow());
    }

    /** Such as {@code C017 core 1}. */
    @Override
    public String toString() {
        return caseId + " core " + coreNo;
    }
}
