package org.needlepoint.phantom;

/** Turns tissue into the signals of one scan; several scans of the same slices share one pass. */
interface Contrast {
    /**
     * Number of signals.
     *
     * @return count
     */
    int channels();

    /**
     * Adds the signals of a point.
     *
     * @param tissue tissue there
     * @param x MR frame, LPS mm
     * @param y MR frame, LPS mm
     * @param z MR frame, LPS mm
     * @param weight share of the voxel
     * @param sums one sum per channel
     */
    void add(Tissue tissue, double x, double y, double z, double weight, double[] sums);
}
