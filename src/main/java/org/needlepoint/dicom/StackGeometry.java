package org.needlepoint.dicom;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;

/**
 * Orders parallel frames along their normal and finds the lattice they lie on. Only positions count: Slice Location,
 * Instance Number and Spacing Between Slices are not used, because they are wrong often enough.
 */
final class StackGeometry {
    /** Allowed deviation of a slice from its lattice: rounding of decimal strings, and table positions. */
    private static final double TOLERANCE_MM = 0.05;

    private static final double TOLERANCE_OF_STEP = 0.02;
    private static final double TILT_REPORTED_RAD = Math.toRadians(0.2);
    private static final int MOST_ABSENT_PER_PRESENT = 3;

    private final List<FrameHeader> frames;
    private final String modality;
    private final List<SeriesProblem> problems;
    private final double[] along;
    private final Vector3 normal;

    private StackGeometry(List<FrameHeader> sorted, String modality, List<SeriesProblem> problems) {
        this.frames = sorted;
        this.modality = modality;
        this.problems = problems;
        this.normal = sorted.get(0).plane().normal();
        this.along = sorted.stream()
                .mapToDouble(f -> f.plane().position().dot(normal))
                .toArray();
    }

    /** Distance of a frame along its own normal; the frame has a position and orientation. */
    static double along(FrameHeader f, Vector3 normal) {
        return f.plane().position().dot(normal);
    }

    /** Frames of equal orientation and spacing, no two at one position. */
    static ImageStack.Geometry of(List<FrameHeader> frames, String modality, List<SeriesProblem> problems) {
        Vector3 n = frames.get(0).plane().normal();
        List<FrameHeader> sorted = frames.stream()
                .sorted(Comparator.comparingDouble(f -> along(f, n)))
                .toList();
        return new StackGeometry(sorted, modality, problems).lattice();
    }

    private ImageStack.Geometry none() {
        return new ImageStack.Geometry(null, frames, new BitSet());
    }

    private ImageStack.Geometry lattice() {
        FrameHeader.Plane first = frames.get(0).plane();
        if (frames.size() == 1) {
            double thickness = first.thickness();
            if (!(thickness > 0)) {
                problems.add(SeriesProblem.error(
                        DicomProblem.MISSING_GEOMETRY, DicomWording.SINGLE_SLICE.say(Tags.SLICE_THICKNESS)));
                return none();
            }
            return geometry(normal.times(thickness), thickness, new int[] {0});
        }
        reportTilt(frames.get(frames.size() - 1).plane().position().minus(first.position()));
        int[] index = indices();
        if (index.length == 0) {
            return none();
        }
        int last = index[index.length - 1];
        Vector3 step = frames.get(frames.size() - 1)
                .plane()
                .position()
                .minus(first.position())
                .times(1.0 / last);
        double worst = 0;
        int worstAt = 0;
        for (int i = 0; i < index.length; i++) {
            Vector3 expected = first.position().plus(step.times(index[i]));
            double off = frames.get(i).plane().position().minus(expected).norm();
            if (off > worst) {
                worst = off;
                worstAt = i;
            }
        }
        double allowed = Math.max(TOLERANCE_MM, TOLERANCE_OF_STEP * step.norm());
        if (worst > allowed) {
            problems.add(SeriesProblem.error(
                    DicomProblem.SHIFTED_SLICES, DicomWording.BESIDE_LINE.say(worstAt + 1, Text.fixed(worst, 2))));
            return none();
        }
        return geometry(step, thickness(step.dot(normal)), index);
    }

    private void reportTilt(Vector3 firstToLast) {
        double tilt = normal.angleRad(firstToLast);
        if (tilt > TILT_REPORTED_RAD) {
            problems.add(SeriesProblem.warning(
                    DicomProblem.GANTRY_TILT, DicomWording.SHEARED.say(Text.fixed(Math.toDegrees(tilt), 1))));
        }
    }

    private double thickness(double spacing) {
        double stated = frames.get(0).plane().thickness();
        if (stated > 0) {
            return stated;
        }
        problems.add(SeriesProblem.warning(
                DicomProblem.MISSING_GEOMETRY,
                DicomWording.SPACING_FOR_THICKNESS.say(Tags.SLICE_THICKNESS, Text.number(spacing))));
        return spacing;
    }

