package org.needlepoint.dicom;

/** One MR Spectroscopy Storage object, read up to its data. */
public final class SpectroscopySource {
    private final SourceFile file;
    private final DataSet dataSet;
    private final String name;

    SpectroscopySource(SourceFile file, DataSet dataSet, String seriesName) {
        this.file = file;
        this.dataSet = dataSet;
        this.name = seriesName + " (" + file.name() + ")";
    }

    /**
     * Name for messages.
     *
     * @return series and file
     */
    public String name() {
        return name;
    }

    /**
     * SOP Instance UID.
     *
     * @return UID; empty if absent
     */
    public String sopInstanceUid() {
        return dataSet.text(Tags.SOP_INSTANCE_UID).orElse("");
    }

    /**
     * Frame of reference.
     *
     * @return UID; empty if absent
     */
    public String frameOfReferenceUid() {
        return dataSet.text(Tags.FRAME_OF_REFERENCE_UID).orElse("");
    }

    /**
     * Matrix of spectroscopic voxels.
     *
     * @return columns, rows, frames
     */
    public int[] matrix() {
        return new int[] {
            dataSet.integer(Tags.COLUMNS).orElse(1),
            dataSet.integer(Tags.ROWS).orElse(1),
            dataSet.integer(Tags.NUMBER_OF_FRAMES).orElse(1)
        };
    }

    /**
     * Kind of acquisition.
     *
     * @return such as {@code SINGLE_VOXEL}; empty if absent
     */
    public String acquisitionType() {
        return dataSet.text(Tags.MR_SPECTROSCOPY_ACQUISITION_TYPE).orElse("");
    }

    SourceFile file() {
        return file;
    }

    DataSet dataSet() {
        return dataSet;
    }
}
