package org.needlepoint.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;

/** The simulation behind {@link SlipTolerance#DEFAULT}; prints its table. Run with {@code -Dtest.groups.excluded=}. */
@Tag("campaign")
class ConsistencyTestCampaignTest {
    private static final int ROUNDS = 1000;

    private static final Map<String, List<Vector3>> LAYOUTS = new TreeMap<>(Map.of(
            "3 on one line A", SimulatedMarkers.LIMB_THREE,
            "3 wide triangle", SimulatedMarkers.TRIANGLE,
            "4 (A + one of B)", SimulatedMarkers.LIMB_SIX.subList(0, 4),
            "5", SimulatedMarkers.LIMB_SIX.subList(0, 5),
            "6 (A + B)", SimulatedMarkers.LIMB_SIX));

    @Test
    void good_layouts_pass_and_slipped_markers_are_found() throws ProblemException {
        StringBuilder table =
                new StringBuilder("layout | slip mm | error factor | refused | named right | named wrong | "
                        + "accepted | accepted and > 3 mm wrong | failed\n");
        Map<String, Tally> tallies = new TreeMap<>();
        for (Map.Entry<String, List<Vector3>> layout : LAYOUTS.entrySet()) {
            for (double factor : new double[] {1, 2, 3}) {
                for (double slip : new double[] {0, 3, 5, 7, 10, 15}) {
                    Tally t = simulate(layout.getValue(), factor, slip);
                    tallies.put(layout.getKey() + "/" + factor + "/" + slip, t);
                    table.append(String.format(
                            java.util.Locale.ROOT,
                            "%s | %.0f | %.0f | %.4f | %.4f | %.4f | %.4f | %.4f | %.4f%n",
                            layout.getKey(),
                            slip,
                            factor,
                            t.refused,
                            t.right,
                            t.wrong,
                            t.accepted,
                            t.wronglyAccepted,
                            t.failed));
                }
            }
        }
        System.out.println(table);
        for (String layout : LAYOUTS.keySet()) {
            assertThat(tallies.get(layout + "/1.0/0.0").refused).as(layout).isLessThan(0.001);
            assertThat(tallies.get(layout + "/2.0/0.0").refused).as(layout).isLessThanOrEqualTo(0.006);
        }
        for (String layout : List.of("4 (A + one of B)", "5", "6 (A + B)")) {
            for (double slip : new double[] {5, 7, 10, 15}) {
                assertThat(tallies.get(layout + "/1.0/" + slip).wronglyAccepted)
                        .as(layout)
                        .isLessThan(0.015);
            }
            assertThat(tallies.get(layout + "/1.0/15.0").failed).as(layout).isGreaterThan(0.95);
        }
    }

    private static final class Tally {
        double refused;
        double right;
        double wrong;
        double accepted;
        double wronglyAccepted;
        double failed;
    }

    private static Tally simulate(List<Vector3> layout, double factor, double slip) throws ProblemException {
        SplittableRandom random = new SplittableRandom(layout.size() * 1000L + (long) (100 * factor + slip));
        Tally t = new Tally();
        Point3 tip = SimulatedMarkers.ct(new Vector3(5, -35, -20));
        for (int i = 0; i < ROUNDS; i++) {
            RigidTransform truth = SimulatedMarkers.motion(random, 5, 30);
            List<Correspondence> m = SimulatedMarkers.observed(
                    layout, truth, SimulatedMarkers.CT_ERROR, SimulatedMarkers.MR_ERROR, factor, random);
            int moved = random.nextInt(layout.size());
            if (slip > 0) {
                // Along the skin: at a right angle to the limb's radius.
                Vector3 radial = layout.get(moved).normalized();
                Vector3 u = radial.anyOrthogonal();
                double angle = 2 * Math.PI * random.nextDouble();
                Vector3 along = u.times(Math.cos(angle)).plus(radial.cross(u).times(Math.sin(angle)));
                m = SimulatedMarkers.slipped(m, moved, truth.applyVector(along.times(slip)));
            }
            Assessment a = RegistrationAssessment.withDefaults().assess(m, tip);
            boolean refused = !(a.consistency() instanceof MarkerConsistency.Consistent);
            t.refused += refused ? 1.0 / ROUNDS : 0;
            if (a.consistency() instanceof MarkerConsistency.Slipped s) {
                boolean right =
                        s.markers().size() == 1 && s.markers().get(0).label().equals("P" + (moved + 1));
                t.right += right ? 1.0 / ROUNDS : 0;
                t.wrong += right ? 0 : 1.0 / ROUNDS;
            }
            double error = a.recommended().ctToMr().apply(tip).distanceMm(truth.apply(tip));
            boolean accepted = a.verdict() == Verdict.ACCEPT;
            t.accepted += accepted ? 1.0 / ROUNDS : 0;
            t.wronglyAccepted += accepted && error > 3 ? 1.0 / ROUNDS : 0;
            t.failed += a.verdict() == Verdict.FAIL ? 1.0 / ROUNDS : 0;
        }
        return t;
    }
}
