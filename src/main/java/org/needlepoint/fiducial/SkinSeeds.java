package org.needlepoint.fiducial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/** Compact parts that stick out of a {@link BodySurface}: connected, of about a marker's size, as seeds of the fit. */
final class SkinSeeds {
    /** More parts than this are never fitted: the largest agreement in volume goes first. */
    private static final int MAX_SEEDS = 40;

    private static final int MAX_CUTS = 4;
    /** Noise makes many; a marker's are among the largest. */
    private static final int MAX_FRAGMENTS = 150;

    /** A valley below this part of the lower of two peaks parts two markers. */
    private static final double VALLEY = 0.7;

    private final BodySurface surface;
    private final Volume volume;
    private final double air;
    private final VoxelGrid grid;
    private final MarkerShape shape;
    private final int plane;
    private final boolean[] visited;
    /** Parts too small for a marker of this shape: a donut's hole can part what shows of its ring. */
    private final List<int[]> fragments = new ArrayList<>();

    private int[] queue = new int[1024];

    private SkinSeeds(BodySurface surface, Volume volume, double air, MarkerShape shape) {
        this.surface = surface;
        this.volume = volume;
        this.air = air;
        this.grid = volume.grid();
        this.shape = shape;
        this.plane = surface.columns * surface.rows;
        this.visited = new boolean[plane * surface.slices];
    }

    /**
     * Finds seeds.
     *
     * @param surface what sticks out
     * @param volume image
     * @param air value of air
     * @param shape marker sought
     * @return seeds, most plausible volume first
     */
    static List<Seed> of(BodySurface surface, Volume volume, double air, MarkerShape shape) {
        SkinSeeds s = new SkinSeeds(surface, volume, air, shape);
        List<Seed> out = new ArrayList<>();
        double least = Math.max(
                0.45 * Math.max(surface.dx, surface.dy), 0.2 * shape.height().min());
        s.collect(out, least);
        s.joinFragments(out);
        double expected = s.expectedVolume();
        out.sort(Comparator.comparingDouble((Seed x) -> Math.abs(Math.log(x.prominence() / expected))));
        return out.size() > MAX_SEEDS ? List.copyOf(out.subList(0, MAX_SEEDS)) : out;
    }

    private double expectedVolume() {
        return volume(shape.longest().nominal(), shape.height().nominal());
    }

    private double volume(double longest, double height) {
        return shape instanceof MarkerShape.Donut
                ? Math.PI / 4 * longest * longest * height
                : Math.PI / 6 * longest * height * height;
    }

    /**
     * Walks the connected parts deeper than a distance below their surface. A part that is too long for a marker is
     * cut at a greater depth, which separates a marker from a cable, a fold or a neighbour.
     */
    private void collect(List<Seed> out, double leastDepth) {
        for (int k = 0; k < surface.slices; k++) {
            boolean[] mask = surface.mask[k];
            for (int i = 0; i < plane; i++) {
                if (mask[i] && !visited[k * plane + i] && isCore(k * plane + i, leastDepth)) {
                    consider(out, grow(k * plane + i, leastDepth), leastDepth, 0);
                }
            }
        }
    }

    private void consider(List<Seed> out, int[] part, double leastDepth, int level) {
        List<int[]> stacked = acrossSlices(part);
        for (int[] piece : stacked) {
            if (!isTooLong(piece)) {
                add(out, piece);
            } else if (level < MAX_CUTS) {
                cutDeeper(out, piece, leastDepth + 0.12 * shape.height().nominal(), level + 1);
            }
        }
    }

    /** What is connected at a greater depth was connected at the lesser one: the walk stays within the part. */
    private void cutDeeper(List<Seed> out, int[] part, double leastDepth, int level) {
        for (int v : part) {
            visited[v] = false;
        }
        for (int v : part) {
            if (!visited[v] && isCore(v, leastDepth)) {
                consider(out, grow(v, leastDepth), leastDepth, level);
            }
        }
        for (int v : part) {
            visited[v] = true;
        }
    }

