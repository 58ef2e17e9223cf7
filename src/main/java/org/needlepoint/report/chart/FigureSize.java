package org.needlepoint.report.chart;

/**
 * The size of a figure on paper.
 *
 * @param widthMm width, mm
 * @param heightMm height, mm
 */
public record FigureSize(double widthMm, double heightMm) {
    /** Width of one column of a journal's page, mm. */
    public static final double SINGLE_COLUMN_MM = 85;
    /** Width of both columns of a journal's page, mm. */
    public static final double DOUBLE_COLUMN_MM = 180;

    private static final double MM_PER_INCH = 25.4;
    private static final double POINTS_PER_INCH = 72;
    private static final double LARGEST_MM = 2000;

    /**
     * Makes a size.
     *
     * @throws IllegalArgumentException if a length is not between 0 and 2 m
     */
    public FigureSize {
        if (!(widthMm > 0 && widthMm <= LARGEST_MM && heightMm > 0 && heightMm <= LARGEST_MM)) {
            throw new IllegalArgumentException("Not a figure's size: " + widthMm + " × " + heightMm + " mm");
        }
    }

    /**
     * As wide as one column.
     *
     * @param heightMm height, mm
     * @return 85 mm wide
     */
    public static FigureSize singleColumn(double heightMm) {
        return new FigureSize(SINGLE_COLUMN_MM, heightMm);
    }

    /**
     * As wide as both columns.
     *
     * @param heightMm height, mm
     * @return 180 mm wide
     */
    public static FigureSize doubleColumn(double heightMm) {
        return new FigureSize(DOUBLE_COLUMN_MM, heightMm);
    }

    /** Width, points. */
    double widthPt() {
        return points(widthMm);
    }

    /** Height, points. */
    double heightPt() {
        return points(heightMm);
    }

    /** Width in pixels, rounded. */
    int widthPx(int dpi) {
        return (int) Math.max(1, Math.round(widthMm / MM_PER_INCH * dpi));
    }

    /** Height in pixels, rounded. */
    int heightPx(int dpi) {
        return (int) Math.max(1, Math.round(heightMm / MM_PER_INCH * dpi));
    }

    /** Points from millimetres. */
    static double points(double mm) {
        return mm / MM_PER_INCH * POINTS_PER_INCH;
    }

    /** Millimetres from points. */
    static double millimetres(double points) {
        return points / POINTS_PER_INCH * MM_PER_INCH;
    }
}
