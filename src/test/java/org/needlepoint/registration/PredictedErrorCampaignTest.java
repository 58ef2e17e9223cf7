package org.needlepoint.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;

/**
 * Predicted against observed error over random layouts of 3 to 8 markers, isotropic and slice-limited error, targets on and off
 * the markers' plane; prints its table. Run with {@code -Dtest.groups.excluded=}.
 */
@Tag("campaign")
class PredictedErrorCampaignTest {
    private static final int LAYOUTS = 36;
    private static final int ROUNDS = 20_000;

    @Test
    void predictions_hold_for_random_layouts() throws ProblemException {
        SplittableRandom random = new SplittableRandom(20);
        StringBuilder table =
                new StringBuilder("markers | error | predicted mm | predicted/observed RMS | in 95 % length\n");
        for (int k = 0; k < LAYOUTS; k++) {
            int n = 3 + k % 6;
            boolean slices = k / 6 % 2 == 1;
            Covariance3 ct =
                    slices ? Covariance3.ofAxes(Rotation.identity(), 0.25, 0.25, 0.6) : Covariance3.isotropic(0.35);
            Covariance3 mr =
                    slices ? Covariance3.ofAxes(Rotation.identity(), 0.25, 0.25, 1) : Covariance3.isotropic(0.35);
            List<Vector3> layout = layout(random, n, k / 12 == 1);
            Point3 target =
                    SimulatedMarkers.ct(SimulatedMarkers.gaussian(random).times(40));
            RigidTransform truth = SimulatedMarkers.motion(random, 10, 30);
            double observed = 0;
            double predicted = 0;
            int inside = 0;
            double ratio = 0;
            for (int i = 0; i < ROUNDS; i++) {
                RegistrationResult r = RigidRegistration.withDefaults()
                        .with(FleScale.AS_STATED)
                        .fit(SimulatedMarkers.observed(layout, truth, ct, mr, 1, random));
                Covariance3 c = r.treCovariance(target);
                if (i % 100 == 0) {
                    ratio = GaussianErrorLength.quantile(c, 0.95) / c.rmsMm();
                }
                double e = r.ctToMr().apply(target).distanceMm(truth.apply(target));
                observed += e * e / ROUNDS;
                predicted += c.trace() / ROUNDS;
                inside += e <= ratio * c.rmsMm() ? 1 : 0;
            }
            double share = (double) inside / ROUNDS;
            table.append(String.format(
                    Locale.ROOT,
                    "%d%s | %s | %.2f | %.3f | %.3f%n",
                    n,
                    k / 12 == 1 ? " coplanar" : "",
                    slices ? "slices" : "isotropic",
                    Math.sqrt(predicted),
                    Math.sqrt(predicted / observed),
                    share));
            assertThat(Math.sqrt(predicted / observed)).as("%s", table).isCloseTo(1, within(0.02));
            assertThat(share).as("%s", table).isBetween(0.94, 0.96);
        }
        System.out.println(table);
    }

    /** Random markers over some 40 mm, none so nearly on a line that first-order propagation would not apply. */
    private static List<Vector3> layout(SplittableRandom random, int n, boolean coplanar) {
        while (true) {
            List<Vector3> out = new ArrayList<>();
            Vector3 mean = Vector3.ZERO;
            for (int i = 0; i < n; i++) {
                Vector3 v = SimulatedMarkers.gaussian(random).times(40);
                out.add(coplanar ? new Vector3(v.x(), v.y(), 0) : v);
                mean = mean.plus(out.get(i).times(1.0 / n));
            }
            double[] c = new double[9];
            for (Vector3 v : out) {
                double[] d = v.minus(mean).toArray();
                for (int a = 0; a < 9; a++) {
                    c[a] += d[a / 3] * d[a % 3] / n;
                }
            }
            Covariance3.PrincipalAxes p = Covariance3.ofMatrix(c).principalAxes();
            if (Math.sqrt(p.variance1() + p.variance2()) > 15) {
                return out;
            }
        }
    }
}
