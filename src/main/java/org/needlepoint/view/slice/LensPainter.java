package org.needlepoint.view.slice;

/** Draws each row in up to three pieces, the middle one from the image in the lens, and the rim. */
record LensPainter(LayerStack inside, LayerStack outside, int width, Fusion.Lens lens) implements RowPainter {
    private static final int RIM = 0xfff2f2f2;
    private static final double RIM_HALF_PX = 0.75;

    @Override
    public void paint(int v, RowScratch scratch, int[] argb, int offset) {
        double dv = v - lens.centre().v();
        double halfSquare = lens.radiusPx() * lens.radiusPx() - dv * dv;
        if (lens.radiusPx() == 0 || halfSquare < 0) {
            outside.paintRow(v, 0, width, scratch, argb, offset);
        } else {
            double half = Math.sqrt(halfSquare);
            int from = clamped(Math.ceil(lens.centre().u() - half));
            int end = Math.max(from, clamped(Math.floor(lens.centre().u() + half) + 1));
            outside.paintRow(v, 0, from, scratch, argb, offset);
            inside.paintRow(v, from, end, scratch, argb, offset);
            outside.paintRow(v, end, width, scratch, argb, offset);
        }
        if (lens.radiusPx() > 0) {
            paintRim(dv, argb, offset);
        }
    }

    private int clamped(double u) {
        return (int) Math.max(0, Math.min(width, u));
    }

    /** Pixels by the part of the rim's width that lies in them. */
    private void paintRim(double dv, int[] argb, int offset) {
        double reach = lens.radiusPx() + RIM_HALF_PX + 0.5;
        if (Math.abs(dv) > reach) {
            return;
        }
        double outer = Math.sqrt(reach * reach - dv * dv);
        double innerRadius = lens.radiusPx() - RIM_HALF_PX - 0.5;
        double innerSquare = innerRadius > 0 ? innerRadius * innerRadius - dv * dv : -1;
        double inner = innerSquare > 0 ? Math.sqrt(innerSquare) : 0;
        double c = lens.centre().u();
        paintRim(clamped(Math.ceil(c - outer)), clamped(Math.floor(c - inner) + 1), dv, argb, offset);
        // Without a hole the left piece goes to the middle and the right one starts after it.
        int start = Math.max(clamped(Math.ceil(c + inner)), clamped(Math.floor(c - inner) + 1));
        paintRim(start, clamped(Math.floor(c + outer) + 1), dv, argb, offset);
    }

    private void paintRim(int from, int end, double dv, int[] argb, int offset) {
        for (int u = from; u < end; u++) {
            double away = Math.abs(Math.hypot(u - lens.centre().u(), dv) - lens.radiusPx());
            double cover = Math.max(0, Math.min(1, RIM_HALF_PX + 0.5 - away));
            argb[offset + u] = LayerPath.mix(argb[offset + u], RIM, (int) (cover * 256));
        }
    }
}
