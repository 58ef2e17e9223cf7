package org.needlepoint.diffusion;

import org.needlepoint.wording.Wording;

/** Sentences about the target slice and the ADC map. */
public enum DiffusionWording implements Wording {
    /** No parts. */
    NO_MOVE("the target slice is the capsule slice: no move"),
    /** Parts: distance, way, slices, thickness, sign, gap. */
    MOVE_ONE("move {0} mm toward the {1}: {2} slice of {3} {4} {5} mm"),
    /** Parts: distance, way, slices, thickness, sign, gap. */
    MOVE("move {0} mm toward the {1}: {2} slices of {3} {4} {5} mm"),
    /** Parts: by positions, by formula. */
    FORMULA_DIFFERS("By the slices' positions the shift is {0} mm, by (thickness + gap) × slices {1} mm: trust the "
            + "positions"),
    /** Parts: b-values, method. */
    COMPUTED("computed from b {0} s/mm², {1}"),
    /** No parts. */
    TWO_POINTS("two points");

    private final String template;

    DiffusionWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
