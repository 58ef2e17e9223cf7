package org.needlepoint.fiducial;

/**
 * Value and derivatives of a marker on a skin surface, at one point in space.
 *
 * <p>With d the signed distance to the marker's surface (negative inside), s the signed height above the skin, S a
 * smooth step of half-width w, m = S(−d/w) and k = S(−s/w):
 *
 * <pre>value = air + (skin − air) k (1 − m) + (marker − air) m</pre>
 *
 * A capsule's d lies between that of an ellipsoid of revolution (first-order distance) and that of a cylinder with
 * round ends (exact), mixed by one fitted parameter, because soft gels come in both forms. The skin is a plane with
 * two curvatures. Lengths in millimetres, axes local to the fit.
 */
final class MarkerModel {
    /** Position of the centre along the local axes, mm. */
    static final int X = 0;

    static final int Y = 1;
    static final int Z = 2;
    /** Two small turns of the axis of revolution, rad. */
    static final int TURN = 3;

    static final int TILT = 4;
    /** Half the length and half the width, mm. */
    static final int HALF_LENGTH = 5;

    static final int HALF_WIDTH = 6;
    /** 0 for an ellipsoid, 1 for a cylinder with round ends. */
    static final int ROUNDNESS = 7;
    /** Height of the centre above the skin, mm. */
    static final int HEIGHT = 8;
    /** Two small tilts of the skin normal, rad. */
    static final int NORMAL_A = 9;

    static final int NORMAL_B = 10;
    /** Two curvatures of the skin, 1/mm; positive when the body is convex. */
    static final int CURVE_A = 11;

    static final int CURVE_B = 12;
    /** Half-width of the blurred edge, mm. */
    static final int BLUR = 13;

    static final int MARKER = 14;
    static final int SKIN = 15;
    static final int AIR = 16;
    static final int COUNT = 17;

    private final boolean donut;
    private final boolean sphere;
    private final boolean skin;
    private final double holeRadius;
    // Reference directions: tangents a, b and outward normal of the skin; start direction of the long axis.
    private final double[] tangentA;
    private final double[] tangentB;
    private final double[] outward;
    private final double startTurn;

    // Set by at(): parameters unpacked once per iteration.
    private double cx;
    private double cy;
    private double cz;
    private double ux;
    private double uy;
    private double uz;
    private double uTurnX;
    private double uTurnY;
    private double uTurnZ;
    private double nx;
    private double ny;
    private double nz;
    private double normalLength;
    private double a;
    private double b;
    private double round;
    private double height;
    private double curveA;
    private double curveB;
    private double blur;
    private double marker;
    private double skinValue;
    private double air;

    /**
     * Makes a model.
     *
     * @param shape form of the marker
     * @param skin whether there is a skin surface
     * @param tangentA unit tangent of the skin at the start
     * @param tangentB unit tangent at a right angle to it
     * @param outward unit outward normal
     * @param startTurn angle of the long axis from {@code tangentA} at the start, rad
     */
    MarkerModel(
            MarkerShape shape, boolean skin, double[] tangentA, double[] tangentB, double[] outward, double startTurn) {
        this.donut = shape instanceof MarkerShape.Donut;
        this.sphere = shape instanceof MarkerShape.Sphere;
        this.holeRadius = shape instanceof MarkerShape.Donut d ? d.holeDiameterMm() / 2 : 0;
        this.skin = skin;
        this.tangentA = tangentA;
        this.tangentB = tangentB;
        this.outward = outward;
        this.startTurn = startTurn;
    }

    /** Unpacks the parameters for the following calls of {@link #add}. */
    void at(double[] p) {
        cx = p[X];
        cy = p[Y];
        cz = p[Z];
        b = p[HALF_WIDTH];
        a = sphere ? b : p[HALF_LENGTH];
        round = p[ROUNDNESS];
        height = p[HEIGHT];
        curveA = p[CURVE_A];
        curveB = p[CURVE_B];
        blur = p[BLUR];
        marker = p[MARKER];
        skinValue = p[SKIN];
        air = p[AIR];
        double[] n = new double[3];
        double[] u = new double[3];
        double[] t = new double[3];
        for (int i = 0; i < 3; i++) {
            n[i] = outward[i] + p[NORMAL_A] * tangentA[i] + p[NORMAL_B] * tangentB[i];
            if (donut) {
                u[i] = outward[i] + p[TURN] * tangentA[i] + p[TILT] * tangentB[i];
                t[i] = tangentA[i];
            } else {
                double cos = Math.cos(startTurn + p[TURN]);
                double sin = Math.sin(startTurn + p[TURN]);
                u[i] = cos * tangentA[i] + sin * tangentB[i] + p[TILT] * outward[i];
                t[i] = -sin * tangentA[i] + cos * tangentB[i];
            }
        }
        normalLength = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
        double uLength = Math.sqrt(u[0] * u[0] + u[1] * u[1] + u[2] * u[2]);
        nx = n[0] / normalLength;
        ny = n[1] / normalLength;
        nz = n[2] / normalLength;
        ux = u[0] / uLength;
        uy = u[1] / uLength;
        uz = u[2] / uLength;
        uTurnX = t[0];
        uTurnY = t[1];
        uTurnZ = t[2];
    }

