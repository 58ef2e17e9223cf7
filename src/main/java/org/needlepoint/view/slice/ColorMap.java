package org.needlepoint.view.slice;

import java.util.Locale;

/** Colours of values from the low to the high end of a window. */
public enum ColorMap {
    /** Black to white. */
    GRAY(Order.LIGHTER) {
        @Override
        int[] colors() {
            return each(t -> pack(t, t, t));
        }
    },
    /** White to black, as high-b diffusion images are often read. */
    GRAY_INVERTED(Order.DARKER) {
        @Override
        int[] colors() {
            return each(t -> pack(1 - t, 1 - t, 1 - t));
        }
    },
    /** Black, red, yellow, white: the pseudo-colour in which the study shows ADC. */
    HOT(Order.LIGHTER) {
        @Override
        int[] colors() {
            return each(t -> pack(t * 8 / 3, t * 8 / 3 - 1, t * 4 - 3));
        }
    },
    /** Black to amber, for CT over grey MR. */
    AMBER(Order.LIGHTER) {
        @Override
        int[] colors() {
            return each(t -> pack(1.25 * t, 0.85 * t * t + 0.05 * t, 0.30 * t * t * t));
        }
    },
    /**
     * Dark blue to yellow with lightness that rises evenly, so that equal steps of the value look equal, also in grey
     * print: CIELAB with L* from 8 to 92, hue turning from 295° to 95°, chroma as far as sRGB allows, at most 62.
     */
    UNIFORM(Order.LIGHTER) {
        @Override
        int[] colors() {
            return each(t -> pack(CieLab.ofHue(8 + 84 * t, 62, Math.toRadians(295 - 200 * t))));
        }
    },
    /**
     * Near-black through violet and orange to pale yellow in steps of equal ΔE*ab: CIELAB with L* from 4 to 94, hue turning from 305°
     * to 455° (95°), chroma as far as sRGB allows, at most 58 and less in the darkest part, where violet would glow. The place of
     * {@link #HOT} without its flat ends.
     */
    EMBER(Order.LIGHTER) {
        @Override
        int[] colors() {
            return evenly(t -> CieLab.ofHue(4 + 90 * t, 58 * Math.min(1, 0.1 + 2 * t), Math.toRadians(305 + 150 * t)));
        }
    },
    /**
     * Near-black through deep blue to pale blue in steps of equal ΔE*ab: CIELAB with L* from 4 to 96, hue turning from 285° to 220°, chroma
     * as far as sRGB allows, at most 40. One family of hues, calm over anatomy.
     */
    ICE(Order.LIGHTER) {
        @Override
        int[] colors() {
            return evenly(t -> CieLab.ofHue(4 + 92 * t, 40, Math.toRadians(285 - 65 * t)));
        }
    },
    /**
     * Light blue through dark grey to light orange in steps of equal ΔE*ab, for differences on a dark screen: where nothing differs
     * nothing shines. CIELAB with L* from 14 in the middle to 74 at both ends; hues 255° and 70°, which people who do not see red or
     * green tell apart as blue and yellow; the same chroma on both sides, at most 38.
     */
    DIVERGING(Order.FROM_MIDDLE) {
        @Override
        int[] colors() {
            return evenly(ColorMap::fromMiddle);
        }
    };

    /** How lightness follows the value. */
    public enum Order {
        /** Higher values are lighter. */
        LIGHTER,
        /** Higher values are darker. */
        DARKER,
        /** Values are the lighter, the farther they lie from the middle of the window; the hue tells the side. */
        FROM_MIDDLE
    }

    /** Number of colours. */
    static final int SIZE = 1024;

    private final Order order;
    private int[] table;

    ColorMap(Order order) {
        this.order = order;
    }

    /** The colours from the low end, opaque ARGB. */
    abstract int[] colors();

    /**
     * How lightness follows the value.
     *
     * @return order
     */
    public Order order() {
        return order;
    }

    /**
     * The key of the map's name in a resource bundle.
     *
     * @return such as {@code colormap.gray-inverted}
     */
    public String nameKey() {
        return "colormap." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The colours.
     *
     * @return opaque ARGB, {@link #SIZE} entries from the low end; shared, not to be changed
     */
    synchronized int[] table() {
        if (table == null) {
            table = colors();
        }
        return table;
    }

    /**
     * Colour of a place in the window.
     *
     * @param fraction 0 to 1
     * @return opaque ARGB
     */
    public int color(double fraction) {
        return table()[(int) Math.round(Math.max(0, Math.min(1, fraction)) * (SIZE - 1))];
    }

    private static CieLab fromMiddle(double t) {
        double far = Math.abs(2 * t - 1);
        double hue = Math.toRadians(t < 0.5 ? 255 : 70);
        double other = Math.toRadians(t < 0.5 ? 70 : 255);
        double lightness = 14 + 60 * far;
        // What both hues can have, so that both sides weigh the same.
        CieLab limit = CieLab.ofHue(lightness, 38 * far, other);
        return CieLab.ofHue(lightness, Math.hypot(limit.a(), limit.b()), hue);
    }

    private static int[] each(java.util.function.DoubleToIntFunction color) {
        int[] t = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            t[i] = color.applyAsInt(i / (SIZE - 1.0));
        }
        return t;
    }

    private static int[] evenly(java.util.function.DoubleFunction<CieLab> path) {
        CieLab[] colors = CieLab.evenly(path, SIZE);
        int[] t = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            t[i] = pack(colors[i]);
        }
        return t;
    }

    private static int pack(CieLab color) {
        double[] c = color.toSrgb();
        return pack(c[0], c[1], c[2]);
    }

    private static int pack(double r, double g, double b) {
        return 0xff000000 | level(r) << 16 | level(g) << 8 | level(b);
    }

    private static int level(double x) {
        return (int) Math.round(255 * Math.max(0, Math.min(1, x)));
    }
}
