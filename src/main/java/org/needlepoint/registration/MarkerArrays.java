package org.needlepoint.registration;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.problem.ProblemException;

/** Correspondences laid out for the inner loops, after one check at the door. */
final class MarkerArrays {
    /** Two capsules are centimetres long: centres nearer than this are one marker taken twice. */
    private static final double COINCIDENT_MM = 0.5;

    final Frame from;
    final Frame to;
    final int n;
    final String[] labels;
    /** Positions, 3 per marker, mm. */
    final double[] x;

    final double[] y;
    /** Covariances, 9 per marker, row-major, mm². */
    final double[] cx;

    final double[] cy;

    private MarkerArrays(Frame from, Frame to, String[] labels, double[] x, double[] cx, double[] y, double[] cy) {
        this.from = from;
        this.to = to;
        this.n = labels.length;
        this.labels = labels;
        this.x = x;
        this.cx = cx;
        this.y = y;
        this.cy = cy;
    }

    /**
     * Checks and copies.
     *
     * @throws ProblemException if there are fewer than three, a label occurs twice, or two markers coincide
     * @throws org.needlepoint.geometry.FrameMismatchException if frames are mixed
     */
    static MarkerArrays of(List<Correspondence> pairs) throws ProblemException {
        int n = pairs.size();
        if (n < 3) {
            throw new ProblemException(RegistrationProblem.TOO_FEW_MARKERS, n);
        }
        Frame from = pairs.get(0).from().frame();
        Frame to = pairs.get(0).to().frame();
        String[] labels = new String[n];
        double[] x = new double[3 * n];
        double[] y = new double[3 * n];
        double[] cx = new double[9 * n];
        double[] cy = new double[9 * n];
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < n; i++) {
            Correspondence p = pairs.get(i);
            from.requireSame(p.from().frame());
            to.requireSame(p.to().frame());
            if (!seen.add(p.label())) {
                throw new ProblemException(RegistrationProblem.DUPLICATE_LABEL, p.label());
            }
            labels[i] = p.label();
            put(p.from(), p.fromCovariance(), i, x, cx);
            put(p.to(), p.toCovariance(), i, y, cy);
        }
        refuseCoincident(from, labels, x);
        refuseCoincident(to, labels, y);
        return new MarkerArrays(from, to, labels, x, cx, y, cy);
    }

    private static void put(Point3 p, Covariance3 c, int i, double[] positions, double[] covariances) {
        positions[3 * i] = p.x();
        positions[3 * i + 1] = p.y();
        positions[3 * i + 2] = p.z();
        System.arraycopy(c.toArray(), 0, covariances, 9 * i, 9);
    }

    private static void refuseCoincident(Frame frame, String[] labels, double[] p) throws ProblemException {
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < i; j++) {
                double d = distance(p, i, j);
                if (d < COINCIDENT_MM) {
                    throw new ProblemException(
                            RegistrationProblem.COINCIDENT_MARKERS,
                            labels[j],
                            labels[i],
                            String.format(Locale.ROOT, "%.2f mm", d),
                            frame.label());
                }
            }
        }
    }

    static double distance(double[] p, int i, int j) {
        double dx = p[3 * i] - p[3 * j];
        double dy = p[3 * i + 1] - p[3 * j + 1];
        double dz = p[3 * i + 2] - p[3 * j + 2];
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /** The markers whose place in {@code kept} is true; may be fewer than three. */
    MarkerArrays keeping(boolean[] kept) {
        int m = 0;
        for (boolean k : kept) {
            m += k ? 1 : 0;
        }
        MarkerArrays s = new MarkerArrays(
                from, to, new String[m], new double[3 * m], new double[9 * m], new double[3 * m], new double[9 * m]);
        int at = 0;
        for (int i = 0; i < n; i++) {
            if (kept[i]) {
                s.labels[at] = labels[i];
                System.arraycopy(x, 3 * i, s.x, 3 * at, 3);
                System.arraycopy(y, 3 * i, s.y, 3 * at, 3);
                System.arraycopy(cx, 9 * i, s.cx, 9 * at, 9);
                System.arraycopy(cy, 9 * i, s.cy, 9 * at, 9);
                at++;
            }
        }
        return s;
    }

    /** All markers but one. */
    MarkerArrays without(int omitted) {
        boolean[] kept = new boolean[n];
        java.util.Arrays.fill(kept, true);
        kept[omitted] = false;
        return keeping(kept);
    }

    /**
     * The CT side inverted through the origin. Every improper motion is a proper one after this inversion, so a rigid
     * fit to these markers is the best reflection; covariances do not change sign.
     */
    MarkerArrays mirrored() {
        double[] inverted = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            inverted[i] = -x[i];
        }
        return withFromPositions(inverted);
    }

    /** The same markers at other places in the CT. */
    MarkerArrays withFromPositions(double[] positions) {
        return new MarkerArrays(from, to, labels, positions, cx, y, cy);
    }
}
