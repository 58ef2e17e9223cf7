package org.needlepoint.report.chart;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Places the boxes of a flow diagram: stages on the left, those left out beside the arrow between two stages. */
final class FlowLayout {
    private static final Canvas.Style STYLE = Canvas.Style.of(8);
    private static final double LINE = STYLE.sizePt() * 1.3;
    private static final double PADDING = 6;
    private static final double GAP = 12;
    private static final double BULLET = 8;

    private final double width;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Arrow> arrows = new ArrayList<>();
    private double height;

    /** A box with its lines. */
    private record Box(boolean stage, Rectangle2D frame, List<Text> lines) {}

    /** A line of text; with a bullet it begins a reason. */
    private record Text(String words, double indent, boolean bullet, boolean bold) {}

    /** A line down or to the right, with or without a head. */
    private record Arrow(double x1, double y1, double x2, double y2, boolean headed) {}

    FlowLayout(FlowDiagram diagram, double width) {
        this.width = width;
        double y = 1;
        // Two equal columns: the stages then stand over the first of two groups.
        boolean sides = diagram.stages().stream().anyMatch(s -> s.left() > 0);
        double stageWidth = (width - 2 - GAP) / 2;
        double centre = sides ? 1 + stageWidth / 2 : width / 2;
        for (int i = 0; i < diagram.stages().size(); i++) {
            FlowDiagram.Stage stage = diagram.stages().get(i);
            if (i > 0) {
                double from = y;
                y += stage.left() > 0 ? side(stage, y + GAP, centre) + 2 * GAP : 2 * GAP;
                arrows.add(new Arrow(centre, from, centre, y, true));
            }
            List<Text> lines = words(stage.name(), stage.count(), stageWidth);
            y = box(true, lines, new Rectangle2D.Double(centre - stageWidth / 2, y, stageWidth, needed(lines)));
        }
        if (!diagram.groups().isEmpty()) {
            y = groups(diagram.groups(), centre, y);
        }
        height = y + 1;
    }

    double height() {
        return height;
    }

    private static List<Text> words(String name, long count, double boxWidth) {
        return Words.wrapped(name + " (n\u00a0=\u00a0" + count + ")", STYLE, boxWidth - 2 * PADDING).stream()
                .map(w -> new Text(w, 0, false, false))
                .toList();
    }

    /** Places those left out; the result is the height of their box. */
    private double side(FlowDiagram.Stage stage, double y, double centre) {
        double sideWidth = (width - 2 - GAP) / 2;
        double left = width - 1 - sideWidth;
        List<Text> lines = new ArrayList<>();
        lines.add(new Text("Excluded (n\u00a0=\u00a0" + stage.left() + ")", 0, false, true));
        for (FlowDiagram.Reason r : stage.reasons()) {
            if (r.count() == 0) {
                continue;
            }
            List<String> wrapped = Words.wrapped(
                    r.name() + " (n\u00a0=\u00a0" + r.count() + ")", STYLE, sideWidth - 2 * PADDING - BULLET);
            for (int k = 0; k < wrapped.size(); k++) {
                lines.add(new Text(wrapped.get(k), BULLET, k == 0, false));
            }
        }
        double bottom = box(false, lines, new Rectangle2D.Double(left, y, sideWidth, needed(lines)));
        arrows.add(new Arrow(centre, (y + bottom) / 2, left, (y + bottom) / 2, true));
        return bottom - y;
    }

    private double groups(List<FlowDiagram.Group> groups, double centre, double y) {
        int n = groups.size();
        double each = (width - 2 - (n - 1) * GAP) / n;
        double top = y + 2 * GAP;
        double bottom = top;
        double bar = y + GAP;
        double first = 1 + each / 2;
        double last = 1 + (n - 1) * (each + GAP) + each / 2;
        double tallest = groups.stream()
                .mapToDouble(g -> needed(words(g.name(), g.count(), each)))
                .max()
                .orElse(0);
        for (int i = 0; i < n; i++) {
            FlowDiagram.Group g = groups.get(i);
            double left = 1 + i * (each + GAP);
            bottom = box(true, words(g.name(), g.count(), each), new Rectangle2D.Double(left, top, each, tallest));
            arrows.add(new Arrow(left + each / 2, bar, left + each / 2, top, true));
        }
        arrows.add(new Arrow(centre, y, centre, bar, false));
        arrows.add(new Arrow(Math.min(first, centre), bar, Math.max(last, centre), bar, false));
        return bottom;
    }

    /** Height of a box of these lines. */
    private static double needed(List<Text> lines) {
        return lines.size() * LINE - (LINE - STYLE.sizePt()) + 2 * PADDING;
    }

    /** Places a box; the result is its lower side. */
    private double box(boolean stage, List<Text> lines, Rectangle2D frame) {
        boxes.add(new Box(stage, frame, lines));
        return frame.getMaxY();
    }

    void draw(Canvas canvas) {
        for (Arrow a : arrows) {
            canvas.begin("flow");
            canvas.line(a.x1(), a.y1(), a.x2(), a.y2(), Pen.of(Palette.INK, 0.8));
            if (a.headed()) {
                canvas.fill(head(a), Palette.INK);
            }
            canvas.end();
        }
        for (Box b : boxes) {
            canvas.begin(b.stage() ? "stage" : "excluded");
            canvas.fill(b.frame(), java.awt.Color.WHITE);
            canvas.stroke(b.frame(), Pen.of(Palette.INK, 0.8));
            double y = b.frame().getCenterY() - needed(b.lines()) / 2 + PADDING + STYLE.sizePt() * 0.82;
            for (Text t : b.lines()) {
                text(canvas, b, t, y);
                y += LINE;
            }
            canvas.end();
        }
    }

    private static void text(Canvas canvas, Box b, Text t, double y) {
        Canvas.Style style = t.bold() ? STYLE.inBold() : STYLE;
        if (b.stage()) {
            canvas.text(t.words(), b.frame().getCenterX(), y, style.anchored(Canvas.Anchor.MIDDLE));
            return;
        }
        double x = b.frame().getX() + PADDING;
        if (t.bullet()) {
            canvas.text("•", x, y, style);
        }
        canvas.text(t.words(), x + t.indent(), y, style);
    }

    private static Path2D head(Arrow a) {
        double x = a.x2();
        double y = a.y2();
        boolean down = a.x1() == a.x2();
        Path2D head = new Path2D.Double();
        head.moveTo(x, y);
        head.lineTo(down ? x - 2.4 : x - 5, down ? y - 5 : y - 2.4);
        head.lineTo(down ? x + 2.4 : x - 5, down ? y - 5 : y + 2.4);
        head.closePath();
        return head;
    }
}
