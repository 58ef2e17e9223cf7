package org.needlepoint.view.slice;

import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.LineSampler;
import org.needlepoint.image.VoxelGrid;

/** The way of a picture's pixels through one layer: start and steps in voxels, values to colours. Thread-safe. */
final class LayerPath {
    private final LineSampler sampler;
    private final ContinuousIndex start;
    private final ContinuousIndex right;
    private final ContinuousIndex down;
    private final int[] table;
    private final float low;
    private final float perValue;
    private final int full;
    private final boolean byValue;

    LayerPath(SlicePlane plane, Layer layer) {
        VoxelGrid grid = layer.volume().grid();
        this.sampler = new LineSampler(layer.volume());
        Point3 origin = plane.origin();
        Vector3 stepRight = plane.right();
        Vector3 stepDown = plane.down();
        if (layer.planeToVolume().isPresent()) {
            var t = layer.planeToVolume().get();
            origin = t.apply(origin);
            stepRight = t.applyVector(stepRight);
            stepDown = t.applyVector(stepDown);
        }
        this.start = grid.toIndex(origin);
        this.right = grid.toIndexStep(stepRight);
        this.down = grid.toIndexStep(stepDown);
        this.table = layer.colors().table();
        this.low = (float) (layer.window().centre() - layer.window().width() / 2);
        this.perValue = (float) (1 / layer.window().width());
        this.full = (int) (layer.opacity() * 256 + 0.5);
        this.byValue = layer.blend() == Layer.Blend.BY_VALUE;
    }

    /** Values of the pixels from … end − 1 of a row. */
    void sampleRow(int v, int from, int end, float[] values, byte[] states) {
        ContinuousIndex first = new ContinuousIndex(
                start.column() + v * down.column(), start.row() + v * down.row(), start.slice() + v * down.slice());
        sampler.sample(first, right, from, end, values, states);
    }

    /** Place of a value in the window, 0 to 1. */
    float fraction(float value) {
        // Comparisons rather than Math.min and max, which are slow in inner loops.
        float place = (value - low) * perValue;
        return place < 0 ? 0 : place > 1 ? 1 : place;
    }

    /** Whether nothing of the layer is seen. */
    boolean isInvisible() {
        return full == 0;
    }

    /** Samples the pixels from … end − 1 of a row and lays their colours over what is there. */
    void paintRow(int v, int from, int end, RowScratch scratch, int[] argb, int offset) {
        sampleRow(v, from, end, scratch.values, scratch.states);
        if (!byValue && scratch.allAreValues(from, end)) {
            if (full == 256) {
                colorRow(scratch.values, from, end, argb, offset);
            } else {
                // Two plain loops; in one the second would not be done several pixels at a time.
                colorRow(scratch.values, from, end, scratch.colors, 0);
                for (int u = from; u < end; u++) {
                    argb[offset + u] = mix(argb[offset + u], scratch.colors[u], full);
                }
            }
        } else {
            compositeRow(v, from, end, scratch.values, scratch.states, argb, offset);
        }
    }

    private void colorRow(float[] values, int from, int end, int[] argb, int offset) {
        for (int u = from; u < end; u++) {
            argb[offset + u] = table[(int) (fraction(values[u]) * (ColorMap.SIZE - 1) + 0.5f)];
        }
    }

    /** Each pixel by its state. */
    private void compositeRow(int v, int from, int end, float[] values, byte[] states, int[] argb, int offset) {
        for (int u = from; u < end; u++) {
            int color;
            int alpha = full;
            if (states[u] == LineSampler.VALUE) {
                float t = fraction(values[u]);
                color = table[(int) (t * (ColorMap.SIZE - 1) + 0.5f)];
                if (byValue) {
                    alpha = (int) (full * t + 0.5f);
                }
            } else if (states[u] == LineSampler.ABSENT) {
                color = hatch(u, v);
            } else {
                continue;
            }
            argb[offset + u] = alpha == 256 ? color : mix(argb[offset + u], color, alpha);
        }
    }

    /** Colour of the hatching of absent slices. */
    static int hatch(int u, int v) {
        return ((u + v) & 7) < 2 ? SliceCompositor.HATCH_LIGHT : SliceCompositor.HATCH_DARK;
    }

    /** below + (above − below) · a / 256, each channel. */
    static int mix(int below, int above, int a) {
        int b = 256 - a;
        int redBlue = (below & 0xff00ff) * b + (above & 0xff00ff) * a >>> 8;
        int green = (below & 0x00ff00) * b + (above & 0x00ff00) * a >>> 8;
        return 0xff000000 | redBlue & 0xff00ff | green & 0x00ff00;
    }
}