    /** Lattice index of each slice, the first being 0; empty if they lie on no lattice. */
    private int[] indices() {
        int n = along.length;
        double[] steps = new double[n - 1];
        for (int i = 1; i < n; i++) {
            steps[i - 1] = along[i] - along[i - 1];
        }
        double base = baseStep(steps);
        int[] index = new int[n];
        double allowed = Math.max(TOLERANCE_MM, TOLERANCE_OF_STEP * base);
        boolean regular = base > 0;
        for (int i = 1; i < n && regular; i++) {
            index[i] = index[i - 1] + (int) Math.max(1, Math.rint(steps[i - 1] / base));
        }
        // Positions are compared with the lattice through both ends, so that rounding does not add up.
        double exact = regular ? (along[n - 1] - along[0]) / index[n - 1] : 0;
        for (int i = 1; i < n && regular; i++) {
            regular = Math.abs(along[0] + index[i] * exact - along[i]) <= allowed;
        }
        boolean tooSparse = regular && index[n - 1] + 1 > n + MOST_ABSENT_PER_PRESENT * n;
        if (!regular || tooSparse) {
            problems.add(SeriesProblem.error(DicomProblem.UNEVEN_SPACING, range(steps)));
            return new int[0];
        }
        return index;
    }

    /**
     * The lattice step: the smallest distance, taken as the mean of all that are close to it. If it is rare, it is an
     * irregularity rather than the rule, and the most frequent one is tried, which then fails as uneven.
     */
    private static double baseStep(double[] steps) {
        double smallest = steps[0];
        for (double s : steps) {
            smallest = Math.min(smallest, s);
        }
        double limit = smallest + Math.max(2 * TOLERANCE_MM, 2 * TOLERANCE_OF_STEP * smallest);
        double sum = 0;
        int count = 0;
        for (double s : steps) {
            if (s <= limit) {
                sum += s;
                count++;
            }
        }
        if (2 * count >= steps.length) {
            return sum / count;
        }
        double[] sorted = steps.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String range(double[] steps) {
        double low = Double.MAX_VALUE;
        double high = 0;
        for (double s : steps) {
            low = Math.min(low, s);
            high = Math.max(high, s);
        }
        return DicomWording.DISTANCES.say(Text.fixed(low, 2), Text.fixed(high, 2));
    }

    private ImageStack.Geometry geometry(Vector3 step, double thickness, int[] index) {
        FrameHeader.Plane plane = frames.get(0).plane();
        int count = index[index.length - 1] + 1;
        List<FrameHeader> slices = new ArrayList<>(java.util.Collections.nCopies(count, null));
        BitSet absent = new BitSet(count);
        absent.set(0, count);
        for (int i = 0; i < index.length; i++) {
            slices.set(index[i], frames.get(i));
            absent.clear(index[i]);
        }
        Frame frame = new Frame(plane.frameOfReferenceUid(), modality);
        if (!absent.isEmpty()) {
            problems.add(SeriesProblem.warning(DicomProblem.MISSING_SLICES, missingText(absent, step, plane, frame)));
        }
        PixelFormat format = frames.get(0).format();
        VoxelGrid grid = new VoxelGrid(
                Point3.of(frame, plane.position()),
                plane.rowDirection().normalized().times(plane.columnSpacing()),
                plane.columnDirection().times(plane.rowSpacing()),
                step,
                format.columns(),
                format.rows(),
                count,
                thickness);
        return new ImageStack.Geometry(grid, slices, absent);
    }

    private static String missingText(BitSet absent, Vector3 step, FrameHeader.Plane plane, Frame frame) {
        StringBuilder out = new StringBuilder();
        int shown = 0;
        for (int i = absent.nextSetBit(0); i >= 0; i = absent.nextSetBit(i + 1)) {
            if (shown == 5) {
                out.append(" …");
                break;
            }
            Point3 p = Point3.of(frame, plane.position().plus(step.times(i)));
            out.append(shown++ == 0 ? "" : ", ")
                    .append("(")
                    .append(Text.fixed(p.x(), 1))
                    .append(", ")
                    .append(Text.fixed(p.y(), 1))
                    .append(", ")
                    .append(Text.fixed(p.z(), 1))
                    .append(")");
        }
        return absent.cardinality() == 1
                ? DicomWording.MISSING_SLICE.say(out)
                : DicomWording.MISSING_SLICES.say(absent.cardinality(), out);
    }
}
