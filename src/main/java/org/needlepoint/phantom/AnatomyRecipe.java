package org.needlepoint.phantom;

import org.needlepoint.geometry.Vector3;

/**
 * The body part.
 *
 * @param region which bones, compartments and vessels it has
 * @param centreMm where its axis meets the level of the target point, MR frame, LPS mm
 * @param widthMm left–right outer diameter at that level, mm
 * @param depthMm front–back outer diameter at that level, mm
 * @param taperPerMm relative growth of the diameters per mm toward the head
 * @param axisTiltRad how the axis leans: displacement of the axis per mm toward the head, x and y (z unused)
 * @param skinMm thickness of the skin, mm
 * @param fatMm mean thickness of the subcutaneous fat, mm
 * @param otherLimb whether the other limb lies beside it, mirrored about x = 0
 */
public record AnatomyRecipe(
        Region region,
        Vector3 centreMm,
        double widthMm,
        double depthMm,
        double taperPerMm,
        Vector3 axisTiltRad,
        double skinMm,
        double fatMm,
        boolean otherLimb) {

    /** Body regions the phantom knows. */
    public enum Region {
        /** Femur, three compartments, femoral vessels. */
        THIGH,
        /** Tibia and fibula, four compartments, tibial vessels. */
        CALF,
        /** Lumbar spine, muscular wall, bowel, aorta and cava. */
        TRUNK
    }

    /**
     * Makes a body part.
     *
     * @throws IllegalArgumentException if a size is not positive
     */
    public AnatomyRecipe {
        if (!(widthMm > 0 && depthMm > 0 && skinMm > 0 && fatMm > 0)) {
            throw new IllegalArgumentException("Sizes of the body part must be positive");
        }
        if (2 * (skinMm + 2 * fatMm) > Math.min(widthMm, depthMm)) {
            throw new IllegalArgumentException("The fat leaves no room for muscle");
        }
    }
}
