package org.needlepoint.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.needlepoint.geometry.Vector3;

/**
 * What is known of one frame before its pixels are read.
 *
 * @param origin the object and frame it is
 * @param plane place in the patient
 * @param format pixels
 * @param scale values
 * @param imageType image type of the object, with the frame type where there is one
 * @param bValue b-value by attributes
 * @param direction diffusion gradient direction
 * @param echoTimeMs echo time
 * @param acquisition acquisition number
 * @param temporal temporal position
 * @param warnings contradictions found in the attributes
 */
record FrameHeader(
        Origin origin,
        Plane plane,
        PixelFormat format,
        ValueScale scale,
        List<String> imageType,
        Optional<BValue> bValue,
        Optional<String> direction,
        OptionalDouble echoTimeMs,
        OptionalInt acquisition,
        OptionalInt temporal,
        List<String> warnings) {

    static final Tag EFFECTIVE_ECHO_TIME = new Tag(0x00189082, Vr.FD, "Effective Echo Time");

    /**
     * Where a frame comes from.
     *
     * @param file file
     * @param sopInstanceUid object
     * @param frame index of the frame in the object
     * @param frames number of frames in the object
     * @param instance instance number
     */
    record Origin(SourceFile file, String sopInstanceUid, int frame, int frames, OptionalInt instance) {}

    /**
     * Place of a frame in the patient.
     *
     * @param frameOfReferenceUid frame of reference; empty if absent
     * @param position Image Position (Patient), LPS mm; null if absent
     * @param rowDirection direction of increasing column index; null if absent
     * @param columnDirection direction of increasing row index; null if absent
     * @param rowSpacing distance between rows, mm; 0 if absent
     * @param columnSpacing distance between columns, mm; 0 if absent
     * @param thickness slice thickness, mm; 0 if absent
     */
    record Plane(
            String frameOfReferenceUid,
            Vector3 position,
            Vector3 rowDirection,
            Vector3 columnDirection,
            double rowSpacing,
            double columnSpacing,
            double thickness) {

        static Plane of(FrameAttributes f) {
            double[] p =
                    f.holder(Tags.PLANE_POSITION_SEQUENCE, Tags.IMAGE_POSITION).numbers(Tags.IMAGE_POSITION);
            double[] o = f.holder(Tags.PLANE_ORIENTATION_SEQUENCE, Tags.IMAGE_ORIENTATION)
                    .numbers(Tags.IMAGE_ORIENTATION);
            double[] s =
                    f.holder(Tags.PIXEL_MEASURES_SEQUENCE, Tags.PIXEL_SPACING).numbers(Tags.PIXEL_SPACING);
            boolean oriented = o.length >= 6;
            Vector3 row = oriented ? new Vector3(o[0], o[1], o[2]) : null;
            Vector3 column = oriented ? new Vector3(o[3], o[4], o[5]) : null;
            if (oriented
                    && (Math.abs(row.norm() - 1) > 0.01
                            || Math.abs(column.norm() - 1) > 0.01
                            || Math.abs(row.dot(column)) > 0.01)) {
                throw new MalformedValueException(Tags.IMAGE_ORIENTATION, java.util.Arrays.toString(o));
            }
            return new Plane(
                    f.dataSet().text(Tags.FRAME_OF_REFERENCE_UID).orElse(""),
                    p.length >= 3 ? new Vector3(p[0], p[1], p[2]) : null,
                    row,
                    oriented ? orthogonal(column, row) : null,
                    s.length >= 2 ? s[0] : 0,
                    s.length >= 2 ? s[1] : 0,
                    f.holder(Tags.PIXEL_MEASURES_SEQUENCE, Tags.SLICE_THICKNESS)
                            .number(Tags.SLICE_THICKNESS)
                            .orElse(0));
        }

        /** Removes the rounding error of a decimal string, at most the hundredth checked above. */
        private static Vector3 orthogonal(Vector3 column, Vector3 row) {
            Vector3 r = row.normalized();
            return column.minus(r.times(column.dot(r))).normalized();
        }

        /** The attributes that a volume needs and this frame lacks. */
        List<Tag> missing() {
            List<Tag> out = new ArrayList<>();
            if (frameOfReferenceUid.isEmpty()) {
                out.add(Tags.FRAME_OF_REFERENCE_UID);
            }
            if (position == null) {
                out.add(Tags.IMAGE_POSITION);
            }
            if (rowDirection == null) {
                out.add(Tags.IMAGE_ORIENTATION);
            }
            if (!(rowSpacing > 0) || !(columnSpacing > 0)) {
                out.add(Tags.PIXEL_SPACING);
            }
            return out;
        }

        /** Unit normal of the slice; the caller has checked that the orientation is there. */
        Vector3 normal() {
            return rowDirection.cross(columnDirection).normalized();
        }
    }

    /** All frames of an object. */
    static List<FrameHeader> of(DataSet d, SourceFile file) {
        int frames = Math.max(
                1,
                Math.max(
                        d.integer(Tags.NUMBER_OF_FRAMES).orElse(1),
                        d.items(Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE).size()));
        PixelFormat format = PixelFormat.of(d);
        List<FrameHeader> out = new ArrayList<>(frames);
        for (int i = 0; i < frames; i++) {
            FrameAttributes f = FrameAttributes.of(d, i);
            List<String> warnings = new ArrayList<>();
            Optional<BValue> b = Diffusion.bValue(f, warnings);
            DataSet echo = f.holder(Tags.MR_ECHO_SEQUENCE, EFFECTIVE_ECHO_TIME);
            OptionalDouble te = echo.number(EFFECTIVE_ECHO_TIME);
            DataSet content = f.holder(Tags.FRAME_CONTENT_SEQUENCE, Tags.TEMPORAL_POSITION_INDEX);
            OptionalInt temporal = content.integer(Tags.TEMPORAL_POSITION_INDEX);
            DataSet acquired = f.holder(Tags.FRAME_CONTENT_SEQUENCE, Tags.FRAME_ACQUISITION_NUMBER);
            OptionalInt acquisition = acquired.integer(Tags.FRAME_ACQUISITION_NUMBER);
            out.add(new FrameHeader(
                    new Origin(
                            file, d.text(Tags.SOP_INSTANCE_UID).orElse(""), i, frames, d.integer(Tags.INSTANCE_NUMBER)),
                    Plane.of(f),
                    format,
                    ValueScale.of(f),
                    imageType(f),
                    b,
                    Diffusion.direction(f),
                    te.isPresent() ? te : d.number(Tags.ECHO_TIME),
                    acquisition.isPresent() ? acquisition : d.integer(Tags.ACQUISITION_NUMBER),
                    temporal.isPresent() ? temporal : d.integer(Tags.TEMPORAL_POSITION_IDENTIFIER),
                    List.copyOf(warnings)));
        }
        return out;
    }

    private static List<String> imageType(FrameAttributes f) {
        for (Tag group : List.of(Tags.MR_IMAGE_FRAME_TYPE_SEQUENCE, Tags.CT_IMAGE_FRAME_TYPE_SEQUENCE)) {
            List<String> type = f.holder(group, Tags.FRAME_TYPE).texts(Tags.FRAME_TYPE);
            if (!type.isEmpty()) {
                return type;
            }
        }
        return f.dataSet().texts(Tags.IMAGE_TYPE);
    }
}
