package org.needlepoint.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;

/** Registration against data and formulas that others made. */
class PublishedReferenceTest {
    private static final Path DATA =
            Path.of(System.getProperty("needlepoint.shared", "../shared")).resolve("data/registration");
    private static final Frame CT = SimulatedMarkers.CT;
    private static final Frame MR = SimulatedMarkers.MR;

    private static Path data(String name) {
        Path p = DATA.resolve(name);
        assumeTrue(Files.exists(p), p + " absent: the comparison with third-party data was skipped");
        return p;
    }

    private static List<Correspondence> rireCorners() throws IOException {
        List<Correspondence> out = new ArrayList<>();
        Covariance3 rounding = Covariance3.isotropic(1e-4);
        for (String line : Files.readAllLines(data("rire-001/ct_T1.standard"))) {
            String[] w = line.strip().split("\\s+");
            if (w.length == 7 && w[0].matches("\\d")) {
                double[] v = new double[7];
                for (int i = 0; i < 7; i++) {
                    v[i] = Double.parseDouble(w[i]);
                }
                out.add(new Correspondence(
                        w[0], new Point3(CT, v[1], v[2], v[3]), rounding, new Point3(MR, v[4], v[5], v[6]), rounding));
            }
        }
        assertThat(out).hasSize(8);
        return out;
    }

    @Test
    void the_rire_corners_fit_within_two_ten_thousandths_of_a_millimetre() throws Exception {
        RegistrationResult r = RigidRegistration.withDefaults().fit(rireCorners());
        assertThat(r.residuals()).allSatisfy(m -> assertThat(m.lengthMm()).isLessThanOrEqualTo(2e-4));
        // ground_truth_registration.md, "Rotation matrix R" and "Translation vector t": CT → MR T1.
        double[] expected = {
            0.997000003,
            0.077380155,
            -0.001818059,
            5.03685847,
            -0.077397855,
            0.996449628,
            -0.033131713,
            -17.49694636,
            -0.000752132,
            0.033173032,
            0.999449341,
            -27.16499259
        };
        double[] matrix = r.ctToMr().toMatrix();
        for (int i = 0; i < 12; i++) {
            // Corners are rounded to 1e-4 mm over 334 mm.
            assertThat(matrix[i]).isCloseTo(expected[i], within(i % 4 == 3 ? 2e-4 : 1e-6));
        }
    }

    @Test
    void the_itk_file_maps_the_same_way_round_as_the_fit() throws Exception {
        RigidTransform file = ItkTransformFile.read(data("rire-001/training_001_ct_to_mr_T1_ground_truth.tfm"), CT, MR);
        for (Correspondence c : rireCorners()) {
            assertThat(file.apply(c.from()).distanceMm(c.to())).isLessThanOrEqualTo(2e-4);
        }
    }

    @Test
    void the_sphere_phantom_fits_its_grid_with_the_known_distortion() throws Exception {
        List<Correspondence> spheres = new ArrayList<>();
        for (String line : Files.readAllLines(data("system-phantom-b/sphere-centres-derived.csv"))) {
            if (line.startsWith("#")) {
                continue;
            }
            String[] w = line.split(",");
            double[] v = new double[6];
            for (int i = 0; i < 6; i++) {
                v[i] = Double.parseDouble(w[i]);
            }
            spheres.add(new Correspondence(
                    String.join("/", w[0], w[1], w[2]),
                    new Point3(CT, 40 * v[0], 40 * v[1], 40 * v[2]),
                    Covariance3.ZERO,
                    new Point3(MR, v[3], v[4], v[5]),
                    Covariance3.isotropic(0.2)));
        }
        assertThat(spheres).hasSizeGreaterThanOrEqualTo(56);
        RegistrationResult r = RigidRegistration.withDefaults().fit(spheres);
        // Catalogue: FRE 0.93 mm RMS from gradient non-linearity, grid scale 1.0010.
        assertThat(r.freRmsMm()).isCloseTo(0.93, within(0.05));
        assertThat(DistanceComparison.of(spheres).scale()).isCloseTo(1.0010, within(5e-4));
        assertThat(Finding.about(r, DistanceComparison.of(spheres)))
                .as("distortion makes the spheres fit worse than 0.2 mm allows, and that is said")
                .anyMatch(f -> f.kind() == Finding.Kind.ERRORS_LARGER_THAN_STATED);
    }

    /** Fitzpatrick, West, Maurer 1998, IEEE TMI 17:694, equation (46): ⟨TRE²⟩ = ⟨FLE²⟩/N (1 + ⅓ Σ d_k²/f_k²). */
    @Test
    void isotropic_error_equals_the_formula_of_fitzpatrick_west_and_maurer() throws ProblemException {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 200; round++) {
            int n = 3 + random.nextInt(6);
            List<Vector3> layout = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                layout.add(SimulatedMarkers.gaussian(random).times(40));
            }
            double sd = 0.1 + random.nextDouble();
            RigidTransform truth = SimulatedMarkers.motion(random, 30, 50);
            // Half the variance in each image: the formula counts their sum.
            Covariance3 half = Covariance3.isotropic(sd * Math.sqrt(0.5));
            RegistrationResult r = RigidRegistration.withDefaults()
                    .with(FleScale.AS_STATED)
                    .fit(SimulatedMarkers.exact(layout, truth, half, half));
            Vector3 target = SimulatedMarkers.gaussian(random).times(60);
            double expected = Math.sqrt(3 * sd * sd / n * (1 + fitzpatrickSum(layout, target) / 3));
            assertThat(r.targetError(SimulatedMarkers.ct(target)).rmsMm()).isCloseTo(expected, within(1e-9 * expected));
        }
    }

    /** Σ over the principal axes of (distance of the target from the axis)² / (mean square distance of the markers). */
    private static double fitzpatrickSum(List<Vector3> layout, Vector3 target) {
        Vector3 mean = Vector3.ZERO;
        for (Vector3 v : layout) {
            mean = mean.plus(v.times(1.0 / layout.size()));
        }
        double[] c = new double[9];
        for (Vector3 v : layout) {
            double[] d = v.minus(mean).toArray();
            for (int a = 0; a < 9; a++) {
                c[a] += d[a / 3] * d[a % 3];
            }
        }
        Covariance3.PrincipalAxes p = Covariance3.ofMatrix(c).principalAxes();
        double sum = 0;
        for (Vector3 axis : List.of(p.axis0(), p.axis1(), p.axis2())) {
            double f2 = 0;
            for (Vector3 v : layout) {
                f2 += square(v.minus(mean).cross(axis)) / layout.size();
            }
            sum += square(target.minus(mean).cross(axis)) / f2;
        }
        return sum;
    }

    private static double square(Vector3 v) {
        return v.dot(v);
    }
}
