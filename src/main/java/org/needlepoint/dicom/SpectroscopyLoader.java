package org.needlepoint.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jtransforms.fft.DoubleFFT_1D;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.spectroscopy.Acquisition;
import org.needlepoint.spectroscopy.SpectroscopyGrid;

/**
 * Reads MR Spectroscopy Storage, DICOM PS3.3 C.8.14.
 *
 * <p>Sign: C.8.14.4.1 has the magnetisation turn counterclockwise for frequencies above the reference, so a higher
 * chemical shift is a positive frequency, as in this program; nothing is conjugated. Checked on Philips (NAA at
 * 2.03 ppm) and Siemens XA objects. Spectra in the frequency domain run from high to low frequency there and are
 * transformed back.
 */
final class SpectroscopyLoader {
    private static final double SAME_POSITION_MM = 0.01;

    private final DicomReader reader;

    SpectroscopyLoader(DicomReader reader) {
        this.reader = reader;
    }

    /** Values of one frame: all its voxels, complex and interleaved. */
    private record Frame(SpectroscopyGeometry.Plane plane, int offset) {}

    Inventory.Loaded<SpectroscopyData> data(SpectroscopySource object) throws ProblemException {
        ObjectReader.ReadObject read = ObjectReader.read(reader, object.file());
        try {
            return new Inventory.Loaded<>(data(read.object().dataSet(), object.name()), List.of(read.input()));
        } catch (MalformedValueException e) {
            throw new ProblemException(e, DicomProblem.MALFORMED_ATTRIBUTE, object.name(), e.tag(), e.value());
        }
    }

    private static SpectroscopyData data(DataSet d, String name) throws ProblemException {
        requireSupported(d, name);
        Acquisition acquisition = acquisition(d, name);
        int columns = d.integer(Tags.COLUMNS).orElse(1);
        int rows = d.integer(Tags.ROWS).orElse(1);
        int frames = d.integer(Tags.NUMBER_OF_FRAMES).orElse(1);
        float[] values = values(d, name);
        int perFrame = 2 * acquisition.points() * columns * rows;
        if (values.length < (long) perFrame * frames) {
            throw new ProblemException(DicomProblem.TRUNCATED_FILE, name);
        }
        if (d.text(Tags.SIGNAL_DOMAIN_COLUMNS).orElse("TIME").equals("FREQUENCY")) {
            toTime(values, acquisition.points());
        }
        List<Frame> all = new ArrayList<>();
        for (int f = 0; f < frames; f++) {
            all.add(new Frame(SpectroscopyGeometry.plane(FrameAttributes.of(d, f), name), f * perFrame));
        }
        List<List<Frame>> slices = byPosition(all);
        int sets = slices.get(0).size();
        if (sets > 2 || slices.stream().anyMatch(s -> s.size() != sets)) {
            throw new ProblemException(
                    DicomProblem.SPECTROSCOPY_UNSUPPORTED,
                    name,
                    DicomWording.FRAMES_AT_POSITIONS.say(frames, slices.size()));
        }
        VoxelGrid grid = SpectroscopyGeometry.grid(
                slices.stream().map(s -> s.get(0).plane()).toList(), columns, rows, name);
        // Water outweighs everything else by orders of magnitude where it is not suppressed.
        int metabolites =
                sets == 2 && energy(values, slices, 0, perFrame) > energy(values, slices, 1, perFrame) ? 1 : 0;
        SpectroscopyGrid signals = collect(values, slices, metabolites, perFrame, grid, acquisition);
        Optional<SpectroscopyGrid> water = sets == 2
                ? Optional.of(collect(values, slices, 1 - metabolites, perFrame, grid, acquisition))
                : Optional.empty();
        return new SpectroscopyData(signals, water);
    }

    private static void requireSupported(DataSet d, String name) throws ProblemException {
        String nucleus = d.text(Tags.RESONANT_NUCLEUS).orElse("1H");
        String representation = d.text(Tags.DATA_REPRESENTATION).orElse("COMPLEX");
        int dataRows = d.integer(Tags.DATA_POINT_ROWS).orElse(1);
        String kind = null;
        if (!nucleus.equals("1H")) {
            kind = DicomWording.NUCLEUS.say(nucleus);
        } else if (!representation.equals("COMPLEX")) {
            kind = Tags.DATA_REPRESENTATION + " " + representation;
        } else if (dataRows != 1) {
            kind = DicomWording.TWO_DIMENSIONAL.say(dataRows);
        }
        if (kind != null) {
            throw new ProblemException(DicomProblem.SPECTROSCOPY_UNSUPPORTED, name, kind);
        }
    }

