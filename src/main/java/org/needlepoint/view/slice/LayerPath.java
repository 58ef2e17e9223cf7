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

    /** Lays the colours of sampled pixels over what is there. */
    void compositeRow(int v, int from, int end, float[] values, byte[] states, int[] argb, int offset) {
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