    /** Long axis of the marker, or axis of the donut, after {@link #at}. */
    double[] axis() {
        return new double[] {ux, uy, uz};
    }

    /** Outward normal of the skin under the marker, after {@link #at}. */
    double[] skinNormal() {
        return new double[] {nx, ny, nz};
    }

    /** Signed distance to the marker's surface, mm, after {@link #at}. */
    double distance(double x, double y, double z) {
        double rx = x - cx;
        double ry = y - cy;
        double rz = z - cz;
        double l = rx * ux + ry * uy + rz * uz;
        double rho2 = Math.max(0, rx * rx + ry * ry + rz * rz - l * l);
        if (donut) {
            double rho = Math.sqrt(rho2);
            return Math.max(Math.max(rho - a, holeRadius - rho), Math.abs(l) - b);
        }
        double g = Math.sqrt(l * l / (a * a) + rho2 / (b * b));
        double gradient = Math.sqrt(l * l / (a * a * a * a) + rho2 / (b * b * b * b));
        double ellipsoid = g < 1e-6 ? -b : g * (g - 1) / gradient;
        double e = l - Math.copySign(Math.min(Math.abs(l), Math.max(0, a - b)), l);
        double capsule = Math.sqrt(e * e + rho2) - b;
        return (1 - round) * ellipsoid + round * capsule;
    }

    /** Signed height above the skin, mm, after {@link #at}; far outside where there is no skin. */
    double aboveSkin(double x, double y, double z) {
        if (!skin) {
            return 1e3;
        }
        double rx = x - cx;
        double ry = y - cy;
        double rz = z - cz;
        double ta = rx * tangentA[0] + ry * tangentA[1] + rz * tangentA[2];
        double tb = rx * tangentB[0] + ry * tangentB[1] + rz * tangentB[2];
        return rx * nx + ry * ny + rz * nz + height + 0.5 * (curveA * ta * ta + curveB * tb * tb);
    }

    /**
     * Adds the weighted value and derivatives at a point.
     *
     * @param weight weight of this sample in its voxel
     * @param gradient {@link #COUNT} derivatives, added to
     * @return weighted value
     */
    double add(double x, double y, double z, double weight, double[] gradient) {
        double rx = x - cx;
        double ry = y - cy;
        double rz = z - cz;
        double s = skin ? aboveSkin(x, y, z) : 1e3;
        double inSkin = skin ? step(-s / blur) : 0;
        double inMarker;
        double skinShare;
        // How much of the skin's edge the marker leaves to be seen.
        double skinSeen;
        if (donut) {
            double l = rx * ux + ry * uy + rz * uz;
            double rho = Math.sqrt(Math.max(0, rx * rx + ry * ry + rz * rz - l * l));
            double ring = step((a - rho) / blur) * step((rho - holeRadius) / blur);
            double face = step((b - Math.abs(l)) / blur);
            // Ring and skin lie on each other: where their blurred edges meet, they leave no dark seam.
            boolean meet = inSkin > 1 - face;
            inMarker = ring * face;
            skinShare = inSkin * (1 - ring) + ring * Math.min(inSkin, 1 - face);
            skinSeen = meet ? 1 - ring : 1;
            double step = skinValue - air;
            addDonut(
                    l,
                    rho + 1e-9,
                    new double[] {rx, ry, rz},
                    weight * ((marker - air) * face + (meet ? step * (1 - face - inSkin) : 0)),
                    weight * ring * (marker - air - (meet ? step : 0)),
                    gradient);
        } else {
            double d = distance(x, y, z);
            inMarker = step(-d / blur);
            skinShare = inSkin * (1 - inMarker);
            skinSeen = 1 - inMarker;
            double slope = slope(d / blur);
            if (slope > 0) {
                double byShare = weight * (marker - air - (skinValue - air) * inSkin);
                addCapsule(rx, ry, rz, d, -slope / blur * byShare, gradient);
            }
        }
        double value = air + (skinValue - air) * skinShare + (marker - air) * inMarker;
        gradient[MARKER] += weight * inMarker;
        gradient[SKIN] += weight * skinShare;
        gradient[AIR] += weight * (1 - skinShare - inMarker);
        double skinSlope = skin ? slope(s / blur) : 0;
        if (skinSlope > 0) {
            double v = -weight * skinSlope / blur * (skinValue - air) * skinSeen;
            double ta = rx * tangentA[0] + ry * tangentA[1] + rz * tangentA[2];
            double tb = rx * tangentB[0] + ry * tangentB[1] + rz * tangentB[2];
            gradient[X] -= v * (nx + curveA * ta * tangentA[0] + curveB * tb * tangentB[0]);
            gradient[Y] -= v * (ny + curveA * ta * tangentA[1] + curveB * tb * tangentB[1]);
            gradient[Z] -= v * (nz + curveA * ta * tangentA[2] + curveB * tb * tangentB[2]);
            gradient[HEIGHT] += v;
            double along = rx * nx + ry * ny + rz * nz;
            gradient[NORMAL_A] +=
                    v * (ta - along * (nx * tangentA[0] + ny * tangentA[1] + nz * tangentA[2])) / normalLength;
            gradient[NORMAL_B] +=
                    v * (tb - along * (nx * tangentB[0] + ny * tangentB[1] + nz * tangentB[2])) / normalLength;
            gradient[CURVE_A] += v * 0.5 * ta * ta;
            gradient[CURVE_B] += v * 0.5 * tb * tb;
            gradient[BLUR] -= v * s / blur;
        }
        return weight * value;
    }

