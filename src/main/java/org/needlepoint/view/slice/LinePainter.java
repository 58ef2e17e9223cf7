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

    private final int number;
    private final Field field;
    private final float leastSlope;
    private final int width;
    private final int height;
    private final float[] levels;
    private final int[] colors;

    private LinePainter(int number, Field field, float leastSlope, SlicePlane plane, float[] levels, int[] colors) {
        this.number = number;
        this.field = field;
        this.leastSlope = leastSlope;
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
            if (scratch.allAreValues(0, width)) {
                return;
            }
            for (int u = 0; u < width; u++) {
                if (scratch.states[u] != LineSampler.VALUE) {
                    row[u] = Float.NaN;
                }
            }
        };
        return new LinePainter(number, field, 0, plane, levels, colors);
    }

    /** Where a layer has edges. */
    static LinePainter edges(int number, EdgeTable table, SlicePlane plane, ContourRule.Edge rule) {
        int small = Math.max(1, (int) Math.round((rule.scaleMm() / plane.pixelMm() - 1) / 2));
        int large = 3 * small + 1;
        int width = plane.width();
        Field field = (v, scratch, row) -> table.bandPass(v, small, large, row);
        // At a sharp step of height h the two means rise by h a side of their squares, one a third as fast as the
        // other.
        float leastSlope = (float) (rule.contrast() * 2 / 3 / (2 * small + 1));
        return new LinePainter(number, field, leastSlope, plane, new float[] {0}, new int[] {rule.argb()});
    }

    @Override
    public void paint(int v, RowScratch scratch, int[] argb, int offset) {
        RowScratch.Ring ring = scratch.ring(number, levels.length);
        for (int row = v - 1; row <= v + 1; row++) {
            provide(row, scratch, ring);
        }
        for (int i = 0; i < levels.length; i++) {
            long[] above = ring.below(i, v - 1);
            long[] here = ring.below(i, v);
            long[] below = ring.below(i, v + 1);
            for (int word = 0; word < here.length; word++) {
                long h = here[word];
                long left = h << 1 | (word > 0 ? here[word - 1] >>> 63 : 0);
                long right = h >>> 1 | (word + 1 < here.length ? here[word + 1] << 63 : 0);
                long crossed = (h ^ above[word]) | (h ^ below[word]) | (h ^ left) | (h ^ right);
                while (crossed != 0) {
                    int u = word * 64 + Long.numberOfTrailingZeros(crossed);
                    crossed &= crossed - 1;
                    if (u > 0 && u + 1 < width) {
                        cover(u, v, ring, i, argb, offset);
                    }
                }
            }
        }
    }

    private void cover(int u, int v, RowScratch.Ring ring, int level, int[] argb, int offset) {
        float[] here = ring.row(v);
        float du = (here[u + 1] - here[u - 1]) / 2;
        float dv = (ring.row(v + 1)[u] - ring.row(v - 1)[u]) / 2;
        float steep = du * du + dv * dv;
        float off = here[u] - levels[level];
        float reach = HALF_WIDTH_PX + 0.5f;
        // Without a value here or beside it the comparison is false.
        if (steep > 0 && steep >= leastSlope * leastSlope && off * off < reach * reach * steep) {
            float cover = reach - Math.abs(off) / (float) Math.sqrt(steep);
            argb[offset + u] = LayerPath.mix(argb[offset + u], colors[level], cover >= 1 ? 256 : (int) (cover * 256));
        }
    }

    /** Works out a row of the field and its bits, unless the last row of the band needed it too. */
    private void provide(int v, RowScratch scratch, RowScratch.Ring ring) {
        if (ring.claims(v)) {
            if (v < 0 || v >= height) {
                Arrays.fill(ring.row(v), Float.NaN);
            } else {
                field.fill(v, scratch, ring.row(v));
            }
            for (int i = 0; i < levels.length; i++) {
                ring.mark(i, v, levels[i]);
            }
        }
    }
}
