package org.needlepoint.view.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Shape;
import java.awt.geom.FlatteningPathIterator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

class ErrorEllipseTest {
    private static final Frame MR = new Frame("1.2.3", "MR");
    private static final Rotation AXES = Rotation.ofRotationVector(new Vector3(0.5, 0.2, -0.7));
    private static final Covariance3 COVARIANCE = Covariance3.ofAxes(AXES, 2, 0.7, 1.2);
    private static final Rotation VIEW = Rotation.ofRotationVector(new Vector3(-0.1, 0.4, 0.3));
    private static final SlicePlane PLANE = new SlicePlane(
            new Point3(MR, -30, -30, 5),
            VIEW.apply(new Vector3(0.25, 0, 0)),
            VIEW.apply(new Vector3(0, 0.25, 0)),
            256,
            256);
    private static final Point3 TIP = PLANE.toPatient(100, 120);

    @Test
    void along_the_picture_axes_it_is_the_closed_form() {
        SlicePlane axial =
                new SlicePlane(new Point3(MR, 0, 0, 0), new Vector3(0.5, 0, 0), new Vector3(0, 0.5, 0), 100, 100);
        ErrorEllipse e = ErrorEllipse.of(axial, new Point3(MR, 10, 20, 0), new Covariance3(4, 0, 0, 1, 0, 9), 0.95);
        // √χ²(0.95; 2) = 2.447747 (any table of the chi-square distribution).
        assertThat(e.majorMm()).isCloseTo(2 * 2.447747, within(1e-5));
        assertThat(e.minorMm()).isCloseTo(2.447747, within(1e-5));
        assertThat(e.angleRad()).isCloseTo(0, within(1e-12));
        assertThat(e.centre()).isEqualTo(new Point2(20, 40));
        assertThat(e.shape().getBounds2D().getWidth()).isCloseTo(4 * 2.447747 / 0.5, within(1e-4));
    }

    @Test
    void the_outline_has_constant_mahalanobis_distance_in_the_plane() {
        Vector3 u = PLANE.right().normalized();
        Vector3 v = PLANE.down().normalized();
        double uu = COVARIANCE.varianceAlong(u);
        double vv = COVARIANCE.varianceAlong(v);
        double[] c = COVARIANCE.toArray();
        double uv = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                uv += u.toArray()[i] * c[3 * i + j] * v.toArray()[j];
            }
        }
        double determinant = uu * vv - uv * uv;
        Shape shape = ErrorEllipse.of(PLANE, TIP, COVARIANCE, 0.95).shape();
        var outline = new FlatteningPathIterator(shape.getPathIterator(null), 1e-4);
        double[] p = new double[6];
        int points = 0;
        for (; !outline.isDone(); outline.next()) {
            if (outline.currentSegment(p) == FlatteningPathIterator.SEG_CLOSE) {
                continue;
            }
            double du = (p[0] - 100) * 0.25;
            double dv = (p[1] - 120) * 0.25;
            double d2 = (vv * du * du - 2 * uv * du * dv + uu * dv * dv) / determinant;
            // Java2D draws ellipses with cubic curves, off by up to 0.03 % in radius.
            assertThat(d2).isCloseTo(5.991465, within(0.01));
            points++;
        }
        assertThat(points).isGreaterThan(50);
    }

    @Test
    void it_holds_95_percent_of_drawn_positions() {
        Shape shape = ErrorEllipse.of(PLANE, TIP, COVARIANCE, 0.95).shape();
        Random random = new Random(7);
        int n = 40_000;
        int inside = 0;
        for (int i = 0; i < n; i++) {
            Vector3 error = AXES.apply(
                    new Vector3(2 * random.nextGaussian(), 0.7 * random.nextGaussian(), 1.2 * random.nextGaussian()));
            Point2 p = PLANE.toPixel(TIP.plus(error));
            if (shape.contains(p.u(), p.v())) {
                inside++;
            }
        }
        // Binomial standard deviation is 0.11 %.
        assertThat(inside / (double) n).isCloseTo(0.95, within(0.004));
    }

    @Test
    void a_certain_position_is_a_point() {
        ErrorEllipse e = ErrorEllipse.of(PLANE, TIP, Covariance3.ZERO, 0.95);
        assertThat(e.majorMm()).isZero();
        assertThat(e.minorMm()).isZero();
    }
}