    /**
     * Adds the derivatives of a donut, whose share of a point is the product of rim, hole and faces: the blur rounds its
     * corners, which are a large part of so flat a body.
     *
     * @param byRing derivative of the value by the share of the ring in the plane of the donut
     * @param byFace derivative of the value by the share between the faces
     */
    private void addDonut(double l, double rho, double[] r, double byRing, double byFace, double[] gradient) {
        double rim = (a - rho) / blur;
        double hole = (rho - holeRadius) / blur;
        double face = (b - Math.abs(l)) / blur;
        double atRim = byRing * slope(rim) * step(hole) / blur;
        double atHole = byRing * step(rim) * slope(hole) / blur;
        double atFace = byFace * slope(face) / blur;
        if (atRim == 0 && atHole == 0 && atFace == 0) {
            return;
        }
        double dl = -Math.signum(l) * atFace;
        double dr = (atHole - atRim) / rho;
        double px = r[0] - l * ux;
        double py = r[1] - l * uy;
        double pz = r[2] - l * uz;
        gradient[X] -= dl * ux + dr * px;
        gradient[Y] -= dl * uy + dr * py;
        gradient[Z] -= dl * uz + dr * pz;
        gradient[HALF_LENGTH] += atRim;
        gradient[HALF_WIDTH] += atFace;
        double byAxis = dl - dr * l;
        gradient[TURN] += byAxis * (r[0] * uTurnX + r[1] * uTurnY + r[2] * uTurnZ);
        gradient[TILT] += byAxis * (px * tangentB[0] + py * tangentB[1] + pz * tangentB[2]);
        gradient[BLUR] -= atRim * rim + atHole * hole + atFace * face;
    }

    private void addCapsule(double rx, double ry, double rz, double d, double v, double[] gradient) {
        double l = rx * ux + ry * uy + rz * uz;
        double px = rx - l * ux;
        double py = ry - l * uy;
        double pz = rz - l * uz;
        double rho2 = px * px + py * py + pz * pz;
        double a2 = a * a;
        double b2 = b * b;
        double k = Math.sqrt(l * l / (a2 * a2) + rho2 / (b2 * b2)) + 1e-9;
        double h = Math.max(0, a - b);
        double e = l - Math.copySign(Math.min(Math.abs(l), h), l);
        double big = Math.sqrt(e * e + rho2) + 1e-9;
        boolean cap = Math.abs(l) > h;
        double q = round;
        // Derivatives of d along the axis (dl), across it per unit of (px, py, pz) (dr), by half-sizes (da, db).
        double dl = (1 - q) * l / a2 / k + q * e / big;
        double dr = (1 - q) / b2 / k + q / big;
        double da = -(1 - q) * l * l / (a2 * a) / k - (cap ? q * Math.abs(e) / big : 0);
        double db = -(1 - q) * rho2 / (b2 * b) / k + q * ((cap ? Math.abs(e) / big : 0) - 1);
        double g = Math.sqrt(l * l / a2 + rho2 / b2);
        gradient[ROUNDNESS] += v * (big - b - g * (g - 1) / k);
        gradient[X] -= v * (dl * ux + dr * px);
        gradient[Y] -= v * (dl * uy + dr * py);
        gradient[Z] -= v * (dl * uz + dr * pz);
        gradient[sphere ? HALF_WIDTH : HALF_LENGTH] += v * da;
        gradient[HALF_WIDTH] += v * db;
        // A turn of the axis by t changes l by r·t and |p|²/2 by −l r·t.
        double byAxis = dl - dr * l;
        gradient[TURN] += v * byAxis * (rx * uTurnX + ry * uTurnY + rz * uTurnZ);
        gradient[TILT] += v * byAxis * (px * outward[0] + py * outward[1] + pz * outward[2]);
        gradient[BLUR] -= v * d / blur;
    }

    /** Smooth step with variance 1/5: 0 below −1, 1 above 1. */
    private static double step(double t) {
        if (t <= -1) {
            return 0;
        }
        return t >= 1 ? 1 : 0.5 + t * (0.75 - 0.25 * t * t);
    }

    private static double slope(double t) {
        return t <= -1 || t >= 1 ? 0 : 0.75 * (1 - t * t);
    }
}
