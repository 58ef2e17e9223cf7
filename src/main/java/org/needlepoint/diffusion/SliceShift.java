package org.needlepoint.diffusion;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.wording.Wording;

/**
 * S of the study: how far, and which way, the target slice lies from the capsule slice, so that line B can be drawn on the
 * skin.
 *
 * @param capsuleSlice slice of line A's capsules
 * @param targetSlice target slice
 * @param shiftMm signed distance along the slice normal from the capsule slice to the target slice, from the slices'
 *     positions, mm; positive toward the head
 * @param formulaMm (thickness + gap) × number of slices with thickness and gap as the scanner states them, signed alike, mm
 * @param way which way the target slice lies from the capsule slice
 * @param words what to say in the room, such as "move 24 mm toward the feet: 4 slices of 5 + 1 mm"
 * @param warning that positions and formula differ by more than 0.1 mm, if they do
 */
public record SliceShift(
        int capsuleSlice,
        int targetSlice,
        double shiftMm,
        double formulaMm,
        Way way,
        String words,
        Optional<String> warning) {
    private static final double TOLERANCE_MM = 0.1;
    private static final double SMALLEST_SHIFT_MM = 0.05;

    /** A way along the patient. */
    public enum Way implements Wording {
        /** No way: it is the same slice. */
        NONE("nowhere"),
        /** Toward the head. */
        HEAD("head"),
        /** Toward the feet. */
        FEET("feet"),
        /** Toward the back. */
        BACK("back"),
        /** Toward the front. */
        FRONT("front"),
        /** Toward the patient's left. */
        LEFT("patient's left"),
        /** Toward the patient's right. */
        RIGHT("patient's right");

        private final String word;

        Way(String word) {
            this.word = word;
        }

        @Override
        public String template() {
            return word;
        }
    }

    /**
     * Computes the shift.
     *
     * @param grid grid of the series
     * @param statedSpacingMm Spacing Between Slices (0018,0088) as stated, mm; if empty the formula uses the positions'
     * @param capsuleSlice slice of line A's capsules
     * @param targetSlice target slice
     * @return the shift
     */
    public static SliceShift of(VoxelGrid grid, OptionalDouble statedSpacingMm, int capsuleSlice, int targetSlice) {
        Vector3 normal = grid.normal();
        // Transverse slices are told head from feet by z; other stacks by their largest component.
        int count = targetSlice - capsuleSlice;
        double along = count * grid.sliceSpacingMm();
        double sign = principal(normal) >= 0 ? 1 : -1;
        double shift = sign * along;
        double pitch = statedSpacingMm.orElse(grid.sliceSpacingMm());
        double formula = sign * count * pitch;
        double gap = pitch - grid.sliceThicknessMm();
        Way way = way(normal, shift);
        String words = way == Way.NONE
                ? DiffusionWording.NO_MOVE.say()
                : (Math.abs(count) == 1 ? DiffusionWording.MOVE_ONE : DiffusionWording.MOVE)
                        .say(
                                number(Math.abs(shift)),
                                way.word,
                                Math.abs(count),
                                number(grid.sliceThicknessMm()),
                                gap < 0 ? "−" : "+",
                                number(Math.abs(gap)));
        Optional<String> warning = Math.abs(shift - formula) > TOLERANCE_MM
                ? Optional.of(
                        DiffusionWording.FORMULA_DIFFERS.say(Wording.number(shift, 1), Wording.number(formula, 1)))
                : Optional.empty();
        return new SliceShift(capsuleSlice, targetSlice, shift, formula, way, words, warning);
    }

    private static double principal(Vector3 n) {
        double x = Math.abs(n.x());
        double y = Math.abs(n.y());
        double z = Math.abs(n.z());
        return z >= x && z >= y ? n.z() : y >= x ? n.y() : n.x();
    }

    private static Way way(Vector3 n, double shift) {
        if (Math.abs(shift) < SMALLEST_SHIFT_MM) {
            return Way.NONE;
        }
        double p = principal(n);
        if (p == n.z()) {
            return shift > 0 ? Way.HEAD : Way.FEET;
        }
        if (p == n.y()) {
            return shift > 0 ? Way.BACK : Way.FRONT;
        }
        return shift > 0 ? Way.LEFT : Way.RIGHT;
    }

    private static String number(double mm) {
        double rounded = Math.round(mm * 10) / 10.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }
}
