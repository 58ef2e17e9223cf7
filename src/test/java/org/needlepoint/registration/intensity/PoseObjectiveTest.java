package org.needlepoint.registration.intensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;

/** The similarity against its definition, its gradient against finite differences, and the geometry of the levels. */
class PoseObjectiveTest {
    private static final ImagePair PAIR = pair();

    private static ImagePair pair() {
        try {
            return ImagePair.of(
                    SyntheticLimb.mr(SyntheticLimb::limb),
                    SyntheticLimb.ct(SyntheticLimb::limb, SyntheticLimb.truth()));
        } catch (org.needlepoint.problem.ProblemException e) {
            throw new AssertionError(e);
        }
    }

    private static PoseObjective objective(Similarity similarity, Motion motion, RigidTransform base, int level)
            throws Exception {
        Pyramid pyramid = Pyramid.of(PAIR, base);
        // The motion turns about another point than the one the samples lie around: both must be kept apart.
        Vector3 sampled = new Vector3(-10, 5, 2);
        FixedSamples samples = FixedSamples.draw(pyramid.mr().get(level), 3000, 16, sampled, 30, 5);
        Vector3 normal = new Vector3(0.1, 0.2, 1).normalized();
        MotionSpace space = new MotionSpace(new Vector3(3, -4, 6), 25, motion.rotationAxes(normal));
        return new PoseObjective(samples, pyramid.ct().get(level), similarity, space, base, 20);
    }

    /**
     * Trilinear interpolation has kinks at the faces of voxels, so that a difference quotient is not exact for single samples;
     * over 3,000 of them, and for a step of 1e-3 mm, it agrees to a few parts in a hundred of the gradient's length.
     */
    @ParameterizedTest
    @CsvSource({
        "MUTUAL_INFORMATION, RIGID, 0", "MUTUAL_INFORMATION, SLICE_LOCKED, 1",
        "NORMALISED_MUTUAL_INFORMATION, RIGID, 1", "NORMALISED_MUTUAL_INFORMATION, SLICE_LOCKED, 2",
        "NORMALISED_MUTUAL_INFORMATION, RIGID, 2"
    })
    void gradient_is_the_limit_of_differences(Similarity similarity, Motion motion, int level) throws Exception {
        PoseObjective o = objective(similarity, motion, SyntheticLimb.truth(), level);
        int n = o.space().size();
        double[] x = new double[n];
        for (int k = 0; k < n; k++) {
            x[k] = 3 * Math.sin(1.7 * k + 1);
        }
        o.evaluate(x, true);
        double[] g = o.gradient();
        double length = 0;
        double difference = 0;
        double h = 1e-3;
        for (int k = 0; k < n; k++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[k] += h;
            down[k] -= h;
            double d = (o.evaluate(up, false) - o.evaluate(down, false)) / (2 * h);
            length += g[k] * g[k];
            difference += (d - g[k]) * (d - g[k]);
        }
        assertThat(Math.sqrt(length)).as("not a summit").isGreaterThan(1e-4);
        assertThat(Math.sqrt(difference / length)).isLessThan(0.03);
    }

    @Test
    void measures_are_their_definitions() {
        double[] counts = {4, 0, 6, 2, 8, 0};
        double n = 20;
        double[] f = {10, 10};
        double[] m = {6, 8, 6};
        double hf = entropy(f, n);
        double hm = entropy(m, n);
        double hj = entropy(counts, n);
        assertThat(Similarity.MUTUAL_INFORMATION.measure(counts.clone(), 2, 3)).isCloseTo(hf + hm - hj, within(1e-12));
        assertThat(Similarity.NORMALISED_MUTUAL_INFORMATION.measure(counts.clone(), 2, 3))
                .isCloseTo((hf + hm) / hj, within(1e-12));
    }

    private static double entropy(double[] counts, double n) {
        double e = 0;
        for (double c : counts) {
            e -= c > 0 ? c / n * Math.log(c / n) : 0;
        }
        return e;
    }

    @Test
    void nothing_that_varies_has_no_similarity() {
        for (Similarity s : Similarity.values()) {
            assertThat(s.measure(new double[] {7, 0, 0, 0}, 2, 2)).isZero();
            assertThat(s.measure(new double[4], 2, 2)).isZero();
        }
    }

    @Test
    void samples_outside_the_ct_are_not_counted_as_air() throws Exception {
        PoseObjective o = objective(Similarity.MUTUAL_INFORMATION, Motion.RIGID, SyntheticLimb.truth(), 1);
        o.evaluate(new double[6], false);
        double inside = o.overlap();
        o.evaluate(new double[] {0, 0, 0, 0, 0, 42}, false);
        assertThat(inside).isGreaterThan(0.95);
        assertThat(o.overlap()).isBetween(PoseObjective.LEAST_OVERLAP, 0.9);
        // So far out that fewer than half are left, there is no similarity and no slope to follow.
        assertThat(o.evaluate(new double[] {0, 0, 0, 0, 0, 200}, true)).isZero();
        assertThat(o.gradient()).containsOnly(0);
    }

    /** Smoothing and thinning move nothing: a ramp stays the same ramp at the same places. */
    @Test
    void levels_stay_where_they_were() {
        int[] size = {40, 36, 12};
        double[] step = {0.9, 0.1, 0, -0.1, 0.9, 0.2, 0, 0, 3};
        Lattice l = new Lattice(size, new double[] {5, -7, 11}, step);
        float[] v = new float[l.voxels()];
        boolean[] all = new boolean[v.length];
        java.util.Arrays.fill(all, true);
        int i = 0;
        for (int s = 0; s < size[2]; s++) {
            for (int r = 0; r < size[1]; r++) {
                for (int c = 0; c < size[0]; c++) {
                    v[i++] = ramp(l.position(c, r, s));
                }
            }
        }
        GreyImage level = new GreyImage(l, v, all, all, 0, 100, new double[] {0.3, 0.3, 0.9}).level(3, 0);
        assertThat(level.lattice.size[0]).isEqualTo(20);
        assertThat(level.lattice.size[2]).as("not thinned through the slices").isEqualTo(12);
        int at = (6 * level.lattice.size[1] + 9) * level.lattice.size[0] + 10;
        assertThat(level.values[at]).isCloseTo(ramp(level.lattice.position(10, 9, 6)), within(1e-3f));
    }

    private static float ramp(double[] p) {
        return (float) (50 + 2 * p[0] - p[1] + 0.5 * p[2]);
    }

    @Test
    void distance_is_the_mean_over_a_ball() {
        RigidTransform a = SyntheticLimb.truth();
        Vector3 centre = new Vector3(10, -3, 8);
        RigidTransform b =
                StartFamily.moved(a, new Vector3(1, 2, 3), new Vector3(0.2, -0.1, 0.15), new Vector3(2, 1, -4));
        double sum = 0;
        int n = 0;
        for (double x = -1; x <= 1; x += 0.05) {
            for (double y = -1; y <= 1; y += 0.05) {
                for (double z = -1; z <= 1; z += 0.05) {
                    if (x * x + y * y + z * z <= 1) {
                        var p = org.needlepoint.geometry.Point3.of(
                                SyntheticLimb.MR, centre.plus(new Vector3(x, y, z).times(20)));
                        sum += Math.pow(a.apply(p).distanceMm(b.apply(p)), 2);
                        n++;
                    }
                }
            }
        }
        assertThat(PoseDistance.rmsMm(a, b, centre, 20)).isCloseTo(Math.sqrt(sum / n), within(0.02));
        assertThat(PoseDistance.rmsMm(a, a, centre, 20)).isLessThan(1e-6);
    }
}
