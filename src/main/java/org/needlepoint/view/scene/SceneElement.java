package org.needlepoint.view.scene;

/** What a scene can show; each can be hidden and made translucent. */
public enum SceneElement {
    /** The skin, from CT. */
    SKIN(0.32),
    /** Bone, from CT. */
    BONE(1),
    /** The tumour. */
    TUMOUR(0.42),
    /** The markers, where they are on MR. */
    MARKERS(1),
    /** From each marker carried over from CT toward its place on MR. */
    RESIDUALS(1),
    /** The needle. */
    NEEDLE(1),
    /** The core ahead of the tip. */
    CORE(1),
    /** The region that holds the needle's tip with a probability of 95 %. */
    ERROR(0.35),
    /** A slice of MR. */
    MR_SLICE(1),
    /** A slice of CT. */
    CT_SLICE(1);

    private final double opacity;

    SceneElement(double opacity) {
        this.opacity = opacity;
    }

    /**
     * How the element looks before anyone chose.
     *
     * @return visible, with an opacity that lets inner things show
     */
    public Appearance defaultAppearance() {
        return new Appearance(true, opacity);
    }

    /**
     * How an element is drawn.
     *
     * @param visible whether it is drawn at all
     * @param opacity 0 clear to 1 opaque
     */
    public record Appearance(boolean visible, double opacity) {
        /**
         * Makes an appearance.
         *
         * @throws IllegalArgumentException if the opacity is not within 0…1
         */
        public Appearance {
            if (!(opacity >= 0 && opacity <= 1)) {
                throw new IllegalArgumentException("Opacity lies within 0 to 1, got " + opacity);
            }
        }

        /** Whether anything of it reaches the eye. */
        boolean shows() {
            return visible && opacity > 0.01;
        }
    }
}
