package org.needlepoint.phantom;

import java.util.SplittableRandom;
import org.needlepoint.geometry.Vector3;

/**
 * The outer surface of the body part and the thickness of its fat, as functions of direction and height around a leaning
 * axis. Local coordinates: LPS axes, origin where the axis meets the level of the target point.
 *
 * <p>Radii are tabulated over the direction (as the monotone pseudo-angle y / (|x| + |y|), which needs no arc tangent)
 * and the height, and interpolated linearly.
 */
final class BodySurface {
    private static final int DIRECTIONS = 1440;
    private static final double HEIGHT_STEP_MM = 2;
    private static final double REACH_MM = 260;
    private static final int HEIGHTS = (int) (2 * REACH_MM / HEIGHT_STEP_MM) + 2;

    private final AnatomyRecipe recipe;
    private final float[] radius = new float[(DIRECTIONS + 1) * HEIGHTS];
    private final float[] fat = new float[(DIRECTIONS + 1) * HEIGHTS];
    private double largestRadius;

    BodySurface(AnatomyRecipe recipe, TumourRecipe tumour, long seed) {
        this.recipe = recipe;
        SplittableRandom random = new SplittableRandom(seed);
        double[] phase = random.doubles(8, 0, 2 * Math.PI).toArray();
        double bulgeAngle = Math.toRadians(tumour.azimuthDeg());
        double mean = (recipe.widthMm() + recipe.depthMm()) / 4;
        double bulgeWidth = tumour.semiAxesMm().y() / mean * 0.75;
        double bulgeHeight = tumour.semiAxesMm().z() * 0.75;
        for (int h = 0; h < HEIGHTS; h++) {
            double z = -REACH_MM + h * HEIGHT_STEP_MM;
            double scale = Math.max(0.3, 1 + recipe.taperPerMm() * z);
            double a = recipe.widthMm() / 2 * scale;
            double b = recipe.depthMm() / 2 * scale;
            for (int i = 0; i <= DIRECTIONS; i++) {
                double theta = angle(i);
                double c = Math.cos(theta);
                double s = Math.sin(theta);
                double ellipse = a * b / Math.hypot(b * c, a * s);
                double shape = 1
                        + 0.018 * Math.cos(2 * theta + phase[0] + z / 120)
                        + 0.015 * Math.cos(3 * theta + phase[1] - z / 150)
                        + 0.006 * Math.cos(5 * theta + phase[2] + z / 60);
                double u = Math.IEEEremainder(theta - bulgeAngle, 2 * Math.PI) / bulgeWidth;
                double v = (z - tumour.offsetMm().z()) / bulgeHeight;
                double r = ellipse * shape + tumour.bulgeMm() * Math.exp(-(u * u + v * v) / 2);
                radius[h * (DIRECTIONS + 1) + i] = (float) r;
                // Thinner over the mass, which stretches it.
                double f = recipe.fatMm()
                        * (1 + 0.3 * Math.cos(theta + phase[3]) + 0.15 * Math.cos(3 * theta + phase[4] + z / 70))
                        * (1 - 0.35 * Math.exp(-(u * u + v * v) / 2));
                fat[h * (DIRECTIONS + 1) + i] = (float) f;
                largestRadius = Math.max(largestRadius, r);
            }
        }
    }

    private static double angle(int i) {
        double d = 4.0 * i / DIRECTIONS - 2;
        // Inverse of the pseudo-angle below.
        double y = d <= -1 ? -2 - d : d <= 1 ? d : 2 - d;
        return Math.atan2(y, 1 - Math.abs(d));
    }

    /** Position in the tables: −2 … 2 around the circle from −x through −y, +x and +y back to −x, scaled. */
    private static double direction(double x, double y) {
        double t = y / (Math.abs(x) + Math.abs(y));
        double d = x >= 0 ? t : y >= 0 ? 2 - t : -2 - t;
        return (d + 2) * (DIRECTIONS / 4.0);
    }

    private static double look(float[] table, double direction, double z) {
        double h = Math.max(0, Math.min(HEIGHTS - 1.001, (z + REACH_MM) / HEIGHT_STEP_MM));
        int h0 = (int) h;
        int d0 = Math.min((int) direction, DIRECTIONS - 1);
        double fd = direction - d0;
        double fh = h - h0;
        int o = h0 * (DIRECTIONS + 1) + d0;
        double low = table[o] + fd * (table[o + 1] - table[o]);
        int p = o + DIRECTIONS + 1;
        double high = table[p] + fd * (table[p + 1] - table[p]);
        return low + fh * (high - low);
    }

    double axisX(double z) {
        return recipe.axisTiltRad().x() * z;
    }

    double axisY(double z) {
        return recipe.axisTiltRad().y() * z;
    }

    double largestRadius() {
        return largestRadius;
    }

    /** Radial depth below the surface, mm; negative outside. x and y are relative to the axis, not both 0. */
    double depth(double x, double y, double z) {
        return look(radius, direction(x, y), z) - Math.sqrt(x * x + y * y);
    }

    double fatMm(double x, double y, double z) {
        return look(fat, direction(x, y), z);
    }

    /** Depth of a local point, mm; negative outside. */
    double depthAt(Vector3 p) {
        double x = p.x() - axisX(p.z());
        double y = p.y() - axisY(p.z());
        return x == 0 && y == 0 ? largestRadius : depth(x, y, p.z());
    }

    /** First point of a ray from inside that lies on the skin. */
    Vector3 exit(Vector3 inside, Vector3 direction) {
        double in = 0;
        double out = 0;
        do {
            in = out;
            out += 1;
            if (out > 4 * largestRadius) {
                throw new IllegalArgumentException("The ray from " + inside + " along " + direction + " never leaves");
            }
        } while (depthAt(inside.plus(direction.times(out))) > 0);
        for (int i = 0; i < 60; i++) {
            double mid = (in + out) / 2;
            if (depthAt(inside.plus(direction.times(mid))) > 0) {
                in = mid;
            } else {
                out = mid;
            }
        }
        return inside.plus(direction.times(out));
    }

    /** Outward unit normal of the skin near a local point, from central differences over ±3 mm. */
    Vector3 normal(Vector3 p) {
        double h = 3;
        Vector3 gradient = new Vector3(
                depthAt(p.plus(new Vector3(h, 0, 0))) - depthAt(p.plus(new Vector3(-h, 0, 0))),
                depthAt(p.plus(new Vector3(0, h, 0))) - depthAt(p.plus(new Vector3(0, -h, 0))),
                depthAt(p.plus(new Vector3(0, 0, h))) - depthAt(p.plus(new Vector3(0, 0, -h))));
        return gradient.normalized().negated();
    }
}
