package org.needlepoint.dicom;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;

/** The modules that all written objects share. */
final class Headers {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

    private Headers() {}

    static String fourDigits(int number) {
        String text = Integer.toString(number);
        return "0000".substring(Math.min(4, text.length())) + text;
    }

    static String dateTime(SeriesHeader s) {
        return DATE.format(s.study().date()) + time(s.time());
    }

    private static String time(LocalTime time) {
        return TIME.format(time);
    }

    /** Patient, study, series, equipment and frame of reference. */
    static DataSet.Builder series(SeriesHeader s, String modality, Frame frame) {
        StudyHeader study = s.study();
        DataSet.Builder b = DataSet.builder()
                .text(Tags.SPECIFIC_CHARACTER_SET, "ISO_IR 100")
                .text(Tags.PATIENT_NAME, study.patientName())
                .text(Tags.PATIENT_ID, study.patientId())
                .text(Tags.PATIENT_BIRTH_DATE, DATE.format(study.birthDate()))
                .text(Tags.PATIENT_SEX, study.patientSex())
                .number(WrittenTags.PATIENT_WEIGHT, study.weightKg())
                .text(Tags.STUDY_INSTANCE_UID, study.studyUid())
                .text(Tags.STUDY_ID, study.studyId())
                .text(Tags.STUDY_DATE, DATE.format(study.date()))
                .text(Tags.STUDY_TIME, time(study.time()))
                .text(Tags.STUDY_DESCRIPTION, study.description())
                .text(Tags.ACCESSION_NUMBER)
                .text(Tags.REFERRING_PHYSICIANS_NAME)
                .text(Tags.MODALITY, modality)
                .text(Tags.SERIES_INSTANCE_UID, s.seriesUid())
                .number(Tags.SERIES_NUMBER, s.number())
                .text(Tags.SERIES_DATE, DATE.format(study.date()))
                .text(Tags.SERIES_TIME, time(s.time()))
                .text(Tags.SERIES_DESCRIPTION, s.description())
                .text(Tags.PROTOCOL_NAME, s.description())
                .text(Tags.BODY_PART_EXAMINED, s.bodyPart())
                .text(Tags.PATIENT_POSITION, s.patientPosition())
                .text(Tags.MANUFACTURER, s.manufacturer())
                .text(Tags.MANUFACTURERS_MODEL_NAME, s.model())
                .text(Tags.SOFTWARE_VERSIONS, "1")
                .text(WrittenTags.DEVICE_SERIAL_NUMBER, "0")
                .text(Tags.FRAME_OF_REFERENCE_UID, frame.id())
                .text(Tags.POSITION_REFERENCE_INDICATOR);
        // Laterality describes the series of a paired part; an unpaired part has none (PS3.3 C.7.3.1).
        if (!"U".equals(s.laterality())) {
            b.text(Tags.LATERALITY, s.laterality());
        }
        return b;
    }

    /** General image, image plane and image pixel of one slice; pixels are unsigned 16-bit words. */
    static DataSet image(SeriesHeader s, VoxelGrid grid, int slice, int instance) {
        Point3 corner = grid.toPatient(0, 0, slice);
        Vector3 column = grid.columnDirection();
        Vector3 row = grid.rowDirection();
        return DataSet.builder()
                .text(Tags.SOP_INSTANCE_UID, s.instanceUid().apply(instance))
                .number(Tags.INSTANCE_NUMBER, instance)
                .number(Tags.ACQUISITION_NUMBER, 1)
                .text(Tags.ACQUISITION_DATE, DATE.format(s.study().date()))
                .text(Tags.ACQUISITION_TIME, time(s.time()))
                .text(Tags.CONTENT_DATE, DATE.format(s.study().date()))
                .text(Tags.CONTENT_TIME, time(s.time()))
                .number(Tags.IMAGE_POSITION, corner.toArray())
                .number(Tags.IMAGE_ORIENTATION, column.x(), column.y(), column.z(), row.x(), row.y(), row.z())
                .number(Tags.SLICE_LOCATION, corner.toVector().dot(grid.normal()))
                .number(Tags.PIXEL_SPACING, grid.rowSpacingMm(), grid.columnSpacingMm())
                .number(Tags.SLICE_THICKNESS, grid.sliceThicknessMm())
                .number(Tags.SAMPLES_PER_PIXEL, 1)
                .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .number(Tags.ROWS, grid.rows())
                .number(Tags.COLUMNS, grid.columns())
                .number(Tags.BITS_ALLOCATED, 16)
                .number(Tags.PIXEL_REPRESENTATION, 0)
                .text(Tags.BURNED_IN_ANNOTATION, "NO")
                .text(Tags.LOSSY_IMAGE_COMPRESSION, "00")
                .build();
    }
}
