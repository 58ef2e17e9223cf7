package org.needlepoint.dicom;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.DiffusionSeries;
import org.needlepoint.image.Volume;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/** What a folder holds, series by series, and the door to its pixels, which are read when asked for. Immutable. */
public final class Inventory {
    private final Path path;
    private final DicomReader reader;
    private final List<Series> series;
    private final List<FileNote> notes;
    private final int files;

    Inventory(Path path, DicomReader reader, List<Series> series, List<FileNote> notes, int files) {
        this.path = path;
        this.reader = reader;
        this.series = List.copyOf(series);
        this.notes = List.copyOf(notes);
        this.files = files;
    }

    /**
     * Something loaded, and the objects it came from.
     *
     * @param <T> what
     * @param value the loaded thing
     * @param inputs its objects with their checksums, for provenance
     */
    public record Loaded<T>(T value, List<InputObject> inputs) {

        /** Makes a result. */
        public Loaded {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * The path that was read.
     *
     * @return path
     */
    public Path path() {
        return path;
    }

    /**
     * The toolkit that parsed it, for provenance.
     *
     * @return name and version
     */
    public String toolkit() {
        return reader.toolkit().name() + " " + reader.toolkit().version();
    }

    /**
     * The series, by study date, study, then number.
     *
     * @return series
     */
    public List<Series> series() {
        return series;
    }

    /**
     * The same input without some series; what is left is what it was.
     *
     * @param uidsOrNumbers Series Instance UIDs, or Series Numbers
     * @return an inventory of the other series
     */
    public Inventory without(Set<String> uidsOrNumbers) {
        List<Series> left = series.stream()
                .filter(s -> !uidsOrNumbers.contains(s.uid()) && !uidsOrNumbers.contains(s.number()))
                .toList();
        return new Inventory(path, reader, left, notes, files);
    }

    /**
     * Files that are in no series, or were damaged: no DICOM, truncated, unreadable.
     *
     * @return notes
     */
    public List<FileNote> notes() {
        return notes;
    }

    /**
     * Number of files looked at.
     *
     * @return count
     */
    public int files() {
        return files;
    }

    /**
     * Stacks of one role.
     *
     * @param role role
     * @return stacks of all series, in order, usable or not
     */
    public List<ImageStack> stacks(SeriesRole role) {
        return series.stream()
                .flatMap(s -> s.stacks().stream())
                .filter(s -> s.role() == role)
                .toList();
    }

    /**
     * The series a stack belongs to.
     *
     * @param stack a stack of this inventory
     * @return its series
     * @throws IllegalArgumentException if it is of another inventory
     */
    public Series seriesOf(ImageStack stack) {
        return series.stream()
                .filter(s -> s.stacks().contains(stack))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not of this inventory: " + stack));
    }

    /**
     * Diffusion-weighted stacks joined over series: those of one frame of reference on one grid.
     *
     * @return groups, each with at least one b-value, those with most b-values first
     */
    public List<DiffusionGroup> diffusionGroups() {
        return DiffusionGroup.of(stacks(SeriesRole.DWI));
    }

    /**
     * Loads the pixels of a stack, in parallel. CT is in Hounsfield units and, like any stack whose slices share one
     * rescale, takes 2 bytes a voxel; other stacks take 4.
     *
     * @param stack stack of this inventory
     * @param progress told how far it is
     * @return volume in HU for CT, in arbitrary units (unit empty) otherwise
     * @throws ProblemException if the slices form no grid, or a file cannot be read or decompressed
     */
    public Loaded<Volume> volume(ImageStack stack, Progress progress) throws ProblemException {
        return new VolumeLoader(reader).volume(stack, progress);
    }

    /**
     * Loads the middle slice of a stack alone, or the nearest to it that is there.
     *
     * @param stack stack of this inventory
     * @return volume of one slice, values as for {@link #volume}
     * @throws ProblemException as for {@link #volume}
     */
    public Volume middleSlice(ImageStack stack) throws ProblemException {
        return new VolumeLoader(reader)
                .volume(stack.middleSlice(), Progress.NONE)
                .value();
    }

    /**
     * Loads an ADC map and decides its scale.
     *
     * @param stack stack of role {@link SeriesRole#ADC}
     * @param progress told how far it is
     * @return map in mm²/s with the evidence for its scale
     * @throws ProblemException as for {@link #volume}, and {@link DicomProblem#ADC_SCALE_IMPLAUSIBLE} or
     *     {@link DicomProblem#ADC_SCALE_UNKNOWN}
     */
    public Loaded<AdcMap> adcMap(ImageStack stack, Progress progress) throws ProblemException {
        return new AdcLoader(new VolumeLoader(reader)).adcMap(stack, progress);
    }

    /**
     * Loads a diffusion series, averaging directions and repetitions where the scanner has not: the geometric mean over
     * directions, whose signal then decays with the mean diffusivity, and the arithmetic mean over repetitions.
     *
     * @param group group of this inventory
     * @param progress told how far it is
     * @return one image per b-value
     * @throws ProblemException as for {@link #volume}
     */
    public Loaded<DiffusionSeries> diffusion(DiffusionGroup group, Progress progress) throws ProblemException {
        return new DiffusionLoader(new VolumeLoader(reader)).series(group, progress);
    }

    /**
     * Loads the signals of a spectroscopy object.
     *
     * @param object object of this inventory
     * @return time signals in this program's sign convention, on their voxel grid
     * @throws ProblemException if the data or its geometry is missing, or of a kind that cannot be read
     */
    public Loaded<SpectroscopyData> spectroscopy(SpectroscopySource object) throws ProblemException {
        return new SpectroscopyLoader(reader).data(object);
    }

    /**
     * The stack that an object belongs to.
     *
     * @param sopInstanceUid SOP Instance UID
     * @return stack; empty if none holds it
     */
    public Optional<ImageStack> stackOf(String sopInstanceUid) {
        return series.stream()
                .flatMap(s -> s.stacks().stream())
                .filter(s -> s.sopInstanceUids().contains(sopInstanceUid))
                .findFirst();
    }
}
