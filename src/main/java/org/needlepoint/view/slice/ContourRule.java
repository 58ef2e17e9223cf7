package org.needlepoint.view.slice;

/** Which lines of an image are drawn on another one. */
public sealed interface ContourRule {
    /** Skin in CT: −500 HU, half way from air to soft tissue. */
    Iso CT_SKIN = new Iso(-500, 0xff5cd6ff);
    /** Bone in CT: 200 HU, above contrast-free soft tissue and below cortical and most spongy bone. */
    Iso CT_BONE = new Iso(200, 0xffffd81a);
    /** Edges in MR that a reader would draw, skin and bone among them: steps of at least 6 % of the window over 2 mm. */
    Edge MR_EDGES = new Edge(2, 0.06, 0xff7df08e);

    /**
     * Colour of the line.
     *
     * @return opaque ARGB
     */
    int argb();

    /**
     * The line along which the image has one value, such as the skin.
     *
     * @param value value, in the image's unit
     * @param argb colour, opaque ARGB
     */
    record Iso(double value, int argb) implements ContourRule {
        /**
         * Makes the rule.
         *
         * @throws IllegalArgumentException if the value is not finite
         */
        public Iso {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A line needs a value, got " + value);
            }
        }
    }

    /**
     * Edges: zero crossings of a band-pass, the mean over a small square minus the mean over a three times larger one
     * (after Marr and Hildreth 1980, with squares for Gaussians), where the picture is steep enough. They are closed and
     * thin, and lie on the edge and not beside it.
     *
     * @param scaleMm side of the small square, mm; detail finer than that is passed over
     * @param contrast height of the lowest sharp step that is drawn, as a part of the window, 0 to 1; the larger, the fewer lines
     * @param argb colour, opaque ARGB
     */
    record Edge(double scaleMm, double contrast, int argb) implements ContourRule {
        /**
         * Makes the rule.
         *
         * @throws IllegalArgumentException if the scale is not positive or the contrast not within 0…1
         */
        public Edge {
            if (!(scaleMm > 0) || Double.isInfinite(scaleMm) || !(contrast >= 0 && contrast <= 1)) {
                throw new IllegalArgumentException(
                        "An edge has a scale and a contrast, got " + scaleMm + ", " + contrast);
            }
        }
    }
}
