package org.needlepoint.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;

/**
 * Parallel slices of one kind that belong together: one b-value, one echo, one repetition of a series. What a volume is
 * loaded from. Immutable; holds no pixels.
 */
public final class ImageStack {
    private final String name;
    private final String label;
    private final RoleGuess role;
    private final Optional<BValue> bValue;
    private final Geometry geometry;
    private final List<FrameHeader> frames;
    private final List<FrameHeader> copies;
    private final DataSet dataSet;
    private final List<SeriesProblem> problems;

    /**
     * Result of putting slices in order.
     *
     * @param grid lattice; null if the slices form none
     * @param slices the frame of each slice of the grid, null where one is absent; without a grid, all frames in order
     * @param absent absent slices
     */
    record Geometry(VoxelGrid grid, List<FrameHeader> slices, BitSet absent) {}

    ImageStack(
            String name,
            String label,
            RoleGuess role,
            Optional<BValue> bValue,
            Geometry geometry,
            List<FrameHeader> copies,
            DataSet dataSet,
            List<SeriesProblem> problems) {
        this.name = name;
        this.label = label;
        this.role = role;
        this.bValue = bValue;
        this.geometry = geometry;
        this.frames = geometry.slices().stream().filter(Objects::nonNull).toList();
        this.copies = List.copyOf(copies);
        this.dataSet = dataSet;
        this.problems = List.copyOf(problems);
    }

    /**
     * Series and stack for messages.
     *
     * @return such as {@code series 6 'ep2d_diff' b 800}
     */
    public String name() {
        return name;
    }

    /**
     * What sets it apart within its series.
     *
     * @return such as {@code b 800}; empty if the series has one stack
     */
    public String label() {
        return label;
    }

    /**
     * What it is for.
     *
     * @return role
     */
    public SeriesRole role() {
        return role.role();
    }

    /**
     * Why it has that role.
     *
     * @return attribute and value that decided
     */
    public String roleReason() {
        return role.reason();
    }

    /**
     * Diffusion weighting, s/mm², of a diffusion-weighted stack.
     *
     * @return b-value; empty if none is known or the stack is not diffusion-weighted
     */
    public OptionalDouble bValue() {
        return bValue.isPresent() ? OptionalDouble.of(bValue.get().value()) : OptionalDouble.empty();
    }

    /**
     * Where the b-value was found.
     *
     * @return b-value with its source; empty if none is known
     */
    public Optional<BValue> bValueSource() {
        return bValue;
    }

    /**
     * The lattice of its voxels.
     *
     * @return grid; empty if the slices form none, then {@link #problems} says why
     */
    public Optional<VoxelGrid> grid() {
        return Optional.ofNullable(geometry.grid());
    }

    /**
     * The lattice of its voxels, or the reason why there is none.
     *
     * @return grid
     * @throws ProblemException the first error among {@link #problems}
     */
    public VoxelGrid requireGrid() throws ProblemException {
        if (geometry.grid() != null) {
            return geometry.grid();
        }
        for (SeriesProblem p : problems) {
            if (p.severity() == SeriesProblem.Severity.ERROR) {
                throw new ProblemException(p.problem(), name, p.text());
            }
        }
        throw new IllegalStateException(name + " has neither a grid nor an error");
    }

    /**
     * Frame of reference.
     *
     * @return UID; empty if absent
     */
    public String frameOfReferenceUid() {
        return first().plane().frameOfReferenceUid();
    }

    /**
     * Rows of a slice.
     *
     * @return count
     */
    public int rows() {
        return first().format().rows();
    }

    /**
     * Columns of a slice.
     *
     * @return count
     */
    public int columns() {
        return first().format().columns();
    }

    /**
     * Slices that are there.
     *
     * @return count, without absent ones
     */
    public int slices() {
        return frames.size();
    }

    /**
     * Slices that are absent between others.
     *
     * @return indices in the grid
     */
    public int[] absentSlices() {
        return geometry.absent().stream().toArray();
    }

    /**
     * What was noticed about it.
     *
     * @return problems, errors included
     */
    public List<SeriesProblem> problems() {
        return problems;
    }

