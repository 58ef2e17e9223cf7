package org.needlepoint.report.chart;

/**
 * A figure with words above it that everybody who meets it must know, such as "SYNTHETIC data". They are part of the
 * drawing, so that they stay with it wherever it is pasted.
 *
 * @param chart the figure
 * @param mark the words
 */
public record MarkedChart(Chart chart, String mark) implements Chart {
    /** Room for the words, points. */
    private static final double ROOM_PT = 14;

    private static final double BASELINE_PT = 9.5;

    @Override
    public String title() {
        return chart.title() + " (" + mark + ")";
    }

    @Override
    public String altText() {
        return mark + ". " + chart.altText();
    }

    @Override
    public FigureSize size() {
        FigureSize s = chart.size();
        return new FigureSize(s.widthMm(), s.heightMm() + FigureSize.millimetres(ROOM_PT));
    }

    @Override
    public double heightMmFor(double widthMm) {
        return chart.heightMmFor(widthMm) + FigureSize.millimetres(ROOM_PT);
    }

    @Override
    public void draw(Canvas canvas) {
        canvas.begin("mark");
        canvas.text(
                mark,
                canvas.width() - 1,
                BASELINE_PT,
                Canvas.Style.of(Palette.AXIS_SIZE).inBold().in(Palette.MARK).anchored(Canvas.Anchor.END));
        canvas.end();
        chart.draw(canvas.part(0, ROOM_PT, canvas.width(), canvas.height() - ROOM_PT));
    }
}
