package org.needlepoint.view.slice;

/** Draws each row in two pieces, one of each image. */
record SwipePainter(LayerStack mr, LayerStack ct, int width, Fusion.Swipe swipe) implements RowPainter {

    @Override
    public void paint(int v, RowScratch scratch, int[] argb, int offset) {
        double across = Math.cos(swipe.angleRad());
        double along = (v - swipe.v()) * Math.sin(swipe.angleRad());
        // A level line has no crossing with the row; its cosine is not exactly zero.
        if (Math.abs(across) < 1e-12) {
            (along >= 0 ? ct : mr).paintRow(v, 0, width, scratch, argb, offset);
            return;
        }
        double crossing = swipe.u() - along / across;
        if (across > 0) {
            int first = (int) Math.max(0, Math.min(width, Math.ceil(crossing)));
            mr.paintRow(v, 0, first, scratch, argb, offset);
            ct.paintRow(v, first, width, scratch, argb, offset);
        } else {
            int end = (int) Math.max(0, Math.min(width, Math.floor(crossing) + 1));
            ct.paintRow(v, 0, end, scratch, argb, offset);
            mr.paintRow(v, end, width, scratch, argb, offset);
        }
    }
}
