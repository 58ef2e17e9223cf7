package org.needlepoint.view.slice;

import java.util.List;
import java.util.stream.IntStream;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * Makes pictures of planes through volumes by trilinear interpolation, the same as {@link Volume#sample}.
 *
 * <p>Outside a volume nothing is drawn. Where a missing slice would be needed a hatching is drawn: absence is shown as
 * absence. Rows are computed in parallel; a fused picture of 1024 × 1024 pixels takes some ten milliseconds on two cores.
 */
public final class SliceCompositor {
    /** Colour where no volume is. */
    static final int BACKGROUND = 0xff000000;
    /** Light stroke of the hatching of absent slices. */
    static final int HATCH_LIGHT = 0xff9a9a9a;
    /** Ground of the hatching. */
    static final int HATCH_DARK = 0xff404040;

    private static final int BAND_ROWS = 16;
    /** Slices nearer than this to a whole index are that slice: planes made from slices carry round-off. */
    private static final double ON_SLICE = 1e-6;

    private static final byte OUTSIDE = 0;
    private static final byte ABSENT = 1;
    private static final byte VALUE = 2;

    private SliceCompositor() {}

    /**
     * Makes a picture.
     *
     * @param plane where the pixels lie
     * @param layers what is shown, from below
     * @return opaque picture
     * @throws org.needlepoint.geometry.FrameMismatchException if a layer is not in the plane's frame and has no
     *     transform from it
     */
    public static SliceImage render(SlicePlane plane, List<Layer> layers) {
        int width = plane.width();
        int height = plane.height();
        int[] argb = new int[width * height];
        Path[] paths = layers.stream().map(l -> new Path(plane, l)).toArray(Path[]::new);
        int bands = (height + BAND_ROWS - 1) / BAND_ROWS;
        IntStream.range(0, bands).parallel().forEach(band -> {
            float[] values = new float[width];
            byte[] states = new byte[width];
            for (int v = band * BAND_ROWS; v < Math.min(height, (band + 1) * BAND_ROWS); v++) {
                java.util.Arrays.fill(argb, v * width, (v + 1) * width, BACKGROUND);
                for (Path path : paths) {
                    path.sampleRow(v, values, states);
                    path.compositeRow(v, values, states, argb, v * width);
                }
            }
        });
        return new SliceImage(plane, argb);
    }

    /** The way of the picture's pixels through one volume: start and steps in voxels. */
    private static final class Path {
        private final Volume volume;
        private final boolean complete;
        private final int columns;
        private final int rows;
        private final int slices;
        private final double c0;
        private final double r0;
        private final double s0;
        private final ContinuousIndex right;
        private final ContinuousIndex down;
        private final int[] table;
        private final double low;
        private final double perValue;
        private final double opacity;
        private final boolean byValue;

        Path(SlicePlane plane, Layer layer) {
            this.volume = layer.volume();
            this.complete = volume.isComplete();
            VoxelGrid grid = volume.grid();
            this.columns = grid.columns();
            this.rows = grid.rows();
            this.slices = grid.slices();
            Point3 origin = plane.origin();
            Vector3 stepRight = plane.right();
            Vector3 stepDown = plane.down();
            if (layer.planeToVolume().isPresent()) {
                var t = layer.planeToVolume().get();
                origin = t.apply(origin);
                stepRight = t.applyVector(stepRight);
                stepDown = t.applyVector(stepDown);
            }
            ContinuousIndex start = grid.toIndex(origin);
            this.c0 = start.column();
            this.r0 = start.row();
            this.s0 = start.slice();
            this.right = grid.toIndexStep(stepRight);
            this.down = grid.toIndexStep(stepDown);
            this.table = layer.colors().table();
            this.low = layer.window().centre() - layer.window().width() / 2;
            this.perValue = 1 / layer.window().width();
            this.opacity = layer.opacity();
            this.byValue = layer.blend() == Layer.Blend.BY_VALUE;
        }

        /** Values along one row of the picture, with the same rules at borders as Volume.sample. */
        void sampleRow(int v, float[] values, byte[] states) {
            double c = c0 + v * down.column();
            double r = r0 + v * down.row();
            double s = s0 + v * down.slice();
            double dc = right.column();
            double dr = right.row();
            double ds = right.slice();
            int plane = columns * rows;
            int nextColumn = columns > 1 ? 1 : 0;
            int nextRow = rows > 1 ? columns : 0;
            for (int u = 0; u < values.length; u++) {
                double ci = c + u * dc;
                double ri = r + u * dr;
                double si = s + u * ds;
                if (!(ci >= -0.5
                        && ci <= columns - 0.5
                        && ri >= -0.5
                        && ri <= rows - 0.5
                        && si >= -0.5
                        && si <= slices - 0.5)) {
                    states[u] = OUTSIDE;
                    continue;
                }
                ci = Math.max(0, Math.min(columns - 1.0, ci));
                ri = Math.max(0, Math.min(rows - 1.0, ri));
                si = Math.max(0, Math.min(slices - 1.0, si));
                int cLow = Math.min((int) ci, Math.max(0, columns - 2));
                int rLow = Math.min((int) ri, Math.max(0, rows - 2));
                int sLow = (int) (si + ON_SLICE);
                double fc = ci - cLow;
                double fr = ri - rLow;
                double fs = si - sLow;
                boolean onSlice = fs <= ON_SLICE;
                if (!complete && !(volume.isPresent(sLow) && (onSlice || volume.isPresent(sLow + 1)))) {
                    states[u] = ABSENT;
                    continue;
                }
                int offset = sLow * plane + rLow * columns + cLow;
                double value = bilinear(offset, fc, fr, nextColumn, nextRow);
                if (!onSlice) {
                    value += fs * (bilinear(offset + plane, fc, fr, nextColumn, nextRow) - value);
                }
                values[u] = (float) value;
                states[u] = VALUE;
            }
        }

        private double bilinear(int offset, double fc, double fr, int nextColumn, int nextRow) {
            double upperLeft = volume.value(offset);
            double lowerLeft = volume.value(offset + nextRow);
            double upper = upperLeft + fc * (volume.value(offset + nextColumn) - upperLeft);
            double lower = lowerLeft + fc * (volume.value(offset + nextRow + nextColumn) - lowerLeft);
            return upper + fr * (lower - upper);
        }

        void compositeRow(int v, float[] values, byte[] states, int[] argb, int start) {
            int last = ColorMap.SIZE - 1;
            for (int u = 0; u < values.length; u++) {
                int color;
                double alpha = opacity;
                if (states[u] == VALUE) {
                    double t = Math.max(0, Math.min(1, (values[u] - low) * perValue));
                    color = table[(int) (t * last + 0.5)];
                    if (byValue) {
                        alpha *= t;
                    }
                } else if (states[u] == ABSENT) {
                    color = ((u + v) & 7) < 2 ? HATCH_LIGHT : HATCH_DARK;
                } else {
                    continue;
                }
                argb[start + u] = alpha >= 1 ? color : mix(argb[start + u], color, (int) (alpha * 256 + 0.5));
            }
        }

        /** below + (above − below) · a / 256, each channel. */
        private static int mix(int below, int above, int a) {
            int b = 256 - a;
            int redBlue = (below & 0xff00ff) * b + (above & 0xff00ff) * a >>> 8;
            int green = (below & 0x00ff00) * b + (above & 0x00ff00) * a >>> 8;
            return 0xff000000 | redBlue & 0xff00ff | green & 0x00ff00;
        }
    }
}
