package org.needlepoint.view.lettering;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands above and below a picture that leaves the program: whose it is, what it shows, what it may not be used for. The
 * picture itself is not covered.
 *
 * @param facts whose it is, in the order in which they are read
 * @param view what it shows
 * @param notice what must be said of it
 */
public record PictureCaption(List<Fact> facts, String view, String notice) {
    private static final Color GROUND = new Color(0x12, 0x16, 0x1c);
    private static final Color QUIET = new Color(0xa9, 0xb4, 0xc2);
    private static final Color STRONG = new Color(0xf4, 0xf6, 0xf9);
    private static final Color WARNING = new Color(0xff, 0xd2, 0x7a);
    private static final double SIZE = 14;
    private static final double LINE = 21;
    private static final double MARGIN = 12;
    private static final double NAME_GAP = 6;
    private static final double FACT_GAP = 22;

    /**
     * A value with its name.
     *
     * @param name such as "Patient ID"; empty for a sentence of its own
     * @param value value
     */
    public record Fact(String name, String value) {
        private double width(double size) {
            return (name.isEmpty() ? 0 : Lettering.regular().width(name, size) + NAME_GAP * size / SIZE)
                    + Lettering.bold().width(value, size);
        }
    }

    /** Copies the list. */
    public PictureCaption {
        facts = List.copyOf(facts);
    }

    /**
     * The picture with its caption. Nothing is shortened: a picture that is too narrow for a value gets a wider ground.
     *
     * @param picture picture; not changed
     * @param unitPx height of the letters in units of 14 pixels, such as 2 for a screen of double density
     * @return a new opaque image, higher than the picture
     */
    public BufferedImage around(BufferedImage picture, double unitPx) {
        double size = SIZE * unitPx;
        double margin = MARGIN * unitPx;
        double line = LINE * unitPx;
        double widest = facts.stream().mapToDouble(f -> f.width(size)).max().orElse(0);
        widest = Math.max(widest, Lettering.regular().width(notice, size));
        widest = Math.max(widest, Lettering.bold().width(view, size));
        int width = (int) Math.ceil(Math.max(picture.getWidth(), widest + 2 * margin));
        List<List<Fact>> lines = lines(width - 2 * margin, size, FACT_GAP * unitPx);
        // The picture begins on a whole pixel, so that none of its own is changed.
        int head = (int) Math.ceil((lines.size() + 1) * line + margin);
        int foot = (int) Math.ceil(line + margin / 2);
        BufferedImage out = new BufferedImage(width, head + picture.getHeight() + foot, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(GROUND);
        g.fillRect(0, 0, out.getWidth(), out.getHeight());
        double y = margin / 2 + size;
        for (List<Fact> row : lines) {
            double x = margin;
            for (Fact f : row) {
                draw(g, f, x, y, size);
                x += f.width(size) + FACT_GAP * unitPx;
            }
            y += line;
        }
        g.setColor(STRONG);
        Lettering.bold().draw(g, view, margin, y, size);
        g.drawImage(picture, (width - picture.getWidth()) / 2, head, null);
        g.setColor(WARNING);
        Lettering.regular().draw(g, notice, margin, head + picture.getHeight() + margin / 4 + size, size);
        g.dispose();
        return out;
    }

    private List<List<Fact>> lines(double room, double size, double gap) {
        List<List<Fact>> lines = new ArrayList<>();
        double taken = 0;
        for (Fact f : facts) {
            double wide = f.width(size);
            if (lines.isEmpty() || taken + wide > room) {
                lines.add(new ArrayList<>());
                taken = 0;
            }
            lines.get(lines.size() - 1).add(f);
            taken += wide + gap;
        }
        return lines;
    }

    private static void draw(Graphics2D g, Fact f, double x, double y, double size) {
        double at = x;
        if (!f.name().isEmpty()) {
            g.setColor(QUIET);
            Lettering.regular().draw(g, f.name(), at, y, size);
            at += Lettering.regular().width(f.name(), size) + NAME_GAP * size / SIZE;
        }
        g.setColor(STRONG);
        Lettering.bold().draw(g, f.value(), at, y, size);
    }
}
