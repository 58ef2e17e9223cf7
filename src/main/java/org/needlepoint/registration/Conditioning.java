package org.needlepoint.registration;

import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.wording.Wording;

/**
 * How well the layout of the markers fixes a rigid motion, and which motion it leaves weak.
 *
 * @param spreadMm RMS distance of the markers from their centre (CT), mm
 * @param lineThicknessMm RMS distance from the best straight line, mm: near zero means that rotation about the line is open
 * @param planeThicknessMm RMS distance from the best plane, mm: near zero means that a mirrored layout cannot be told apart
 *     by shape
 * @param errorMm RMS localisation error along one axis, both images together, mm: the measure of "near zero"
 * @param weakAxis unit axis of the rotation known worst, MR axes
 * @param weakSdRad its standard deviation from the markers alone, radians; at most π/√3, that of an unknown angle
 * @param weakDirection the weak motion in plain words, such as {@code rotation about the line P1–P3}
 */
public record Conditioning(
        double spreadMm,
        double lineThicknessMm,
        double planeThicknessMm,
        double errorMm,
        Vector3 weakAxis,
        double weakSdRad,
        String weakDirection) {

    /** A marker line and an axis nearer than this are called the same. */
    private static final double SAME_DIRECTION_RAD = Math.toRadians(15);
    /** A layout thinner than this many localisation errors cannot be told from a line or plane. */
    private static final double THIN_IN_ERRORS = 3;
    /** A rotation known worse than this, one standard deviation, is called weak. */
    private static final double WEAK_RAD = Math.toRadians(5);

    static Conditioning of(MarkerArrays m, MaximumLikelihoodFit fit, double scale) {
        double[] even = new double[m.n];
        java.util.Arrays.fill(even, 1);
        double[] mean = LeastSquaresStart.mean(m.x, even);
        double[] c = new double[9];
        double variance = 0;
        for (int i = 0; i < m.n; i++) {
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    c[3 * a + b] += (m.x[3 * i + a] - mean[a]) * (m.x[3 * i + b] - mean[b]) / m.n;
                }
                variance += (m.cx[9 * i + 4 * a] + m.cy[9 * i + 4 * a]) / (3 * m.n);
            }
        }
        Covariance3.PrincipalAxes shape = Covariance3.ofMatrix(c).principalAxes();
        Covariance3.PrincipalAxes weakness = fit.rotationFromMarkers(scale);
        Vector3 axis = weakness.axis0();
        return new Conditioning(
                Math.sqrt(shape.variance0() + shape.variance1() + shape.variance2()),
                Math.sqrt(shape.variance1() + shape.variance2()),
                Math.sqrt(shape.variance2()),
                Math.sqrt(variance),
                axis,
                Math.sqrt(weakness.variance0()),
                words(m, axis));
    }

    private static String words(MarkerArrays m, Vector3 axis) {
        String best = null;
        double bestAngle = SAME_DIRECTION_RAD;
        double bestLength = 0;
        for (int i = 0; i < m.n; i++) {
            for (int j = i + 1; j < m.n; j++) {
                Vector3 line = new Vector3(
                        m.y[3 * j] - m.y[3 * i], m.y[3 * j + 1] - m.y[3 * i + 1], m.y[3 * j + 2] - m.y[3 * i + 2]);
                double angle = line.angleRad(axis);
                angle = Math.min(angle, Math.PI - angle);
                // The longest pair names a line that several pairs share.
                if (angle < SAME_DIRECTION_RAD
                        && (best == null || line.norm() > 1.2 * bestLength || angle < bestAngle / 2)) {
                    best = m.labels[i] + "–" + m.labels[j];
                    bestAngle = angle;
                    bestLength = line.norm();
                }
            }
        }
        return best != null
                ? RegistrationWording.ABOUT_LINE.say(best)
                : anatomical(axis).say();
    }

    private static RegistrationWording anatomical(Vector3 u) {
        double x = Math.abs(u.x());
        double y = Math.abs(u.y());
        double z = Math.abs(u.z());
        return x >= y && x >= z
                ? RegistrationWording.ABOUT_LEFT_RIGHT
                : y >= z ? RegistrationWording.ABOUT_FRONT_BACK : RegistrationWording.ABOUT_HEAD_FOOT;
    }

    /**
     * Whether the markers lie on one line as far as their errors can tell.
     *
     * @return true if the line thickness is below three localisation errors
     */
    public boolean nearlyCollinear() {
        return lineThicknessMm < THIN_IN_ERRORS * errorMm;
    }

    /**
     * Whether the markers lie in one plane as far as their errors can tell; three always do.
     *
     * @return true if the plane thickness is below three localisation errors
     */
    public boolean nearlyCoplanar() {
        return planeThicknessMm < THIN_IN_ERRORS * errorMm;
    }

    /**
     * Whether some rotation is known worse than 5° (one standard deviation) from the markers alone.
     *
     * @return true if so
     */
    public boolean weak() {
        return weakSdRad > WEAK_RAD;
    }

    /**
     * The weak motion and how well it is known, in one phrase.
     *
     * @return such as {@code rotation about the line P1–P3 is known only to ±14.2° (1 SD)}
     */
    public String weaknessWords() {
        return RegistrationWording.KNOWN_ONLY_TO.say(weakDirection, Wording.number(Math.toDegrees(weakSdRad), 1));
    }
}