    private static Acquisition acquisition(DataSet d, String name) throws ProblemException {
        FrameAttributes f = FrameAttributes.of(d, 0);
        double width = required(d.number(Tags.SPECTRAL_WIDTH), Tags.SPECTRAL_WIDTH, name);
        double frequencyMhz = required(d.number(Tags.TRANSMITTER_FREQUENCY), Tags.TRANSMITTER_FREQUENCY, name);
        double reference = required(d.number(Tags.CHEMICAL_SHIFT_REFERENCE), Tags.CHEMICAL_SHIFT_REFERENCE, name);
        double points = required(d.number(Tags.DATA_POINT_COLUMNS), Tags.DATA_POINT_COLUMNS, name);
        OptionalDouble effective = f.holder(Tags.MR_ECHO_SEQUENCE, FrameHeader.EFFECTIVE_ECHO_TIME)
                .number(FrameHeader.EFFECTIVE_ECHO_TIME);
        double echoMs = required(
                effective.isPresent() ? effective : d.number(Tags.ECHO_TIME), FrameHeader.EFFECTIVE_ECHO_TIME, name);
        if (!(width > 0) || !(frequencyMhz > 0) || !(points >= 1)) {
            throw new ProblemException(DicomProblem.SPECTROSCOPY_INCOMPLETE, name, "a positive " + Tags.SPECTRAL_WIDTH);
        }
        return new Acquisition(frequencyMhz * 1e6, 1 / width, (int) points, echoMs * 1e-3, reference);
    }

    private static double required(OptionalDouble value, Tag tag, String name) throws ProblemException {
        if (value.isEmpty()) {
            throw new ProblemException(DicomProblem.SPECTROSCOPY_INCOMPLETE, name, tag);
        }
        return value.getAsDouble();
    }

    private static float[] values(DataSet d, String name) throws ProblemException {
        byte[] bytes = d.bytes(Tags.SPECTROSCOPY_DATA)
                .orElseThrow(
                        () -> new ProblemException(DicomProblem.SPECTROSCOPY_INCOMPLETE, name, Tags.SPECTROSCOPY_DATA));
        float[] out = new float[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(out);
        return out;
    }

    /** Spectra ordered from high to low frequency, the reference in the middle, to time signals. */
    private static void toTime(float[] values, int points) {
        DoubleFFT_1D fft = new DoubleFFT_1D(points);
        double[] spectrum = new double[2 * points];
        for (int start = 0; start + 2 * points <= values.length; start += 2 * points) {
            for (int k = 0; k < points; k++) {
                // k-th highest frequency is index points/2 − k in units of the resolution; negative ones wrap around.
                int bin = Math.floorMod(points / 2 - k, points);
                spectrum[2 * bin] = values[start + 2 * k];
                spectrum[2 * bin + 1] = values[start + 2 * k + 1];
            }
            fft.complexInverse(spectrum, true);
            for (int i = 0; i < 2 * points; i++) {
                values[start + i] = (float) spectrum[i];
            }
        }
    }

    private static List<List<Frame>> byPosition(List<Frame> frames) {
        List<Frame> sorted = frames.stream()
                .sorted(Comparator.comparingDouble(f -> f.plane().along()))
                .toList();
        List<List<Frame>> out = new ArrayList<>();
        double at = Double.NEGATIVE_INFINITY;
        for (Frame f : sorted) {
            if (f.plane().along() - at > SAME_POSITION_MM) {
                out.add(new ArrayList<>());
                at = f.plane().along();
            }
            out.get(out.size() - 1).add(f);
        }
        return out;
    }

    private static double energy(float[] values, List<List<Frame>> slices, int set, int perFrame) {
        double sum = 0;
        for (List<Frame> s : slices) {
            for (int i = 0; i < perFrame; i++) {
                double v = values[s.get(set).offset() + i];
                sum += v * v;
            }
        }
        return sum;
    }

    private static SpectroscopyGrid collect(
            float[] values, List<List<Frame>> slices, int set, int perFrame, VoxelGrid grid, Acquisition acquisition) {
        float[] out = new float[perFrame * slices.size()];
        for (int s = 0; s < slices.size(); s++) {
            System.arraycopy(values, slices.get(s).get(set).offset(), out, s * perFrame, perFrame);
        }
        return new SpectroscopyGrid(grid, acquisition, out);
    }
}
