package org.needlepoint.dicom;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;

/**
 * An inventory in plain values, for tables and JSON.
 *
 * @param path what was read
 * @param toolkit DICOM toolkit and version
 * @param files number of files looked at
 * @param patients distinct patients
 * @param series series
 * @param diffusion joined diffusion acquisitions
 * @param unusedFiles files in no series, or damaged
 */
public record Inspection(
        String path,
        String toolkit,
        int files,
        List<Patient> patients,
        List<SeriesRow> series,
        List<DiffusionRow> diffusion,
        List<FileRow> unusedFiles) {

    /**
     * One series.
     *
     * @param number series number; empty if absent
     * @param description description; empty if absent
     * @param uid Series Instance UID
     * @param studyUid Study Instance UID
     * @param studyDate study date
     * @param patientId patient ID
     * @param modality modality
     * @param manufacturer maker and model
     * @param role role for people
     * @param roleReason why
     * @param files number of files
     * @param transferSyntaxes transfer syntaxes
     * @param stacks image stacks
     * @param spectra spectroscopy objects
     * @param problems problems of the series as a whole
     */
    public record SeriesRow(
            String number,
            String description,
            String uid,
            String studyUid,
            String studyDate,
            String patientId,
            String modality,
            String manufacturer,
            String role,
            String roleReason,
            int files,
            List<String> transferSyntaxes,
            List<StackRow> stacks,
            List<SpectraRow> spectra,
            List<ProblemRow> problems) {}

    /**
     * One stack.
     *
     * @param label what sets it apart within its series
     * @param role role for people
     * @param roleReason why
     * @param bValue b-value, s/mm²; null if it has none
     * @param bValueSource where the b-value was found; empty if it has none
     * @param frameOfReferenceUid frame of reference
     * @param columns columns
     * @param rows rows
     * @param slices slices that are there
     * @param missingSlices slices absent between others
     * @param columnSpacingMm distance between columns; null without a grid
     * @param rowSpacingMm distance between rows; null without a grid
     * @param sliceSpacingMm distance between slices along the normal; null without a grid
     * @param sliceThicknessMm slice thickness; null without a grid
     * @param tiltDeg angle between slice step and normal; null without a grid
     * @param orientation such as {@code axial}; empty without a grid
     * @param usable whether a volume can be loaded, as far as the headers tell
     * @param problems what was noticed
     */
    public record StackRow(
            String label,
            String role,
            String roleReason,
            Double bValue,
            String bValueSource,
            String frameOfReferenceUid,
            int columns,
            int rows,
            int slices,
            int missingSlices,
            Double columnSpacingMm,
            Double rowSpacingMm,
            Double sliceSpacingMm,
            Double sliceThicknessMm,
            Double tiltDeg,
            String orientation,
            boolean usable,
            List<ProblemRow> problems) {}

    /**
     * One spectroscopy object.
     *
     * @param file file
     * @param acquisitionType such as {@code SINGLE_VOXEL}
     * @param columns columns of voxels
     * @param rows rows of voxels
     * @param frames frames of voxels
     * @param frameOfReferenceUid frame of reference
     */
    public record SpectraRow(
            String file, String acquisitionType, int columns, int rows, int frames, String frameOfReferenceUid) {}

    /**
     * Stacks that form one diffusion acquisition.
     *
     * @param bValues b-values, s/mm²
     * @param seriesNumbers series it is taken from
     */
    public record DiffusionRow(List<Double> bValues, List<String> seriesNumbers) {}

    /**
     * A problem.
     *
     * @param severity {@code note}, {@code warning} or {@code error}
     * @param code stable name
     * @param text what was found
     */
    public record ProblemRow(String severity, String code, String text) {}

    /**
     * A file outside the series.
     *
     * @param file name
     * @param code stable name of the problem
     * @param text what is wrong with it
     */
    public record FileRow(String file, String code, String text) {}

    /**
     * Describes an inventory.
     *
     * @param inventory inventory
     * @return plain values
     */
    public static Inspection of(Inventory inventory) {
        return new Inspection(
                inventory.path().toString(),
                inventory.toolkit(),
                inventory.files(),
                inventory.series().stream().map(Series::patient).distinct().toList(),
                inventory.series().stream().map(Inspection::row).toList(),
                inventory.diffusionGroups().stream().map(g -> row(inventory, g)).toList(),
                inventory.notes().stream()
                        .map(n -> new FileRow(n.file(), n.problem().name(), n.text()))
                        .toList());
    }

    private static DiffusionRow row(Inventory inventory, DiffusionGroup g) {
        return new DiffusionRow(
                g.bValues(),
                g.stacks().stream()
                        .map(s -> inventory.seriesOf(s).number())
                        .distinct()
                        .toList());
    }

    private static SeriesRow row(Series s) {
        return new SeriesRow(
                s.number(),
                s.description(),
                s.uid(),
                s.studyUid(),
                s.studyDate(),
                s.patient().id(),
                s.modality(),
                s.manufacturer(),
                s.role().label(),
                s.roleReason(),
                s.files(),
                s.transferSyntaxes(),
                s.stacks().stream().map(Inspection::row).toList(),
                s.spectra().stream().map(Inspection::row).toList(),
                rows(s.problems()));
    }

    private static SpectraRow row(SpectroscopySource o) {
        int[] m = o.matrix();
        return new SpectraRow(o.file().name(), o.acquisitionType(), m[0], m[1], m[2], o.frameOfReferenceUid());
    }

    private static StackRow row(ImageStack s) {
        Optional<VoxelGrid> g = s.grid();
        return new StackRow(
                s.label(),
                s.role().label(),
                s.roleReason(),
                s.bValue().isPresent() ? s.bValue().getAsDouble() : null,
                s.bValueSource().map(BValue::source).orElse(""),
                s.frameOfReferenceUid(),
                s.columns(),
                s.rows(),
                s.slices(),
                s.absentSlices().length,
                g.map(VoxelGrid::columnSpacingMm).orElse(null),
                g.map(VoxelGrid::rowSpacingMm).orElse(null),
                g.map(VoxelGrid::sliceSpacingMm).orElse(null),
                g.map(VoxelGrid::sliceThicknessMm).orElse(null),
                g.map(v -> Math.toDegrees(v.shearAngleRad())).orElse(null),
                g.map(v -> orientation(v.normal())).orElse(""),
                s.isUsable(),
                rows(s.problems()));
    }

    /** The nearest anatomical plane of a slice normal, and whether it is oblique. */
    static String orientation(Vector3 normal) {
        double x = Math.abs(normal.x());
        double y = Math.abs(normal.y());
        double z = Math.abs(normal.z());
        String plane = z >= x && z >= y ? "axial" : y >= x ? "coronal" : "sagittal";
        return Math.max(x, Math.max(y, z)) > 0.999 ? plane : plane + " oblique";
    }

    private static List<ProblemRow> rows(List<SeriesProblem> problems) {
        return problems.stream()
                .map(p -> new ProblemRow(
                        p.severity().name().toLowerCase(Locale.ROOT),
                        p.problem().name(),
                        p.text()))
                .toList();
    }

    /**
     * A plain text table: one line a stack, its problems below it.
     *
     * @return lines without line ends
     */
    public List<String> lines() {
        return new InspectionTable(this).lines();
    }

    /** Columns joined by widths of their own; kept here so that the table needs no regular expressions. */
    static String padded(String s, int width) {
        char[] fill = new char[Math.max(0, width - s.codePointCount(0, s.length()))];
        Arrays.fill(fill, ' ');
        return s + new String(fill);
    }
}
