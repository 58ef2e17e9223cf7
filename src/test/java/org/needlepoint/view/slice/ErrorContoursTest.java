package org.needlepoint.view.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.registration.PoseUncertainty;
import org.needlepoint.registration.QualityGate;
import org.needlepoint.registration.TargetError;
import org.needlepoint.registration.Verdict;

class ErrorContoursTest {
    private static final Frame MR = new Frame("1.2.3", "MR");
    private static final Frame CT = new Frame("1.2.4", "CT");

    /** Rotations of 1.5° and translations of 0.4 mm, independent. */
    private static PoseUncertainty pose() {
        double[] c = new double[36];
        for (int i = 0; i < 3; i++) {
            c[7 * i] = Math.pow(Math.toRadians(1.5), 2);
            c[7 * (i + 3)] = 0.16;
        }
        RigidTransform ctToMr =
                new RigidTransform(CT, MR, Rotation.ofRotationVector(new Vector3(0.1, 0.2, 0.3)), new Vector3(4, 5, 6));
        return new PoseUncertainty(ctToMr, new Point3(MR, 20, -10, 5), c);
    }

    /** Error at a point from the definition: J Σ Jᵀ with J = (−[d]×, I). */
    private static double p95(Point3 p) {
        Vector3 d = p.minus(new Point3(MR, 20, -10, 5));
        double s = Math.pow(Math.toRadians(1.5), 2);
        double q = d.dot(d);
        return TargetError.of(new Covariance3(
                        s * (q - d.x() * d.x()) + 0.16,
                        -s * d.x() * d.y(),
                        -s * d.x() * d.z(),
                        s * (q - d.y() * d.y()) + 0.16,
                        -s * d.y() * d.z(),
                        s * (q - d.z() * d.z()) + 0.16))
                .p95Mm();
    }

    @ParameterizedTest
    @CsvSource({"640, 640", "800, 300", "300, 700"})
    void every_line_lies_where_the_error_has_its_value(int width, int height) {
        SlicePlane plane = SliceOrientation.AXIAL.plane(new Point3(MR, 0, 0, 8), 0.4, width, height);
        ErrorContours contours = ErrorContours.of(SliceOverlay.on(plane), pose(), QualityGate.DEFAULT);
        assertThat(contours.levelsMm()).hasSizeBetween(3, 6).isSorted();
        List<OverlayMark.Lines> lines = contours.marks().stream()
                .filter(OverlayMark.Lines.class::isInstance)
                .map(OverlayMark.Lines.class::cast)
                .toList();
        assertThat(lines).hasSameSizeAs(contours.levelsMm());
        for (int i = 0; i < lines.size(); i++) {
            double level = contours.levelsMm().get(i);
            assertThat(lines.get(i).paths()).isNotEmpty();
            for (List<Point2> piece : lines.get(i).paths()) {
                Point2 p = piece.get(0);
                // Straight pieces between samples some 2 mm apart, where the error bends little.
                assertThat(p95(plane.toPatient(p.u(), p.v()))).isCloseTo(level, within(0.02));
            }
            Verdict verdict = level <= 3 ? Verdict.ACCEPT : level <= 5 ? Verdict.CAUTION : Verdict.FAIL;
            assertThat(contours.verdicts().get(i)).isEqualTo(verdict);
            assertThat(lines.get(i).color()).isEqualTo(ErrorContours.color(verdict));
        }
        // Least at the pivot, which lies in the picture; found to a sample.
        assertThat(contours.leastAt().distanceMm(new Point3(MR, 20, -10, 8))).isLessThan(0.4 * width / 127.0 + 0.1);
    }

    @ParameterizedTest
    @CsvSource({"3, ACCEPT", "3.1, CAUTION", "5, CAUTION", "5.1, FAIL"})
    void a_length_is_judged_as_an_error_of_that_length(double mm, Verdict verdict) {
        assertThat(QualityGate.DEFAULT.judge(mm)).isEqualTo(verdict);
    }
}
