package org.needlepoint.fiducial;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What markers a patient wears: how many, what one looks like and how they are numbered.
 *
 * @param name identifier, the file name without its ending
 * @param title one line for people
 * @param source where sizes and appearance come from
 * @param shape form and size of one marker
 * @param onSkin true when markers are attached to the outside of the body; false when they are surrounded by other
 *     material, as in a phantom
 * @param ctMinHu smallest mean CT number of a marker, HU
 * @param ctMaxHu largest mean CT number of a marker, HU
 * @param mr appearance by MR contrast; {@link ImageContrast#MR_OTHER} stands for contrasts not listed
 * @param lines one or two skin lines, each numbered from the patient's right to the left
 * @param oneLineSuffices whether one complete line alone may be measured
 * @param inPlaneErrorMm standard deviation in the slice plane of a position placed by hand, mm
 * @param throughPlaneErrorMm standard deviation across the slices of a position placed by hand, mm
 */
public record FiducialTemplate(
        String name,
        String title,
        String source,
        MarkerShape shape,
        boolean onSkin,
        double ctMinHu,
        double ctMaxHu,
        Map<ImageContrast, MarkerAppearance> mr,
        List<MarkerLine> lines,
        boolean oneLineSuffices,
        double inPlaneErrorMm,
        double throughPlaneErrorMm) {

    /** Largest number of markers whose labelling is searched exhaustively. */
    public static final int MAX_MARKERS = 8;

    /**
     * Makes a template.
     *
     * @throws IllegalArgumentException if there is no line or there are more than two, more than eight markers, a
     *     label occurs twice, two lines are of different lengths, or both or no line of a pair is on the target slice
     */
    public FiducialTemplate {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(shape, "shape");
        mr = Map.copyOf(mr);
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > 2) {
            throw new IllegalArgumentException("A template has one or two lines, got " + lines.size());
        }
        List<String> all = lines.stream().flatMap(l -> l.labels().stream()).toList();
        if (all.size() > MAX_MARKERS) {
            throw new IllegalArgumentException("A template has at most 8 markers, got " + all.size());
        }
        Set<String> once = new HashSet<>();
        for (String label : all) {
            if (!once.add(label)) {
                throw new IllegalArgumentException("Label '" + label + "' occurs twice");
            }
        }
        if (lines.stream().anyMatch(l -> l.labels().size() < 3)) {
            throw new IllegalArgumentException("Each line has at least 3 markers");
        }
        if (lines.size() == 2) {
            if (lines.get(0).labels().size() != lines.get(1).labels().size()) {
                throw new IllegalArgumentException("Two lines have the same number of markers");
            }
            if (lines.get(0).onTargetSlice() == lines.get(1).onTargetSlice()) {
                throw new IllegalArgumentException("Exactly one of two lines is on the target slice");
            }
        }
        if (!(ctMinHu < ctMaxHu)) {
            throw new IllegalArgumentException("The CT range is empty: " + ctMinHu + " to " + ctMaxHu + " HU");
        }
        if (!(inPlaneErrorMm > 0 && throughPlaneErrorMm > 0)) {
            throw new IllegalArgumentException("Localisation errors must be positive");
        }
    }

    /**
     * Every label, line by line, from the patient's right to the left.
     *
     * @return labels
     */
    public List<String> labels() {
        return lines.stream().flatMap(l -> l.labels().stream()).toList();
    }

    /**
     * How a marker looks in an image.
     *
     * @param contrast kind of image; CT counts as bright, its range is {@link #ctMinHu} to {@link #ctMaxHu}
     * @return appearance
     */
    public MarkerAppearance appearance(ImageContrast contrast) {
        if (contrast == ImageContrast.CT) {
            return MarkerAppearance.BRIGHT;
        }
        MarkerAppearance stated = mr.get(contrast);
        return stated != null ? stated : mr.getOrDefault(ImageContrast.MR_OTHER, MarkerAppearance.BRIGHT);
    }

    /**
     * The markers in words, for messages.
     *
     * @return for example {@code P1, P2, P3 on line A and P4, P5, P6 on line B}
     */
    public String layout() {
        return lines.stream()
                .map(l -> FiducialWording.ON_LINE.say(String.join(", ", l.labels()), l.name()))
                .collect(Collectors.joining(" and "));
    }
}
