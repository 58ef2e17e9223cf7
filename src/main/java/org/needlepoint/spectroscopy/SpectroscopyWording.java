package org.needlepoint.spectroscopy;

import org.needlepoint.wording.Wording;

/** Reasons why a spectrum is judged as it is. */
public enum SpectroscopyWording implements Wording {
    /** Parts: percentage. */
    BOUND_CHOLINE("the Cramér–Rao bound of choline is {0} %"),
    /** Parts: percentage. */
    BOUND_CREATINE("the Cramér–Rao bound of creatine is {0} %"),
    /** No parts. */
    CREATINE_ZERO("creatine cannot be told from zero, so Cho/Cr has no upper limit"),
    /** No parts. */
    CHOLINE_NOT_FOUND("choline was not found"),
    /** Parts: percentage. */
    RATIO_UNSURE("Cho/Cr has a standard deviation of {0} %"),
    /** Parts: ratio. */
    SNR("signal to noise ratio {0}"),
    /** Parts: width in ppm, in Hz. */
    LINES_WIDE("lines are {0} ppm wide ({1} Hz)"),
    /** Parts: separation in widths. */
    LINES_CLOSE("choline and creatine are only {0} line widths apart"),
    /** Parts: times the noise. */
    RESIDUAL("the fit leaves {0} times the noise around choline and creatine"),
    /** Parts: times the creatine. */
    UNEXPLAINED("an unexplained line of {0} times the creatine lies beside it"),
    /** Parts: part. */
    PART_INSIDE("only the part {0} of the core lies inside the spectroscopy grid"),
    /** Parts: percentage. */
    WEAK_VOXELS("voxels with {0} % of the core are too weak to align"),
    /** Parts: by the sum, by the voxels. */
    SUM_DISAGREES("the summed spectrum gives Cho/Cr {0}, the single voxels {1}"),
    /** No parts. */
    NO_AREA_INSIDE("none of its area is inside the grid of voxels"),
    /** Parts: points. */
    TOO_FEW_POINTS("{0} points are too few"),
    /** Parts: bandwidth, centre. */
    BANDWIDTH_NARROW("the bandwidth of {0} Hz around {1} ppm is too narrow"),
    /** Parts: distance, thickness. */
    OFF_SLAB("it is {0} mm from the middle of a slab of {1} mm"),
    /** Parts: column, row, columns, rows. */
    BESIDE_VOXELS("its middle is at column {0}, row {1} of {2} × {3} voxels");

    private final String template;

    SpectroscopyWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