    /**
     * Cuts a part where its area falls and rises again from slice to slice: markers of neighbouring lines, joined by
     * the partial volume of thick slices.
     */
    private List<int[]> acrossSlices(int[] part) {
        double[] mass = new double[surface.slices];
        for (int v : part) {
            mass[v / plane] += Math.max(0, volume.value(fullOffset(v)) - air);
        }
        for (int k = 1; k < surface.slices - 1; k++) {
            double before = 0;
            double after = 0;
            for (int j = 0; j < k; j++) {
                before = Math.max(before, mass[j]);
            }
            for (int j = k + 1; j < surface.slices; j++) {
                after = Math.max(after, mass[j]);
            }
            boolean lowest = mass[k] <= mass[k - 1] && mass[k] <= mass[k + 1];
            if (mass[k] > 0 && lowest && mass[k] < VALLEY * Math.min(before, after)) {
                int cut = k;
                int[] low = Arrays.stream(part).filter(v -> v / plane <= cut).toArray();
                int[] high = Arrays.stream(part).filter(v -> v / plane > cut).toArray();
                List<int[]> out = new ArrayList<>(acrossSlices(low));
                out.addAll(acrossSlices(high));
                return out;
            }
        }
        return List.of(part);
    }

    private int fullOffset(int v) {
        int k = v / plane;
        int r = (v - k * plane) / surface.columns;
        int c = v - k * plane - r * surface.columns;
        return (k * grid.rows() + r * surface.strideRow) * grid.columns() + c * surface.strideColumn;
    }

    private boolean isCore(int v, double leastDepth) {
        int k = v / plane;
        int i = v - k * plane;
        return surface.depth[k][i] > leastDepth && surface.sticksOut(k, i);
    }

    private int[] grow(int start, double leastDepth) {
        int head = 0;
        int tail = 0;
        queue[tail++] = start;
        visited[start] = true;
        while (head < tail) {
            int v = queue[head++];
            int k = v / plane;
            int r = (v - k * plane) / surface.columns;
            int c = v - k * plane - r * surface.columns;
            for (int kk = Math.max(0, k - 1); kk <= Math.min(surface.slices - 1, k + 1); kk++) {
                for (int rr = Math.max(0, r - 1); rr <= Math.min(surface.rows - 1, r + 1); rr++) {
                    for (int cc = Math.max(0, c - 1); cc <= Math.min(surface.columns - 1, c + 1); cc++) {
                        int w = kk * plane + rr * surface.columns + cc;
                        if (!visited[w] && isCore(w, leastDepth)) {
                            visited[w] = true;
                            if (tail == queue.length) {
                                queue = Arrays.copyOf(queue, 2 * tail);
                            }
                            queue[tail++] = w;
                        }
                    }
                }
            }
        }
        return Arrays.copyOf(queue, tail);
    }

    private boolean isTooLong(int[] part) {
        int c0 = Integer.MAX_VALUE;
        int c1 = -1;
        int r0 = Integer.MAX_VALUE;
        int r1 = -1;
        int k0 = Integer.MAX_VALUE;
        int k1 = -1;
        for (int v : part) {
            int k = v / plane;
            int r = (v - k * plane) / surface.columns;
            int c = v - k * plane - r * surface.columns;
            c0 = Math.min(c0, c);
            c1 = Math.max(c1, c);
            r0 = Math.min(r0, r);
            r1 = Math.max(r1, r);
            k0 = Math.min(k0, k);
            k1 = Math.max(k1, k);
        }
        double inPlane = Math.hypot((c1 - c0) * surface.dx, (r1 - r0) * surface.dy);
        double limit = shape.longest().max();
        return inPlane > limit + 2 || (k1 - k0 - 1) * grid.sliceSpacingMm() > limit;
    }

