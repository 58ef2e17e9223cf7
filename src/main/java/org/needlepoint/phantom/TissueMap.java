package org.needlepoint.phantom;

/** What the scene is made of, point by point; safe from any thread. */
@FunctionalInterface
interface TissueMap {
    /**
     * Tissue at a point of the MR frame.
     *
     * @param x LPS mm
     * @param y LPS mm
     * @param z LPS mm
     * @return tissue, {@link Tissue#AIR} outside everything
     */
    Tissue at(double x, double y, double z);
}
