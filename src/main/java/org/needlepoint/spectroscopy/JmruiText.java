package org.needlepoint.spectroscopy;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;

/**
 * A jMRUI data text file: a header of {@code name: value} lines, then for each signal a line per sample with real and
 * imaginary part, sometimes followed by the spectrum, which is ignored. The sign is that of this package, as the
 * N-acetylaspartate of the ISMRM fitting challenge at −2.64 ppm from water shows. The file tells neither the place of the voxel
 * nor the echo time.
 *
 * @param transmitterFrequencyHz transmitter frequency, Hz
 * @param dwellTimeS time between samples, s
 * @param signals interleaved complex samples, all of one length
 */
public record JmruiText(double transmitterFrequencyHz, double dwellTimeS, List<float[]> signals) {

    /** Makes the content; the list is copied. */
    public JmruiText {
        signals = List.copyOf(signals);
    }

    /**
     * Reads a file's content.
     *
     * @param name name for messages
     * @param text the whole file
     * @return content
     * @throws ProblemException if it is truncated, begins after a delay or lacks a value
     */
    public static JmruiText parse(String name, String text) throws ProblemException {
        List<String> lines = text.lines().toList();
        int first = 0;
        while (first < lines.size() && !lines.get(first).startsWith("Signal ")) {
            first++;
        }
        HeaderValues header = new HeaderValues(name, lines.subList(0, first));
        int points = header.count("PointsInDataset");
        int sets = header.count("DatasetsInFile");
        if (header.number("BeginTime") != 0) {
            throw header.malformed(
                    "it begins " + header.text("BeginTime") + " ms late, and amplitudes at time zero would be guesses");
        }
        List<float[]> signals = new ArrayList<>();
        float[] signal = new float[0];
        int filled = 0;
        for (String line : lines.subList(first, lines.size())) {
            if (line.startsWith("Signal ") && line.contains("out of")) {
                if (filled != signal.length) {
                    throw header.malformed("signal " + signals.size() + " ends after " + filled / 2 + " points");
                }
                signal = new float[2 * points];
                signals.add(signal);
                filled = 0;
            } else if (!signals.isEmpty() && !line.isBlank()) {
                if (filled == signal.length) {
                    throw header.malformed("signal " + signals.size() + " has more than " + points + " points");
                }
                sample(header, line, signal, filled);
                filled += 2;
            }
        }
        if (signals.size() != sets || filled != signal.length) {
            throw header.malformed("it holds " + signals.size() + " signals, the last of " + filled / 2
                    + " points, where its header tells of " + sets + " of " + points);
        }
        return new JmruiText(
                header.positive("TransmitterFrequency"), header.positive("SamplingInterval") * 1e-3, signals);
    }

    private static void sample(HeaderValues header, String line, float[] signal, int at) throws ProblemException {
        String[] parts = line.strip().split("\\s+", 3);
        try {
            signal[at] = Float.parseFloat(parts[0]);
            signal[at + 1] = Float.parseFloat(parts[1]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw header.malformed("not a sample: " + line);
        }
    }

    /**
     * Places the signals on voxels.
     *
     * @param grid as many voxels as there are signals, column-fastest
     * @param echoTimeS echo time, s
     * @param referencePpm chemical shift of the transmitter frequency, ppm
     * @return grid of signals
     * @throws IllegalArgumentException if the counts differ
     */
    public SpectroscopyGrid on(VoxelGrid grid, double echoTimeS, double referencePpm) {
        int length = signals.get(0).length;
        float[] all = new float[length * signals.size()];
        for (int i = 0; i < signals.size(); i++) {
            System.arraycopy(signals.get(i), 0, all, i * length, length);
        }
        return new SpectroscopyGrid(
                grid, new Acquisition(transmitterFrequencyHz, dwellTimeS, length / 2, echoTimeS, referencePpm), all);
    }
}
