package org.needlepoint.view.slice;

/** Colours of values from the darkest to the brightest end of a window. */
public enum ColorMap {
    /** Black to white. */
    GRAY {
        @Override
        int rgb(double t) {
            return pack(t, t, t);
        }
    },
    /** Black, red, yellow, white: the pseudo-colour in which the study shows ADC. */
    HOT {
        @Override
        int rgb(double t) {
            return pack(t * 8 / 3, t * 8 / 3 - 1, t * 4 - 3);
        }
    },
    /** Black to amber, for CT over grey MR. */
    AMBER {
        @Override
        int rgb(double t) {
            return pack(1.25 * t, 0.85 * t * t + 0.05 * t, 0.30 * t * t * t);
        }
    },
    /**
     * Dark blue to yellow with lightness that rises evenly, so that equal steps of the value look equal, also in grey
     * print: CIELAB with L* from 8 to 92, hue turning from 295° to 95°, chroma as far as sRGB allows, at most 62.
     */
    UNIFORM {
        @Override
        int rgb(double t) {
            double lightness = 8 + 84 * t;
            double hue = Math.toRadians(295 - 200 * t);
            double inside = 0;
            double outside = 62;
            if (inGamut(lab(lightness, outside, hue))) {
                inside = outside;
            }
            for (int i = 0; i < 20 && inside < outside; i++) {
                double c = (inside + outside) / 2;
                if (inGamut(lab(lightness, c, hue))) {
                    inside = c;
                } else {
                    outside = c;
                }
            }
            double[] linear = lab(lightness, inside, hue);
            return pack(gamma(linear[0]), gamma(linear[1]), gamma(linear[2]));
        }
    };

    /** Number of colours. */
    static final int SIZE = 1024;

    private int[] table;

    /** Colour of a place in the window, 0 to 1. */
    abstract int rgb(double t);

    /**
     * The colours.
     *
     * @return opaque ARGB, {@link #SIZE} entries from the dark end; shared, not to be changed
     */
    synchronized int[] table() {
        if (table == null) {
            int[] t = new int[SIZE];
            for (int i = 0; i < SIZE; i++) {
                t[i] = rgb(i / (SIZE - 1.0));
            }
            table = t;
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

    private static int pack(double r, double g, double b) {
        return 0xff000000 | level(r) << 16 | level(g) << 8 | level(b);
    }

    private static int level(double x) {
        return (int) Math.round(255 * Math.max(0, Math.min(1, x)));
    }

    /** Linear sRGB of CIELAB with white point D65 (IEC 61966-2-1; CIE 15:2004). */
    private static double[] lab(double lightness, double chroma, double hueRad) {
        double fy = (lightness + 16) / 116;
        double x = 0.95047 * inverseF(fy + chroma * Math.cos(hueRad) / 500);
        double y = inverseF(fy);
        double z = 1.08883 * inverseF(fy - chroma * Math.sin(hueRad) / 200);
        return new double[] {
            3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
            -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
            0.0556434 * x - 0.2040259 * y + 1.0572252 * z
        };
    }

    private static double inverseF(double t) {
        return t > 6.0 / 29 ? t * t * t : 3 * (6.0 / 29) * (6.0 / 29) * (t - 4.0 / 29);
    }

    private static boolean inGamut(double... linear) {
        for (double c : linear) {
            if (c < 0 || c > 1) {
                return false;
            }
        }
        return true;
    }

    private static double gamma(double linear) {
        return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    }
}
