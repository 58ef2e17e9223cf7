package org.needlepoint.view.slice;

/** Draws one row of a fused picture. */
interface RowPainter {
    /**
     * Draws a row.
     *
     * @param v row
     * @param scratch buffers of the calling thread; rows of one band come one after the other with the same buffers
     * @param argb pixels of the picture
     * @param offset place of the row's first pixel
     */
    void paint(int v, RowScratch scratch, int[] argb, int offset);
}
