package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.needlepoint.casefile.GeometryComparison;
import org.needlepoint.casefile.GeometryComparison.Agreement;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.wording.Wording;

/**
 * Compares the CT's geometry with the MR's field by field. The study's protocol asks for the same position, field of
 * view, thickness and gap; a difference does not by itself spoil the registration, but the reader should know it.
 */
final class GeometryCheck {
    private static final double LENGTH_TOLERANCE_MM = 0.1;
    private static final double FIELD_TOLERANCE = 0.02;
    private static final double ANGLE_TOLERANCE_DEG = 1;

    private GeometryCheck() {}

    static List<GeometryComparison> compare(
            VoxelGrid ct, VoxelGrid mr, Optional<String> ctPosition, Optional<String> mrPosition) {
        List<GeometryComparison> rows = new ArrayList<>();
        rows.add(position(ctPosition, mrPosition));
        rows.add(length(
                "slice thickness (mm)",
                ct.sliceThicknessMm(),
                mr.sliceThicknessMm(),
                SessionWording.THICKNESS_NOTE.say()));
        rows.add(length("gap (mm)", gap(ct), gap(mr), SessionWording.GAP_NOTE.say()));
        rows.add(length(
                "slice spacing (mm)", ct.sliceSpacingMm(), mr.sliceSpacingMm(), SessionWording.SPACING_NOTE.say()));
        rows.add(field(
                "field of view, columns (mm)",
                ct.columns() * ct.columnSpacingMm(),
                mr.columns() * mr.columnSpacingMm()));
        rows.add(field("field of view, rows (mm)", ct.rows() * ct.rowSpacingMm(), mr.rows() * mr.rowSpacingMm()));
        rows.add(orientation(ct, mr));
        return rows;
    }

    private static double gap(VoxelGrid g) {
        return g.sliceSpacingMm() - g.sliceThicknessMm();
    }

    private static GeometryComparison position(Optional<String> ct, Optional<String> mr) {
        Agreement agreement =
                ct.isEmpty() || mr.isEmpty() ? Agreement.UNKNOWN : ct.equals(mr) ? Agreement.SAME : Agreement.DIFFERENT;
        return new GeometryComparison(
                "patient position",
                ct.orElse(SessionWording.NOT_STATED.say()),
                mr.orElse(SessionWording.NOT_STATED.say()),
                agreement,
                agreement == Agreement.DIFFERENT ? SessionWording.POSITION_NOTE.say() : "");
    }

    private static GeometryComparison length(String field, double ct, double mr, String note) {
        boolean same = Math.abs(ct - mr) <= LENGTH_TOLERANCE_MM;
        return new GeometryComparison(
                field, number(ct), number(mr), same ? Agreement.SAME : Agreement.DIFFERENT, same ? "" : note);
    }

    private static GeometryComparison field(String field, double ct, double mr) {
        boolean same = Math.abs(ct - mr) <= FIELD_TOLERANCE * Math.max(ct, mr);
        return new GeometryComparison(
                field,
                number(ct),
                number(mr),
                same ? Agreement.SAME : Agreement.DIFFERENT,
                same ? "" : SessionWording.FIELD_NOTE.say());
    }

    /** Slice normals in each one's own patient axes: equal when both scanners cut the patient alike. */
    private static GeometryComparison orientation(VoxelGrid ct, VoxelGrid mr) {
        double angle = ct.normal().angleRad(mr.normal());
        double degrees = Math.toDegrees(Math.min(angle, Math.PI - angle));
        boolean same = degrees <= ANGLE_TOLERANCE_DEG;
        return new GeometryComparison(
                "slice normal (LPS)",
                direction(ct.normal()),
                direction(mr.normal()),
                same ? Agreement.SAME : Agreement.DIFFERENT,
                same ? "" : SessionWording.INCLINED.say(Wording.number(degrees, 1)));
    }

    private static String direction(Vector3 v) {
        Vector3 up = v.z() < 0 ? v.negated() : v;
        return String.format(Locale.ROOT, "%.3f, %.3f, %.3f", up.x() + 0.0, up.y() + 0.0, up.z() + 0.0);
    }

    private static String number(double mm) {
        // Rounded first, so that a gap of −1e-9 is 0.00 and not −0.00.
        return String.format(Locale.ROOT, "%.2f", Math.round(100 * mm) / 100.0 + 0.0);
    }
}
