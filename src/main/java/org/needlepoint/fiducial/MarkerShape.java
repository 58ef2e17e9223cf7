package org.needlepoint.fiducial;

/** Outer form of one marker. Sizes are ranges because they differ from maker to maker. */
public sealed interface MarkerShape {

    /**
     * Soft-gel capsule: a body of revolution between an ellipsoid and a cylinder with round ends.
     *
     * @param length along the axis of revolution
     * @param width across it
     */
    record Capsule(SizeRange length, SizeRange width) implements MarkerShape {}

    /**
     * Sphere.
     *
     * @param diameter diameter
     */
    record Sphere(SizeRange diameter) implements MarkerShape {}

    /**
     * Flat ring glued to the skin, its axis along the skin normal.
     *
     * @param outer outer diameter
     * @param height height above the skin
     * @param holeDiameterMm diameter of the hole, mm; 0 for a disc
     */
    record Donut(SizeRange outer, SizeRange height, double holeDiameterMm) implements MarkerShape {}

    /**
     * Largest extent.
     *
     * @return length of a capsule, diameter of a sphere, outer diameter of a donut
     */
    default SizeRange longest() {
        if (this instanceof Capsule c) {
            return c.length();
        }
        return this instanceof Sphere s ? s.diameter() : ((Donut) this).outer();
    }

    /**
     * Extent along the skin normal.
     *
     * @return width of a capsule, diameter of a sphere, height of a donut
     */
    default SizeRange height() {
        if (this instanceof Capsule c) {
            return c.width();
        }
        return this instanceof Sphere s ? s.diameter() : ((Donut) this).height;
    }
}
