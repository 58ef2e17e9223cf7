package org.needlepoint.view.slice;

import java.util.List;
import java.util.Objects;
import org.needlepoint.geometry.Point2;

/**
 * How two registered images are seen in one picture. Places and lengths are pixels of the picture, (0, 0) the centre of
 * the upper left pixel.
 */
public sealed interface Fusion {

    /**
     * One image alone.
     *
     * @param side which
     */
    record Single(FusionSide side) implements Fusion {
        /** Makes the mode. */
        public Single {
            Objects.requireNonNull(side, "side");
        }
    }

    /**
     * Both through each other: (1 − fraction) · CT + fraction · MR for each channel of the colours. Where one image ends,
     * the other goes on at its own share.
     *
     * @param mrFraction 0 only CT, 1 only MR
     */
    record Blend(double mrFraction) implements Fusion {
        /**
         * Makes the mode.
         *
         * @throws IllegalArgumentException if the fraction is not within 0…1
         */
        public Blend {
            if (!(mrFraction >= 0 && mrFraction <= 1)) {
                throw new IllegalArgumentException("A fraction lies within 0 to 1, got " + mrFraction);
            }
        }
    }

    /**
     * MR on one side of a straight line, CT on the other: a pixel (x, y) shows CT where
     * (x − u) cos angle + (y − v) sin angle ≥ 0.
     *
     * @param u a place on the line, pixels to the right
     * @param v the same place, pixels down
     * @param angleRad direction from the line into the CT, from the picture's right toward its bottom, radians
     */
    record Swipe(double u, double v, double angleRad) implements Fusion {
        /**
         * Makes the mode.
         *
         * @throws IllegalArgumentException if a number is not finite
         */
        public Swipe {
            if (!Double.isFinite(u) || !Double.isFinite(v) || !Double.isFinite(angleRad)) {
                throw new IllegalArgumentException("A swipe line has a place, got " + u + ", " + v + ", " + angleRad);
            }
        }

        /**
         * An upright line, MR on its left.
         *
         * @param u pixels to the right
         * @return mode
         */
        public static Swipe vertical(double u) {
            return new Swipe(u, 0, 0);
        }

        /**
         * A level line, MR above it.
         *
         * @param v pixels down
         * @return mode
         */
        public static Swipe horizontal(double v) {
            return new Swipe(0, v, Math.PI / 2);
        }
    }

    /**
     * Squares of the two in turn; the upper left one shows MR.
     *
     * @param cellPx side of a square, at least 1 pixel
     */
    record Checkerboard(int cellPx) implements Fusion {
        /**
         * Makes the mode.
         *
         * @throws IllegalArgumentException if the side is not positive
         */
        public Checkerboard {
            if (cellPx < 1) {
                throw new IllegalArgumentException("A square has a side, got " + cellPx + " px");
            }
        }
    }

    /**
     * The difference of the two, each as its place in its own window: colours at (1 + MR − CT) / 2, so that equal greys lie
     * in the middle. The lowest layer of each stack is compared. Nothing is drawn where one of them ends.
     *
     * @param colors colours from "CT brighter" to "MR brighter", such as {@link ColorMap#DIVERGING} or {@link ColorMap#GRAY}
     */
    record Difference(ColorMap colors) implements Fusion {
        /** Makes the mode. */
        public Difference {
            Objects.requireNonNull(colors, "colors");
        }
    }

    /**
     * One image alone with lines of the other drawn on it, 1.5 pixels wide. The lowest layer of the other stack gives the
     * lines.
     *
     * @param linesOf which image gives the lines; the other is the ground
     * @param lines what is drawn: values first, edges on top of them, each in this order
     */
    record Contour(FusionSide linesOf, List<ContourRule> lines) implements Fusion {
        /** Makes the mode. */
        public Contour {
            Objects.requireNonNull(linesOf, "linesOf");
            lines = List.copyOf(lines);
        }

        /**
         * Skin and bone of the CT on the MR image: the two surfaces that both images show and that a registration must
         * bring together.
         *
         * @return mode
         */
        public static Contour ctOnMr() {
            return new Contour(FusionSide.CT, List.of(ContourRule.CT_SKIN, ContourRule.CT_BONE));
        }

        /**
         * Edges of the MR image on the CT; MR signal has no unit, so that no value could be named.
         *
         * @return mode
         */
        public static Contour mrOnCt() {
            return new Contour(FusionSide.MR, List.of(ContourRule.MR_EDGES));
        }
    }

    /**
     * One image, and within a circle the other. A thin bright rim marks the circle; without radius there is neither.
     *
     * @param centre centre
     * @param radiusPx radius, not negative
     * @param inside which image is within: pixels whose centre is at most the radius away
     */
    record Lens(Point2 centre, double radiusPx, FusionSide inside) implements Fusion {
        /**
         * Makes the mode.
         *
         * @throws IllegalArgumentException if the radius is negative or a number not finite
         */
        public Lens {
            Objects.requireNonNull(inside, "inside");
            if (!(radiusPx >= 0)
                    || Double.isInfinite(radiusPx)
                    || !Double.isFinite(centre.u())
                    || !Double.isFinite(centre.v())) {
                throw new IllegalArgumentException("A lens has a place and a radius, got " + centre + ", " + radiusPx);
            }
        }
    }
}
