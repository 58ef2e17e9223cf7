package org.needlepoint.report.chart;

import java.util.List;
import java.util.Optional;

/**
 * What lines and shapes stand for.
 *
 * @param entries in order
 */
record Legend(List<Entry> entries) {
    private static final double SAMPLE = 16;
    private static final double GAP = 4;
    private static final double LINE = Palette.NOTE_SIZE * 1.3;
    private static final Canvas.Style STYLE = Canvas.Style.of(Palette.NOTE_SIZE);

    /**
     * One line or shape with its words.
     *
     * @param line the line; empty for a shape
     * @param series the group, for a shape
     * @param words what it stands for
     */
    record Entry(Optional<Pen> line, int series, String words) {
        static Entry line(Pen pen, String words) {
            return new Entry(Optional.of(pen), 0, words);
        }

        static Entry points(int series, String words) {
            return new Entry(Optional.empty(), series, words);
        }
    }

    Legend {
        entries = List.copyOf(entries);
    }

    /** Draws the entries below each other, ending at a corner on the lower right; the result is their upper side. */
    double drawUpward(Canvas canvas, double right, double bottom, double width) {
        double room = width - SAMPLE - GAP;
        List<List<String>> texts =
                entries.stream().map(e -> Words.wrapped(e.words(), STYLE, room)).toList();
        double longest = texts.stream()
                .flatMap(List::stream)
                .mapToDouble(STYLE::length)
                .max()
                .orElse(0);
        int lines = texts.stream().mapToInt(List::size).sum();
        double left = right - longest - SAMPLE - GAP;
        double y = bottom - lines * LINE + Palette.NOTE_SIZE;
        double top = bottom - lines * LINE;
        canvas.begin("legend");
        for (int i = 0; i < entries.size(); i++) {
            sample(canvas, entries.get(i), left, y - Palette.NOTE_SIZE * 0.35);
            for (String line : texts.get(i)) {
                canvas.textOnWhite(line, left + SAMPLE + GAP, y, STYLE);
                y += LINE;
            }
        }
        canvas.end();
        return top;
    }

    /** How many lines the entries take when they stand side by side. */
    int rows(double width) {
        int rows = 1;
        double x = 0;
        for (Entry e : entries) {
            if (x > 0 && x + length(e) > width) {
                rows++;
                x = 0;
            }
            x += length(e) + 3 * GAP;
        }
        return rows;
    }

    /** Height of a row, points. */
    static double rowHeight() {
        return LINE;
    }

    /** Draws the entries side by side, in as many rows as {@link #rows} says; the first baseline is given. */
    void drawAcross(Canvas canvas, double left, double baseline, double width) {
        double x = 0;
        double y = baseline;
        canvas.begin("legend");
        for (Entry e : entries) {
            if (x > 0 && x + length(e) > width) {
                y += LINE;
                x = 0;
            }
            sample(canvas, e, left + x, y - Palette.NOTE_SIZE * 0.35);
            canvas.text(e.words(), left + x + sampleLength(e) + GAP, y, STYLE);
            x += length(e) + 3 * GAP;
        }
        canvas.end();
    }

    private static double sampleLength(Entry e) {
        return e.line().isPresent() ? SAMPLE : 5;
    }

    private static double length(Entry e) {
        return sampleLength(e) + GAP + STYLE.length(e.words());
    }

    private static void sample(Canvas canvas, Entry e, double x, double y) {
        if (e.line().isPresent()) {
            canvas.line(x, y, x + SAMPLE, y, e.line().get());
        } else {
            canvas.fill(Palette.marker(e.series()).at(x + 2.5, y, 4.4), Palette.color(e.series()));
        }
    }
}
