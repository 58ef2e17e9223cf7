package org.needlepoint.view.slice;

import org.needlepoint.image.LineSampler;

/** Draws the difference of two images' places in their windows. */
final class DifferencePainter implements RowPainter {
    private final LayerPath mr;
    private final LayerPath ct;
    private final int width;
    private final int[] table;

    DifferencePainter(LayerPath mr, LayerPath ct, int width, ColorMap colors) {
        this.mr = mr;
        this.ct = ct;
        this.width = width;
        this.table = colors.table();
    }

    @Override
    public void paint(int v, RowScratch s, int[] argb, int offset) {
        mr.sampleRow(v, 0, width, s.values, s.states);
        ct.sampleRow(v, 0, width, s.otherValues, s.otherStates);
        float half = (ColorMap.SIZE - 1) / 2f;
        for (int u = 0; u < width; u++) {
            int color;
            if (s.states[u] == LineSampler.OUTSIDE || s.otherStates[u] == LineSampler.OUTSIDE) {
                color = SliceCompositor.BACKGROUND;
            } else if (s.states[u] == LineSampler.ABSENT || s.otherStates[u] == LineSampler.ABSENT) {
                color = LayerPath.hatch(u, v);
            } else {
                float more = mr.fraction(s.values[u]) - ct.fraction(s.otherValues[u]);
                color = table[(int) ((1 + more) * half + 0.5f)];
            }
            argb[offset + u] = color;
        }
    }
}
