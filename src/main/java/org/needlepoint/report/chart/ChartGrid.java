package org.needlepoint.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Charts as panels A, B, C … of one figure, in rows. Panels of a column are equally wide; a row is as high as its highest
 * panel. Letters keep their size: a chart is laid out anew for its panel, not shrunk.
 */
public final class ChartGrid implements Chart {
    private static final double GUTTER_PT = 14;
    private static final double LETTER_PT = 12;

    private final String title;
    private final int columns;
    private final double widthMm;
    private final List<Chart> panels;

    private ChartGrid(String title, int columns, double widthMm, List<Chart> panels) {
        if (columns < 1 || panels.isEmpty()) {
            throw new IllegalArgumentException(panels.size() + " panels in " + columns + " columns");
        }
        this.title = title;
        this.columns = columns;
        this.widthMm = widthMm;
        this.panels = List.copyOf(panels);
    }

    /**
     * A figure of both columns' width.
     *
     * @param title what it shows
     * @param columns panels beside each other, 1 or more
     * @param panels in reading order, at least one
     * @return figure
     */
    public static ChartGrid of(String title, int columns, Chart... panels) {
        return new ChartGrid(title, columns, FigureSize.DOUBLE_COLUMN_MM, List.of(panels));
    }

    /**
     * The same figure in another width.
     *
     * @param mm width, mm
     * @return figure
     */
    public ChartGrid withWidth(double mm) {
        return new ChartGrid(title, columns, new FigureSize(mm, 10).widthMm(), panels);
    }

    /** A, B … Z, AA, AB … */
    static String letter(int panel) {
        String last = String.valueOf((char) ('A' + panel % 26));
        return panel < 26 ? last : letter(panel / 26 - 1) + last;
    }

    /** Height of a row in points, with the letters; the panel's width is in points too. */
    private double rowHeight(int row, double panelWidth) {
        return panels.subList(row * columns, Math.min(panels.size(), (row + 1) * columns)).stream()
                        .mapToDouble(c -> FigureSize.points(c.heightMmFor(FigureSize.millimetres(panelWidth))))
                        .max()
                        .orElseThrow()
                + LETTER_PT;
    }

    private int rows() {
        return (panels.size() + columns - 1) / columns;
    }

    @Override
    public String title() {
        return title;
    }

    private double panelWidth(double width) {
        return (width - (columns - 1) * GUTTER_PT) / columns;
    }

    @Override
    public FigureSize size() {
        return new FigureSize(widthMm, heightMmFor(widthMm));
    }

    @Override
    public double heightMmFor(double mm) {
        double panel = panelWidth(FigureSize.points(mm));
        double rows =
                IntStream.range(0, rows()).mapToDouble(r -> rowHeight(r, panel)).sum();
        return FigureSize.millimetres(rows + (rows() - 1) * GUTTER_PT);
    }

    @Override
    public String altText() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            texts.add(letter(i) + ": " + panels.get(i).altText());
        }
        return String.join(" ", texts);
    }

    @Override
    public void draw(Canvas canvas) {
        double width = panelWidth(canvas.width());
        double y = 0;
        for (int row = 0; row < rows(); row++) {
            double height = rowHeight(row, width);
            for (int column = 0; column < columns && row * columns + column < panels.size(); column++) {
                int i = row * columns + column;
                double x = column * (width + GUTTER_PT);
                canvas.begin("panel panel-" + letter(i));
                canvas.text(
                        letter(i),
                        x + 1,
                        y + Palette.LETTER_SIZE,
                        Canvas.Style.of(Palette.LETTER_SIZE).inBold());
                panels.get(i).draw(canvas.part(x, y + LETTER_PT, width, height - LETTER_PT));
                canvas.end();
            }
            y += height + GUTTER_PT;
        }
    }
}
