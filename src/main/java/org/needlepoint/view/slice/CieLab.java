package org.needlepoint.view.slice;

import java.util.function.DoubleFunction;

/**
 * A colour in CIELAB with white point D65 (CIE 15:2004), and its way to sRGB (IEC 61966-2-1).
 *
 * @param lightness L*, 0 black to 100 white
 * @param a a*, green to red
 * @param b b*, blue to yellow
 */
record CieLab(double lightness, double a, double b) {
    private static final int FINE = 4096;

    /** A colour by hue, with as much of a wanted chroma as sRGB allows at its lightness. */
    static CieLab ofHue(double lightness, double chroma, double hueRad) {
        double inside = 0;
        double outside = chroma;
        if (polar(lightness, outside, hueRad).isInGamut()) {
            inside = outside;
        }
        for (int i = 0; i < 20 && inside < outside; i++) {
            double c = (inside + outside) / 2;
            if (polar(lightness, c, hueRad).isInGamut()) {
                inside = c;
            } else {
                outside = c;
            }
        }
        return polar(lightness, inside, hueRad);
    }

    private static CieLab polar(double lightness, double chroma, double hueRad) {
        return new CieLab(lightness, chroma * Math.cos(hueRad), chroma * Math.sin(hueRad));
    }

    /** CIE 1976 colour difference ΔE*ab. */
    double distance(CieLab o) {
        return Math.sqrt(
                (lightness - o.lightness) * (lightness - o.lightness) + (a - o.a) * (a - o.a) + (b - o.b) * (b - o.b));
    }

    /** A path of colours at n places that follow each other at equal ΔE*ab. */
    static CieLab[] evenly(DoubleFunction<CieLab> path, int n) {
        double[] length = new double[FINE + 1];
        CieLab before = path.apply(0);
        for (int i = 1; i <= FINE; i++) {
            CieLab next = path.apply(i / (double) FINE);
            length[i] = length[i - 1] + next.distance(before);
            before = next;
        }
        CieLab[] out = new CieLab[n];
        int i = 0;
        for (int k = 0; k < n; k++) {
            double wanted = length[FINE] * k / (n - 1);
            while (i < FINE - 1 && length[i + 1] < wanted) {
                i++;
            }
            double within = (wanted - length[i]) / (length[i + 1] - length[i]);
            out[k] = path.apply((i + within) / FINE);
        }
        return out;
    }

    private double[] linear() {
        double fy = (lightness + 16) / 116;
        double x = 0.95047 * inverseF(fy + a / 500);
        double y = inverseF(fy);
        double z = 1.08883 * inverseF(fy - b / 200);
        return new double[] {
            3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
            -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
            0.0556434 * x - 0.2040259 * y + 1.0572252 * z
        };
    }

    private boolean isInGamut() {
        for (double c : linear()) {
            if (c < 0 || c > 1) {
                return false;
            }
        }
        return true;
    }

    /** Red, green and blue, 0 to 1, gamma-coded. */
    double[] toSrgb() {
        double[] c = linear();
        return new double[] {gamma(c[0]), gamma(c[1]), gamma(c[2])};
    }

    private static double inverseF(double t) {
        return t > 6.0 / 29 ? t * t * t : 3 * (6.0 / 29) * (6.0 / 29) * (t - 4.0 / 29);
    }

    private static double gamma(double linear) {
        return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    }
}
