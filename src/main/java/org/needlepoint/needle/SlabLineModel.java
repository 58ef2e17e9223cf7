package org.needlepoint.needle;

/**
 * What a straight metal rod looks like in a CT of thick slices, in closed form.
 *
 * <p>The rod is a thin line of even density from s0 to s1. In the slice the scanner blurs by a Gaussian; across, a slice averages its thickness.
 * A voxel at in-slice distance ρ from the projected line then reads
 *
 * <pre>  M / (w q) · g(ρ; σ) · [Φ((q s_b − c)/σ′) − Φ((q s_a − c)/σ′)]</pre>
 *
 * with q the length of the in-slice part of the unit direction, c the voxel's coordinate along it, w the slice thickness and [s_a, s_b] the part of
 * the rod inside the slab. The rod's own thickness softens the slab's edges: the value is the mean over three lines across its
 * diameter (Gauss–Chebyshev nodes 0, ±r/√2 with weights ½, ¼, ¼).
 *
 * <p>Coordinates: u and v in the slice, h along the normal, all mm from one origin.
 */
final class SlabLineModel {
    /** Gauss–Jacobi nodes and weights on [0, 1] for the density 2 x: the cross-section of a cone grows with the square. */
    private static final double[] TAPER_NODES = {0.212340538, 0.590533136, 0.911412040};

    private static final double[] TAPER_WEIGHTS = {0.139653960, 0.458482213, 0.401863827};
    /** Across, the blur includes the rod's own width (r² / 4); along it does not. */
    private static final double ROD_VARIANCE_MM2 = 0.14;

    private static final double LEAST_VARIANCE_MM2 = 0.12;
    private static final double INVERSE_ROOT_2PI = 1 / Math.sqrt(2 * Math.PI);

    // Origin and unit direction of the line.
    private double pu;
    private double pv;
    private double ph;
    private double du;
    private double dv;
    private double dh;
    private double q;
    private double s0;
    private double s1;
    private double taper;
    private double mass;
    private double sigma;
    private double edgeSigma;
    private double slabMm;
    private double edgeMm;

    /** Sets the line; the direction need not be a unit vector, s counts along the unit direction. */
    void line(double u, double v, double h, double directionU, double directionV, double directionH) {
        double n = Math.sqrt(directionU * directionU + directionV * directionV + directionH * directionH);
        pu = u;
        pv = v;
        ph = h;
        du = directionU / n;
        dv = directionV / n;
        dh = directionH / n;
        q = Math.hypot(du, dv);
    }

    /** Sets the ends, the length of the ground point at the first, the mass per length (HU mm²), the blur in the slice and the thickness averaged across. */
    void rod(
            double from,
            double to,
            double taperMm,
            double massPerLength,
            double sigmaMm,
            double slabThicknessMm,
            double halfEdgeMm) {
        edgeMm = halfEdgeMm;
        slabMm = slabThicknessMm;
        s0 = from;
        taper = Math.max(0, taperMm);
        s1 = to;
        mass = massPerLength;
        sigma = sigmaMm;
        edgeSigma = Math.sqrt(Math.max(LEAST_VARIANCE_MM2, sigma * sigma - ROD_VARIANCE_MM2));
    }

    /** Height above background of a voxel, HU. */
    double height(double u, double v, double h) {
        double x = u - pu;
        double y = v - pv;
        if (q < 0.02) {
            // Upright in the slice: a spot.
            double g = Math.exp(-(x * x + y * y) / (2 * sigma * sigma)) / (2 * Math.PI * sigma * sigma);
            double length = upper(h - ph) - Math.max(lower(h - ph), s0 + taper / 2);
            return g < 1e-9 ? 0 : mass / slabMm * g * Math.max(0, length);
        }
        double rho = (x * dv - y * du) / q;
        if (Math.abs(rho) > 5 * sigma) {
            return 0;
        }
        double c = (x * du + y * dv) / q;
        double outer = edgeMm * q * Math.sqrt(0.75);
        double inner = edgeMm * q / 2;
        double z = h - ph;
        double part = (along(z, c)
                        + 0.75 * (along(z - inner, c) + along(z + inner, c))
                        + 0.25 * (along(z - outer, c) + along(z + outer, c)))
                / 3;
        return part == 0
                ? 0
                : mass / (slabMm * q) * INVERSE_ROOT_2PI / sigma * Math.exp(-rho * rho / (2 * sigma * sigma)) * part;
    }

    private double along(double z, double c) {
        double a = lower(z);
        double b = upper(z);
        if (b <= a) {
            return 0;
        }
        double end = phi((q * b - c) / edgeSigma);
        if (a >= s0 + taper) {
            return end - phi((q * a - c) / edgeSigma);
        }
        // The ground point is a cone: the mean over three steps.
        double part = 0;
        for (int k = 0; k < TAPER_NODES.length; k++) {
            double first = Math.max(a, s0 + TAPER_NODES[k] * taper);
            part += first < b ? TAPER_WEIGHTS[k] * (end - phi((q * first - c) / edgeSigma)) : 0;
        }
        return part;
    }

    /** First s of the rod inside the slab centred at height z. */
    private double lower(double z) {
        if (Math.abs(dh) < 1e-9) {
            return Math.abs(z) <= slabMm / 2 ? s0 : s1;
        }
        return Math.max(s0, (z - Math.signum(dh) * slabMm / 2) / dh);
    }

    private double upper(double z) {
        if (Math.abs(dh) < 1e-9) {
            return s1;
        }
        return Math.min(s1, (z + Math.signum(dh) * slabMm / 2) / dh);
    }

    /** Cumulative normal distribution (Abramowitz and Stegun 26.2.17, error below 7.5e-8). */
    static double phi(double x) {
        if (x > 6) {
            return 1;
        }
        if (x < -6) {
            return 0;
        }
        double a = Math.abs(x);
        double t = 1 / (1 + 0.2316419 * a);
        double tail = INVERSE_ROOT_2PI
                * Math.exp(-a * a / 2)
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x > 0 ? 1 - tail : tail;
    }
}