    private void add(List<Seed> out, int[] part) {
        double[] centre = centre(part);
        int peak = part[0];
        for (int v : part) {
            peak = depthAt(v) > depthAt(peak) ? v : peak;
        }
        double volume = part.length * surface.dx * surface.dy * grid.sliceSpacingMm();
        double least = 0.2 * volume(shape.longest().min(), shape.height().min());
        if (volume < least && shape instanceof MarkerShape.Donut) {
            fragments.add(part);
        }
        if (volume < least || volume > 4 * expectedVolume()) {
            return;
        }
        seed(out, part, centre[0], centre[1], centre[2], volume);
        // A marker and a cable beside it in one part: the middle lies between them, the thickest place in the marker.
        int i = peak % plane;
        double aside = Math.hypot(
                (i % surface.columns - centre[0]) * surface.dx, (i / surface.columns - centre[1]) * surface.dy);
        if (aside > 0.5 * shape.height().nominal() && volume > 1.5 * expectedVolume()) {
            int at = peak;
            int[] around = Arrays.stream(part)
                    .filter(v -> Math.abs(v / plane - at / plane) <= 1
                            && Math.hypot(
                                            (v % plane % surface.columns - at % plane % surface.columns) * surface.dx,
                                            (v % plane / surface.columns - at % plane / surface.columns) * surface.dy)
                                    < shape.height().nominal() / 2)
                    .toArray();
            seed(out, around, i % surface.columns, i / surface.columns, peak / plane, expectedVolume());
        }
    }

    /** Seeds from fragments that lie as near to each other as the two sides of one ring. */
    private void joinFragments(List<Seed> out) {
        fragments.sort(Comparator.comparingInt((int[] f) -> -f.length));
        List<int[]> left = new ArrayList<>(fragments.subList(0, Math.min(MAX_FRAGMENTS, fragments.size())));
        while (!left.isEmpty()) {
            int[] joined = left.remove(0);
            int parts = 1;
            for (int i = 0; i < left.size(); i++) {
                if (nearest(joined, left.get(i)) < shape.longest().nominal()
                        && !isTooLong(joined(joined, left.get(i)))) {
                    joined = joined(joined, left.get(i));
                    left.remove(i);
                    parts++;
                    // What was too far from the first piece may be near to the joined one.
                    i = -1;
                }
            }
            if (parts > 1) {
                double[] centre = centre(joined);
                seed(
                        out,
                        joined,
                        centre[0],
                        centre[1],
                        centre[2],
                        joined.length * surface.dx * surface.dy * grid.sliceSpacingMm());
            }
        }
    }

    private static int[] joined(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** Least distance between two parts, mm. */
    private double nearest(int[] a, int[] b) {
        double least = Double.POSITIVE_INFINITY;
        for (int v : a) {
            for (int w : b) {
                double x = (v % plane % surface.columns - w % plane % surface.columns) * surface.dx;
                double y = (v % plane / surface.columns - w % plane / surface.columns) * surface.dy;
                double z = (v / plane - w / plane) * grid.sliceSpacingMm();
                least = Math.min(least, Math.sqrt(x * x + y * y + z * z));
            }
        }
        return least;
    }

    /** Column, row and slice of the middle, weighted by the depth below the surface. */
    private double[] centre(int[] part) {
        double[] c = new double[3];
        double sum = 0;
        for (int v : part) {
            double w = depthAt(v);
            sum += w;
            c[0] += w * (v % plane % surface.columns);
            c[1] += w * (v % plane / surface.columns);
            c[2] += w * (v / plane);
        }
        return new double[] {c[0] / sum, c[1] / sum, c[2] / sum};
    }

    private float depthAt(int v) {
        return surface.depth[v / plane][v % plane];
    }

    /** Adds a seed whose outward direction is the mean over a part. */
    private void seed(List<Seed> out, int[] part, double column, double row, double slice, double volume) {
        double gx = 0;
        double gy = 0;
        for (int v : part) {
            int i = v % plane;
            float[] d = surface.beyondCore[v / plane];
            int cc = i % surface.columns;
            int rr = i / surface.columns;
            if (cc > 1 && cc < surface.columns - 2 && rr > 1 && rr < surface.rows - 2) {
                double w = depthAt(v);
                gx += w * clamped(d[i + 2] - d[i - 2]) / surface.dx;
                gy += w * clamped(d[i + 2 * surface.columns] - d[i - 2 * surface.columns]) / surface.dy;
            }
        }
        double norm = Math.hypot(gx, gy);
        if (norm > 0) {
            out.add(new Seed(
                    column * surface.strideColumn, row * surface.strideRow, slice, gx / norm, gy / norm, volume));
        }
    }

    private static double clamped(float x) {
        return Math.abs(x) < 0.5f * ChamferDistance.FAR ? x : 0;
    }
}
