package org.needlepoint.casefile.planning;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the pathologist found, as it was entered; empty parts are not known.
 *
 * @param specimen specimen number or other name of the core
 * @param diagnosis WHO 2020 name of the tumour
 * @param differentiation FNCLCC differentiation score, 1 to 3
 * @param mitoses FNCLCC mitotic score, 1 to 3
 * @param necrosis FNCLCC necrosis score, 0 to 2
 * @param grade FNCLCC grade stated without its scores, 1 to 3
 * @param ki67Positive cells counted positive
 * @param ki67Counted cells counted
 * @param ki67Percent Ki-67 labelling index stated without counts, percent
 * @param reported day of the report
 * @param remark free text
 */
public record PathologyEntry(
        Optional<String> specimen,
        Optional<String> diagnosis,
        OptionalInt differentiation,
        OptionalInt mitoses,
        OptionalInt necrosis,
        OptionalInt grade,
        OptionalInt ki67Positive,
        OptionalInt ki67Counted,
        OptionalDouble ki67Percent,
        Optional<LocalDate> reported,
        Optional<String> remark) {

    /** Nothing entered. */
    public static final PathologyEntry EMPTY = new PathologyEntry(
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty());
}
