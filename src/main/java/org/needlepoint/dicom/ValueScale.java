package org.needlepoint.dicom;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * From stored to real values: the modality rescale, and the real world value mappings beside it.
 *
 * @param slope rescale slope; 1 if not stated
 * @param intercept rescale intercept; 0 if not stated
 * @param stated whether a slope was stated
 * @param type rescale type or units; empty if not stated
 * @param realWorld mappings of the frame
 * @param philipsSlope Philips' private scale slope (2005,100E), which floating-point displays divide by; empty if absent
 */
record ValueScale(
        double slope,
        double intercept,
        boolean stated,
        String type,
        List<RealWorldMapping> realWorld,
        Optional<Double> philipsSlope) {

    /**
     * One item of the Real World Value Mapping Sequence.
     *
     * @param slope real world value slope
     * @param intercept real world value intercept
     * @param unit UCUM code of the unit; empty if not stated
     * @param label LUT label, explanation and quantity, for people
     */
    record RealWorldMapping(double slope, double intercept, String unit, String label) {}

    static ValueScale of(FrameAttributes f) {
        DataSet rescale = f.holder(Tags.PIXEL_VALUE_TRANSFORMATION_SEQUENCE, Tags.RESCALE_SLOPE);
        double slope = rescale.number(Tags.RESCALE_SLOPE).orElse(1);
        double intercept = rescale.number(Tags.RESCALE_INTERCEPT).orElse(0);
        if (slope == 0) {
            throw new MalformedValueException(Tags.RESCALE_SLOPE, "0");
        }
        DataSet d = f.dataSet();
        Optional<Double> philips = d.privateTag("Philips MR Imaging DD 001", 0x2005, 0x0e, Vr.FL)
                .flatMap(t -> d.number(t).stream().boxed().findFirst());
        return new ValueScale(
                slope,
                intercept,
                rescale.has(Tags.RESCALE_SLOPE),
                rescale.text(Tags.RESCALE_TYPE).orElse(""),
                f.items(Tags.REAL_WORLD_VALUE_MAPPING_SEQUENCE).stream()
                        .filter(i -> i.has(Tags.REAL_WORLD_VALUE_SLOPE))
                        .map(ValueScale::mapping)
                        .toList(),
                philips);
    }

    private static RealWorldMapping mapping(DataSet i) {
        DataSet unit = i.item(Tags.MEASUREMENT_UNITS_CODE_SEQUENCE);
        StringBuilder label = new StringBuilder(i.text(Tags.LUT_LABEL).orElse(""));
        i.text(new Tag(0x00282010, Vr.LO, "LUT Explanation"))
                .ifPresent(t -> label.append(' ').append(t));
        for (DataSet quantity : i.items(Tags.QUANTITY_DEFINITION_SEQUENCE)) {
            quantity.item(Tags.CONCEPT_CODE_SEQUENCE).text(Tags.CODE_MEANING).ifPresent(t -> label.append(' ')
                    .append(t));
        }
        return new RealWorldMapping(
                i.number(Tags.REAL_WORLD_VALUE_SLOPE).orElse(1),
                i.number(Tags.REAL_WORLD_VALUE_INTERCEPT).orElse(0),
                unit.text(Tags.CODE_VALUE)
                        .or(() -> unit.text(Tags.CODE_MEANING))
                        .orElse(""),
                label.toString().strip());
    }

    boolean sameRescale(ValueScale o) {
        return slope == o.slope && intercept == o.intercept;
    }

    /** Whether a mapping calls itself a map of the diffusion coefficient. */
    boolean mapsDiffusion() {
        return realWorld.stream()
                .anyMatch(m -> DiffusionUnit.of(m.unit()).isPresent()
                        || m.label().toLowerCase(Locale.ROOT).contains("diffusion coefficient"));
    }
}
