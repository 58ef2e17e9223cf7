package org.needlepoint.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.spectroscopy.Acquisition;
import org.needlepoint.spectroscopy.SpectroscopyGrid;

/**
 * An MR Spectroscopy Storage object, DICOM PS3.3 A.36.3 and C.8.14: one frame a slice, complex time signals.
 *
 * <p>The stored sign is that of the spectroscopy package: a higher chemical shift turns faster in the positive sense, as in
 * the objects of Siemens XA and Philips scanners.
 */
final class SpectroscopyObject {
    private static final String MR_SPECTROSCOPY_STORAGE = "1.2.840.10008.5.1.4.1.1.4.2";

    private final SeriesHeader series;
    private final double repetitionTimeMs;
    private final double fieldStrengthT;
    private final SpectroscopyGrid spectra;
    private final VoxelGrid grid;
    private final Acquisition acquisition;

    private SpectroscopyObject(
            SeriesHeader series, double repetitionTimeMs, double fieldStrengthT, SpectroscopyGrid spectra) {
        this.series = series;
        this.repetitionTimeMs = repetitionTimeMs;
        this.fieldStrengthT = fieldStrengthT;
        this.spectra = spectra;
        this.grid = spectra.grid();
        this.acquisition = spectra.acquisition();
    }

    static DataSet of(SeriesHeader series, double repetitionTimeMs, double fieldStrengthT, SpectroscopyGrid spectra) {
        return new SpectroscopyObject(series, repetitionTimeMs, fieldStrengthT, spectra).dataSet();
    }

