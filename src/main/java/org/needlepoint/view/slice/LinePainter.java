package org.needlepoint.view.slice;

import java.util.Arrays;
import java.util.List;
import org.needlepoint.image.LineSampler;

/**
 * Draws lines along which a field over the picture has a given level. A pixel takes part if one of its four neighbours lies beyond
 * the level; its distance from the line is |field − level| / |gradient| to first order, and what the line's width covers of it is mixed in.
 */
final class LinePainter implements RowPainter {
    private static final float HALF_WIDTH_PX = 0.75f;

    /** A field over the picture. */
    private interface Field {
        /** Fills a row of the picture; NaN where there is no value. */
        void fill(int v, RowScratch scratch, float[] row);
    }

    /** Whether a line may be drawn at a pixel. */
    private interface Gate {
        /** Whether it may. */
        boolean isOpen(int u, int v);
    }

    private final int number;
    private final Field field;
    private final Gate gate;
    private final int width;
    private final int height;
    private final float[] levels;
    private final int[] colors;

    private LinePainter(int number, Field field, Gate gate, SlicePlane plane, float[] levels, int[] colors) {
        this.number = number;
        this.field = field;
        this.gate = gate;
        this.width = plane.width();
        this.height = plane.height();
        this.levels = levels;
        this.colors = colors;
    }

    /** Where a layer has one of some values. */
    static LinePainter iso(int number, LayerPath path, SlicePlane plane, List<ContourRule.Iso> rules) {
        int width = plane.width();
        float[] levels = new float[rules.size()];
        int[] colors = new int[rules.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (float) rules.get(i).value();
            colors[i] = rules.get(i).argb();
        }
        Field field = (v, scratch, row) -> {
            path.sampleRow(v, 0, width, row, scratch.states);
            for (int u = 0; u < width; u++) {
                if (scratch.states[u] != LineSampler.VALUE) {
                    row[u] = Float.NaN;
                }
            }
        };
        return new LinePainter(number, field, (u, v) -> true, plane, levels, colors);
    }

    /** Where a layer has edges. */
    static LinePainter edges(int number, EdgeTable table, SlicePlane plane, ContourRule.Edge rule) {
        int small = Math.max(1, (int) Math.round((rule.scaleMm() / plane.pixelMm() - 1) / 2));
        int large = 3 * small + 1;
        int width = plane.width();
        Field field = (v, scratch, row) -> {
            for (int u = 0; u < width; u++) {
                row[u] = table.mean(u, v, small) - table.mean(u, v, large);
            }
        };
        float least = (float) (rule.contrast() * rule.contrast());
        // Neighbouring squares of the small size, on either side of the pixel.
        Gate gate = (u, v) -> {
            float across = table.mean(u + small, v, small) - table.mean(u - small - 1, v, small);
            float down = table.mean(u, v + small, small) - table.mean(u, v - small - 1, small);
            return across * across + down * down >= least;
        };
        return new LinePainter(number, field, gate, plane, new float[] {0}, new int[] {rule.argb()});
    }

    @Override
    public void paint(int v, RowScratch scratch, int[] argb, int offset) {
        RowScratch.Ring ring = scratch.ring(number);
        float[] above = row(v - 1, scratch, ring);
        float[] here = row(v, scratch, ring);
        float[] below = row(v + 1, scratch, ring);
        for (int i = 0; i < levels.length; i++) {
            float level = levels[i];
            for (int u = 1; u + 1 < width; u++) {
                if (here[u] < level
                        ? above[u] >= level || below[u] >= level || here[u - 1] >= level || here[u + 1] >= level
                        : above[u] < level || below[u] < level || here[u - 1] < level || here[u + 1] < level) {
                    float du = (here[u + 1] - here[u - 1]) / 2;
                    float dv = (below[u] - above[u]) / 2;
                    float steep = du * du + dv * dv;
                    // Without a neighbour the gradient is NaN and the comparison false.
                    if (steep > 0 && gate.isOpen(u, v)) {
                        float away = Math.abs(here[u] - level) / (float) Math.sqrt(steep);
                        float cover = HALF_WIDTH_PX + 0.5f - away;
                        int alpha = cover >= 1 ? 256 : cover <= 0 ? 0 : (int) (cover * 256);
                        argb[offset + u] = LayerPath.mix(argb[offset + u], colors[i], alpha);
                    }
                }
            }
        }
    }

    private float[] row(int v, RowScratch scratch, RowScratch.Ring ring) {
        float[] row = ring.row(v);
        if (ring.claims(v)) {
            if (v < 0 || v >= height) {
                Arrays.fill(row, Float.NaN);
            } else {
                field.fill(v, scratch, row);
            }
        }
        return row;
    }
}