    /**
     * Whether a volume can be loaded from it, as far as the headers tell.
     *
     * @return false if {@link #requireGrid} would refuse
     */
    public boolean isUsable() {
        return geometry.grid() != null;
    }

    /**
     * The objects it is made of.
     *
     * @return SOP Instance UIDs, in slice order, each once
     */
    public List<String> sopInstanceUids() {
        return frames.stream().map(f -> f.origin().sopInstanceUid()).distinct().toList();
    }

    /**
     * Echo time.
     *
     * @return ms; empty if not stated
     */
    public OptionalDouble echoTimeMs() {
        return first().echoTimeMs();
    }

    /**
     * Spacing Between Slices (0018,0088) as the scanner states it; the positions of the slices decide, not this.
     *
     * @return mm; empty if not stated
     */
    public OptionalDouble statedSliceSpacingMm() {
        return dataSet.number(Tags.SPACING_BETWEEN_SLICES);
    }

    /**
     * Patient Position (0018,5100).
     *
     * @return such as {@code HFS}; empty if not stated
     */
    public Optional<String> patientPosition() {
        return dataSet.text(Tags.PATIENT_POSITION);
    }

    /**
     * Body Part Examined (0018,0015).
     *
     * @return such as {@code THIGH}; empty if not stated
     */
    public Optional<String> bodyPart() {
        return dataSet.text(Tags.BODY_PART_EXAMINED);
    }

    /**
     * Side: Image Laterality (0020,0062), else Laterality (0020,0060).
     *
     * @return {@code R}, {@code L}, {@code U} or {@code B}; empty if not stated
     */
    public Optional<String> laterality() {
        return dataSet.text(Tags.IMAGE_LATERALITY).or(() -> dataSet.text(Tags.LATERALITY));
    }

    /** A stack of the slice in the middle, or the nearest to it that is there. */
    ImageStack middleSlice() throws ProblemException {
        VoxelGrid all = requireGrid();
        int slice = (all.slices() - 1) / 2;
        // The first and the last slice of a grid are always there, so one side ends the search.
        for (int off = 0; geometry.slices().get(slice) == null; off++) {
            slice += off % 2 == 0 ? off + 1 : -(off + 1);
        }
        VoxelGrid grid = new VoxelGrid(
                all.toPatient(0, 0, slice),
                all.columnStep(),
                all.rowStep(),
                all.sliceStep(),
                all.columns(),
                all.rows(),
                1,
                all.sliceThicknessMm());
        Geometry one = new Geometry(grid, List.of(geometry.slices().get(slice)), new BitSet());
        return new ImageStack(name, label, role, bValue, one, List.of(), dataSet, problems);
    }

    FrameHeader first() {
        return frames.get(0);
    }

    /** Frame of each slice of the grid, null where absent. */
    List<FrameHeader> sliceFrames() {
        return geometry.slices();
    }

    BitSet absent() {
        return (BitSet) geometry.absent().clone();
    }

    /** Frames at the position of another that must be identical to it. */
    List<FrameHeader> copies() {
        return copies;
    }

    /** Header of a representative object. */
    DataSet dataSet() {
        return dataSet;
    }

    /** Gradient direction shared by all frames, if any. */
    Optional<String> direction() {
        return first().direction();
    }

    /** Whether the scanner averaged the directions of this stack. */
    boolean isTrace() {
        return first().imageType().stream()
                        .anyMatch(t -> t.toUpperCase(java.util.Locale.ROOT).contains("TRACE"))
                || FrameAttributes.of(dataSet, first().origin().frame())
                        .holder(Tags.MR_DIFFUSION_SEQUENCE, Tags.DIFFUSION_DIRECTIONALITY)
                        .text(Tags.DIFFUSION_DIRECTIONALITY)
                        .filter("ISOTROPIC"::equals)
                        .isPresent();
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(Arrays.asList(name, role.role().label()));
        grid().ifPresent(g -> parts.add(g.toString()));
        return String.join(", ", parts);
    }
}