    private DataSet dataSet() {
        String when = Headers.dateTime(series);
        DataSet.Builder b = Headers.series(series, "MR", grid.frame())
                .text(Tags.SOP_CLASS_UID, MR_SPECTROSCOPY_STORAGE)
                .text(Tags.SOP_INSTANCE_UID, series.instanceUid().apply(1))
                .number(Tags.INSTANCE_NUMBER, 1)
                .text(Tags.CONTENT_DATE, when.substring(0, 8))
                .text(Tags.CONTENT_TIME, when.substring(8))
                .text(Tags.ACQUISITION_DATETIME, when)
                .number(Tags.ACQUISITION_NUMBER, 1)
                .number(Tags.ACQUISITION_DURATION, repetitionTimeMs * grid.columns() * grid.rows() / 1000);
        // The side stands in the frame anatomy group, which excludes the attribute of the series.
        b.without(Tags.LATERALITY);
        spectroscopy(b);
        pulseSequence(b);
        data(b);
        b.items(Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, shared());
        DataSet[] frames = new DataSet[grid.slices()];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = frame(i, when);
        }
        b.items(Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, frames);
        dimensions(b);
        b.items(Tags.ACQUISITION_CONTEXT_SEQUENCE);
        return b.build();
    }

    /** C.8.14.1 MR Spectroscopy. */
    private void spectroscopy(DataSet.Builder b) {
        b.text(Tags.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "SPECTROSCOPY", "NONE")
                .text(Tags.VOLUMETRIC_PROPERTIES, "VOLUME")
                .text(Tags.VOLUME_BASED_CALCULATION_TECHNIQUE, "NONE")
                .text(Tags.COMPLEX_IMAGE_COMPONENT, "COMPLEX")
                .text(Tags.ACQUISITION_CONTRAST, "UNKNOWN")
                .text(WrittenTags.CONTENT_QUALIFICATION, "RESEARCH")
                .number(Tags.TRANSMITTER_FREQUENCY, acquisition.transmitterFrequencyHz() * 1e-6)
                .text(Tags.RESONANT_NUCLEUS, "1H")
                .number(Tags.MAGNETIC_FIELD_STRENGTH, fieldStrengthT)
                .number(Tags.SPECTRAL_WIDTH, 1 / acquisition.dwellTimeS())
                .number(Tags.CHEMICAL_SHIFT_REFERENCE, acquisition.referencePpm())
                .text(Tags.VOLUME_LOCALIZATION_TECHNIQUE, "PRESS")
                .items(Tags.VOLUME_LOCALIZATION_SEQUENCE, localisation())
                .text(Tags.DE_COUPLING, "NO")
                .text(Tags.K_SPACE_FILTERING, "NONE")
                .text(WrittenTags.TIME_DOMAIN_FILTERING, "NONE")
                .number(WrittenTags.NUMBER_OF_ZERO_FILLS, 0)
                .text(WrittenTags.BASELINE_CORRECTION, "NONE")
                .text(Tags.FREQUENCY_CORRECTION, "NO")
                .text(WrittenTags.FIRST_ORDER_PHASE_CORRECTION, "NO")
                .text(Tags.WATER_REFERENCED_PHASE_CORRECTION, "NO")
                .text(WrittenTags.APPLICABLE_SAFETY_STANDARD_AGENCY, "IEC");
    }

    /** The three crossing slabs that excite the whole grid. */
    private DataSet[] localisation() {
        return new DataSet[] {
            slab(grid.columnDirection(), grid.columns() * grid.columnSpacingMm()),
            slab(grid.rowDirection(), grid.rows() * grid.rowSpacingMm()),
            slab(grid.normal(), (grid.slices() - 1) * grid.sliceSpacingMm() + grid.sliceThicknessMm())
        };
    }

    private DataSet slab(Vector3 direction, double thicknessMm) {
        Point3 middle = grid.toPatient((grid.columns() - 1) / 2.0, (grid.rows() - 1) / 2.0, (grid.slices() - 1) / 2.0);
        return DataSet.builder()
                .number(Tags.SLAB_THICKNESS, thicknessMm)
                .number(Tags.SLAB_ORIENTATION, direction.toArray())
                .number(Tags.MID_SLAB_POSITION, middle.toArray())
                .build();
    }

    /** C.8.14.2 MR Spectroscopy Pulse Sequence. */
    private void pulseSequence(DataSet.Builder b) {
        b.text(Tags.PULSE_SEQUENCE_NAME, "PRESS CSI")
                .text(Tags.MR_SPECTROSCOPY_ACQUISITION_TYPE, "PLANE")
                .text(Tags.ECHO_PULSE_SEQUENCE, "SPIN")
                .text(WrittenTags.MULTIPLE_SPIN_ECHO, "NO")
                .text(WrittenTags.MULTI_PLANAR_EXCITATION, "NO")
                .text(WrittenTags.STEADY_STATE_PULSE_SEQUENCE, "NONE")
                .text(Tags.ECHO_PLANAR_PULSE_SEQUENCE, "NO")
                .text(Tags.SPECTRALLY_SELECTED_SUPPRESSION, "WATER")
                .text(WrittenTags.GEOMETRY_OF_K_SPACE_TRAVERSAL, "RECTILINEAR")
                .text(WrittenTags.RECTILINEAR_PHASE_ENCODE_REORDERING, "LINEAR")
                .text(WrittenTags.SEGMENTED_K_SPACE_TRAVERSAL, "SINGLE")
                .number(WrittenTags.NUMBER_OF_K_SPACE_TRAJECTORIES, 1);
    }

    /** C.8.14.4 MR Spectroscopy Data. */
    private void data(DataSet.Builder b) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(grid.voxels() * acquisition.points() * 8))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int slice = 0; slice < grid.slices(); slice++) {
            for (int row = 0; row < grid.rows(); row++) {
                for (int column = 0; column < grid.columns(); column++) {
                    for (float v : spectra.signal(column, row, slice)) {
                        bytes.putFloat(v);
                    }
                }
            }
        }
        b.number(Tags.ROWS, grid.rows())
                .number(Tags.COLUMNS, grid.columns())
                .number(Tags.NUMBER_OF_FRAMES, grid.slices())
                .number(Tags.DATA_POINT_ROWS, 1)
                .number(Tags.DATA_POINT_COLUMNS, acquisition.points())
                .text(Tags.DATA_REPRESENTATION, "COMPLEX")
                .text(Tags.SIGNAL_DOMAIN_COLUMNS, "TIME")
                .bytes(Tags.SPECTROSCOPY_DATA, bytes.array());
    }

    private DataSet shared() {
        Vector3 column = grid.columnDirection();
        Vector3 row = grid.rowDirection();
        String[] type = {"ORIGINAL", "PRIMARY", "SPECTROSCOPY", "NONE"};
        double echoTimeMs = acquisition.echoTimeS() * 1000;
        DataSet.Builder shared = DataSet.builder();
        group(shared, Tags.PIXEL_MEASURES_SEQUENCE)
                .accept(DataSet.builder()
                        .number(Tags.PIXEL_SPACING, grid.rowSpacingMm(), grid.columnSpacingMm())
                        .number(Tags.SLICE_THICKNESS, grid.sliceThicknessMm()));
        group(shared, Tags.PLANE_ORIENTATION_SEQUENCE)
                .accept(DataSet.builder()
                        .number(Tags.IMAGE_ORIENTATION, column.x(), column.y(), column.z(), row.x(), row.y(), row.z()));
        group(shared, Tags.MR_SPECTROSCOPY_FRAME_TYPE_SEQUENCE)
                .accept(DataSet.builder()
                        .text(Tags.FRAME_TYPE, type)
                        .text(Tags.VOLUMETRIC_PROPERTIES, "VOLUME")
                        .text(Tags.VOLUME_BASED_CALCULATION_TECHNIQUE, "NONE")
                        .text(Tags.COMPLEX_IMAGE_COMPONENT, "COMPLEX")
                        .text(Tags.ACQUISITION_CONTRAST, "UNKNOWN"));
        group(shared, Tags.MR_TIMING_AND_RELATED_PARAMETERS_SEQUENCE)
                .accept(DataSet.builder()
                        .number(Tags.REPETITION_TIME, repetitionTimeMs)
                        .number(Tags.FLIP_ANGLE, 90)
                        .number(Tags.ECHO_TRAIN_LENGTH, 1)
                        .number(WrittenTags.RF_ECHO_TRAIN_LENGTH, 1)
                        .number(WrittenTags.GRADIENT_ECHO_TRAIN_LENGTH, 0)
                        .items(
                                WrittenTags.SPECIFIC_ABSORPTION_RATE_SEQUENCE,
                                DataSet.builder()
                                        .text(WrittenTags.SPECIFIC_ABSORPTION_RATE_DEFINITION, "IEC_WHOLE_BODY")
                                        .number(WrittenTags.SPECIFIC_ABSORPTION_RATE_VALUE, 0.5)
                                        .build())
                        .text(WrittenTags.GRADIENT_OUTPUT_TYPE, "DB_DT")
                        .number(WrittenTags.GRADIENT_OUTPUT, 0)
                        .items(
                                WrittenTags.OPERATING_MODE_SEQUENCE,
                                mode("STATIC FIELD"),
                                mode("RF"),
                                mode("GRADIENT")));
        group(shared, Tags.MR_SPECTROSCOPY_FOV_GEOMETRY_SEQUENCE)
                .accept(DataSet.builder()
                        .number(Tags.SPECTROSCOPY_ACQUISITION_DATA_COLUMNS, acquisition.points())
                        .number(Tags.SPECTROSCOPY_ACQUISITION_PHASE_ROWS, grid.rows())
                        .number(WrittenTags.SPECTROSCOPY_ACQUISITION_PHASE_COLUMNS, grid.columns())
                        .number(WrittenTags.SPECTROSCOPY_ACQUISITION_OUT_OF_PLANE_PHASE_STEPS, 1)
                        .number(Tags.PERCENT_SAMPLING, 100)
                        .number(Tags.PERCENT_PHASE_FIELD_OF_VIEW, 100));
        group(shared, Tags.MR_ECHO_SEQUENCE)
                .accept(DataSet.builder().number(WrittenTags.EFFECTIVE_ECHO_TIME, echoTimeMs));
        group(shared, Tags.MR_MODIFIER_SEQUENCE)
                .accept(DataSet.builder()
                        .text(Tags.INVERSION_RECOVERY, "NO")
                        .text(WrittenTags.FLOW_COMPENSATION, "NONE")
                        .text(WrittenTags.SPECTRALLY_SELECTED_EXCITATION, "NONE")
                        .text(Tags.T2_PREPARATION, "NO")
                        .text(WrittenTags.PARTIAL_FOURIER, "NO")
                        .text(WrittenTags.PARALLEL_ACQUISITION, "NO")
                        .text(WrittenTags.SPATIAL_PRESATURATION, "NONE"));
        group(shared, WrittenTags.MR_RECEIVE_COIL_SEQUENCE)
                .accept(DataSet.builder()
                        .text(WrittenTags.RECEIVE_COIL_NAME, "BODY ARRAY")
                        .text(WrittenTags.RECEIVE_COIL_MANUFACTURER_NAME)
                        .text(WrittenTags.RECEIVE_COIL_TYPE, "SURFACE")
                        .text(WrittenTags.QUADRATURE_RECEIVE_COIL, "NO"));
        group(shared, WrittenTags.MR_TRANSMIT_COIL_SEQUENCE)
                .accept(DataSet.builder()
                        .text(WrittenTags.TRANSMIT_COIL_NAME, "BODY")
                        .text(WrittenTags.TRANSMIT_COIL_MANUFACTURER_NAME)
                        .text(WrittenTags.TRANSMIT_COIL_TYPE, "BODY"));
        group(shared, WrittenTags.MR_AVERAGES_SEQUENCE).accept(DataSet.builder().number(Tags.NUMBER_OF_AVERAGES, 1));
        group(shared, WrittenTags.FRAME_ANATOMY_SEQUENCE)
                .accept(DataSet.builder()
                        .text(WrittenTags.FRAME_LATERALITY, series.laterality())
                        .items(
                                WrittenTags.ANATOMIC_REGION_SEQUENCE,
                                BodyRegion.of(series.bodyPart()).code()));
        return shared.build();
    }

    private static java.util.function.Consumer<DataSet.Builder> group(DataSet.Builder shared, Tag tag) {
        return content -> shared.items(tag, content.build());
    }

    private static DataSet mode(String type) {
        return DataSet.builder()
                .text(WrittenTags.OPERATING_MODE_TYPE, type)
                .text(WrittenTags.OPERATING_MODE, "IEC_NORMAL")
                .build();
    }

    private DataSet frame(int slice, String when) {
        DataSet.Builder frame = DataSet.builder();
        group(frame, Tags.FRAME_CONTENT_SEQUENCE)
                .accept(DataSet.builder()
                        .number(Tags.FRAME_ACQUISITION_NUMBER, 1)
                        .text(Tags.FRAME_ACQUISITION_DATETIME, when)
                        .text(Tags.FRAME_REFERENCE_DATETIME, when)
                        .number(Tags.FRAME_ACQUISITION_DURATION, repetitionTimeMs * grid.columns() * grid.rows())
                        .text(Tags.STACK_ID, "1")
                        .number(Tags.IN_STACK_POSITION_NUMBER, slice + 1)
                        .number(Tags.DIMENSION_INDEX_VALUES, 1, slice + 1));
        group(frame, Tags.PLANE_POSITION_SEQUENCE)
                .accept(DataSet.builder()
                        .number(Tags.IMAGE_POSITION, grid.toPatient(0, 0, slice).toArray()));
        return frame.build();
    }

    private void dimensions(DataSet.Builder b) {
        String organisation = series.instanceUid().apply(1_000_000);
        b.items(
                        Tags.DIMENSION_ORGANIZATION_SEQUENCE,
                        DataSet.builder()
                                .text(Tags.DIMENSION_ORGANIZATION_UID, organisation)
                                .build())
                .items(
                        Tags.DIMENSION_INDEX_SEQUENCE,
                        dimension(organisation, Tags.STACK_ID),
                        dimension(organisation, Tags.IN_STACK_POSITION_NUMBER));
    }

    private static DataSet dimension(String organisation, Tag pointer) {
        return DataSet.builder()
                .text(Tags.DIMENSION_ORGANIZATION_UID, organisation)
                .tags(Tags.DIMENSION_INDEX_POINTER, pointer)
                .tags(Tags.FUNCTIONAL_GROUP_POINTER, Tags.FRAME_CONTENT_SEQUENCE)
                .build();
    }
}
