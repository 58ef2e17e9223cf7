/**
 * What a case came to: the result records and their file, {@code result.json}.
 *
 * <p>The records mirror the file: a component's name is its JSON name, an {@code Optional} is a value or {@code null}
 * and an enum constant {@code SLICE_LOCKED} is {@code "slice-locked"}. Positions are DICOM LPS millimetres in the frame
 * of reference that the name ends with ({@code tipCtLpsMm}, {@code tipMrLpsMm}); ADC is in 10⁻³ mm²/s, as people read
 * it; angles are degrees; dates are ISO 8601. The schema is {@code docs/result.schema.json}.
 */
package org.needlepoint.casefile;
