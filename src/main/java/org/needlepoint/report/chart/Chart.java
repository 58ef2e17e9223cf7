package org.needlepoint.report.chart;

import java.awt.Graphics2D;

/** A figure, or one panel of it. Immutable: drawing it twice gives the same lines. */
public interface Chart {

    /**
     * What the figure shows, in a few words; becomes the title of the file and is not drawn.
     *
     * @return title without a full stop
     */
    String title();

    /**
     * The content in one or a few sentences, with its numbers, for readers who do not see it.
     *
     * @return alternative text
     */
    String altText();

    /**
     * The size that it was laid out for.
     *
     * @return size on paper
     */
    FigureSize size();

    /**
     * The height that the figure needs when it is drawn in another width, as a panel of a larger one.
     *
     * @param widthMm width, mm
     * @return height, mm
     */
    default double heightMmFor(double widthMm) {
        return size().heightMm();
    }

    /**
     * Draws the figure over the whole canvas.
     *
     * @param canvas where to
     */
    void draw(Canvas canvas);

    /**
     * Draws the figure on graphics whose unit is the point (1/72 inch), beginning at their origin. Letters are drawn as
     * outlines.
     *
     * @param g where to; its background is not painted
     * @param widthMm width, mm
     * @param heightMm height, mm
     */
    default void draw(Graphics2D g, double widthMm, double heightMm) {
        FigureSize s = new FigureSize(widthMm, heightMm);
        draw(new Canvas(new RasterInk(g), 0, 0, s.widthPt(), s.heightPt()));
    }
}
