package org.needlepoint.registration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.FDistribution;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.problem.ProblemException;

/**
 * The test whether markers stayed in place: χ² of the rigid fit against the stated errors, with room for errors that were
 * stated too small ({@link SlipTolerance}), and each marker against the scatter of the others, which needs no such room
 * (F test). When either fails, in this order: does a reflection fit, does one scale factor explain it, does leaving out the
 * fewest markers make the rest agree.
 *
 * <p>A marker is named only when leaving it out, and no other as small a set, restores agreement, or does so far better (the data a
 * hundred times as likely, in units of the remaining scatter). Three markers on one slice have only three distances: a slip along
 * the slice normal changes none of them and passes as a tilt. Time: at most a few hundred fits, under 20 ms.
 */
public final class ConsistencyTest {
    /** Above this the order of the markers is taken for wrong, radians: 90°. */
    private static final double LARGEST_ROTATION_RAD = Math.PI / 2;
    /** 2 ln 100: the data are a hundred times as likely. */
    private static final double CLEARLY_BETTER = 9.21;
    /** Most fits spent on finding the markers that moved. */
    private static final int MOST_SUBSETS = 500;

    private static final ConsistencyTest DEFAULT = new ConsistencyTest(SlipTolerance.DEFAULT);

    private final SlipTolerance tolerance;

    private ConsistencyTest(SlipTolerance tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * With {@link SlipTolerance#DEFAULT}.
     *
     * @return the default test
     */
    public static ConsistencyTest withDefaults() {
        return DEFAULT;
    }

    /**
     * With another tolerance.
     *
     * @param newTolerance tolerance
     * @return a new test
     */
    public ConsistencyTest with(SlipTolerance newTolerance) {
        return new ConsistencyTest(Objects.requireNonNull(newTolerance));
    }

    /**
     * Tests.
     *
     * @param markers at least three correspondences
     * @return the answer, with names where they can be told
     * @throws ProblemException if there are fewer than three, a label occurs twice, or two markers coincide
     */
    public MarkerConsistency test(List<Correspondence> markers) throws ProblemException {
        MarkerArrays m = MarkerArrays.of(markers);
        DistanceComparison distances = DistanceComparison.of(m);
        Optional<MaximumLikelihoodFit> all = fit(m);
        if (all.isPresent() && !contradicted(m, distances, all.get())) {
            double angle = Rotation.ofMatrix(all.get().pose().r).angleRad();
            return angle > LARGEST_ROTATION_RAD
                    ? new MarkerConsistency.ImplausibleRotation(angle)
                    : new MarkerConsistency.Consistent();
        }
        Optional<MaximumLikelihoodFit> mirrored = fit(m.mirrored());
        if (m.n > 3 && mirrored.isPresent() && agrees(mirrored.get())) {
            return new MarkerConsistency.Mirrored(
                    all.map(f -> rms(f, m.n)).orElse(Double.MAX_VALUE), rms(mirrored.get(), m.n));
        }
        if (m.n > 3 && fit(scaled(m, distances.scale())).filter(this::agrees).isPresent()) {
            return new MarkerConsistency.Scaled(distances.scale(), distances.scaleSd());
        }
        return culprits(m, distances);
    }

    private static Optional<MaximumLikelihoodFit> fit(MarkerArrays m) {
        try {
            return Optional.of(MaximumLikelihoodFit.of(m, RegistrationModel.FULL_RIGID, null));
        } catch (ProblemException notSettled) {
            // Positions that no motion fits even roughly: for this test, disagreement.
            return Optional.empty();
        }
    }

    private boolean agrees(MaximumLikelihoodFit f) {
        double tolerated = f.chiSquare() / (tolerance.errorFactor() * tolerance.errorFactor());
        return FleEstimate.tail(tolerated, f.degreesOfFreedom()) >= tolerance.pValue();
    }

    private static double rms(MaximumLikelihoodFit f, int n) {
        double sum = 0;
        for (double r : f.terms().residuals()) {
            sum += r * r;
        }
        return Math.sqrt(sum / n);
    }

    /** Whether the contradiction is significant and some displacement large enough. */
    private boolean contradicted(MarkerArrays m, DistanceComparison distances, MaximumLikelihoodFit all) {
        if (FleEstimate.tail(all.chiSquare(), all.degreesOfFreedom()) >= tolerance.pValue()) {
            return false;
        }
        boolean significant = !agrees(all);
        double move = distances.largestDifferenceMm();
        double factor2 = tolerance.errorFactor() * tolerance.errorFactor();
        for (int i = 0; i < m.n; i++) {
            Optional<MaximumLikelihoodFit> rest = fit(m.without(i));
            if (rest.isPresent()) {
                significant |= outlying(all, rest.get(), m.n);
                LeaveOneOut out = LeaveOneOut.of(m, i, rest.get());
                // A prediction across an open rotation may be far off without being significant.
                if (FleEstimate.tail(out.chiSquare() / factor2, 3) < tolerance.pValue()) {
                    move = Math.max(move, out.lengthMm());
                }
            }
        }
        return significant && move >= tolerance.leastSlipMm();
    }

    /**
     * Whether one marker stands out against the scatter of the others, whatever the scale of the errors: F = (Δχ²/3) / (χ² of
     * the rest / ν), with the level divided among the markers.
     */
    private boolean outlying(MaximumLikelihoodFit all, MaximumLikelihoodFit rest, int n) {
        int v = rest.degreesOfFreedom();
        int u = all.degreesOfFreedom() - v;
        double f = (all.chiSquare() - rest.chiSquare()) / u / (rest.chiSquare() / v);
        return v > 0
                && u > 0
                && f > 0
                && new FDistribution(null, u, v).cumulativeProbability(f) > 1 - tolerance.pValue() / n;
    }

    private static MarkerArrays scaled(MarkerArrays m, double scale) {
        double[] x = m.x.clone();
        for (int i = 0; i < x.length; i++) {
            x[i] *= scale;
        }
        return m.withFromPositions(x);
    }

    private record Kept(boolean[] markers, MaximumLikelihoodFit fit, double chiSquare) {}

    private MarkerConsistency culprits(MarkerArrays m, DistanceComparison distances) {
        int spent = 0;
        for (int k = 1; k <= m.n - 3; k++) {
            List<boolean[]> subsets = subsets(m.n, k, MOST_SUBSETS - spent);
            spent += subsets.size();
            List<Kept> good = new ArrayList<>();
            for (boolean[] kept : subsets) {
                fit(m.keeping(kept)).filter(this::agrees).ifPresent(f -> good.add(new Kept(kept, f, f.chiSquare())));
            }
            good.sort(Comparator.comparingDouble(Kept::chiSquare));
            if (good.size() == 1 || good.size() > 1 && clearlyBetter(good.get(0), good.get(1))) {
                return slipped(m, good.get(0));
            }
            if (!good.isEmpty()) {
                return undecided(m, distances, good);
            }
            if (spent >= MOST_SUBSETS) {
                break;
            }
        }
        return undecided(m, distances, List.of());
    }

    private static boolean clearlyBetter(Kept best, Kept next) {
        int v = best.fit().degreesOfFreedom();
        double scatter = v > 0 ? Math.max(1, best.chiSquare() / v) : 1;
        return (next.chiSquare() - best.chiSquare()) / scatter > CLEARLY_BETTER;
    }

    /** All choices of k markers to leave out, as masks of those kept; none if there are more than allowed. */
    private static List<boolean[]> subsets(int n, int k, int most) {
        List<boolean[]> out = new ArrayList<>();
        int[] omitted = new int[k];
        for (int i = 0; i < k; i++) {
            omitted[i] = i;
        }
        while (true) {
            if (out.size() == most) {
                return List.of();
            }
            boolean[] kept = new boolean[n];
            Arrays.fill(kept, true);
            for (int o : omitted) {
                kept[o] = false;
            }
            out.add(kept);
            int i = k - 1;
            while (i >= 0 && omitted[i] == n - k + i) {
                i--;
            }
            if (i < 0) {
                return out;
            }
            omitted[i]++;
            for (int j = i + 1; j < k; j++) {
                omitted[j] = omitted[j - 1] + 1;
            }
        }
    }

    private static MarkerConsistency slipped(MarkerArrays m, Kept kept) {
        List<MarkerConsistency.Slip> slips = new ArrayList<>();
        for (int i = 0; i < m.n; i++) {
            if (!kept.markers()[i]) {
                slips.add(new MarkerConsistency.Slip(
                        m.labels[i], LeaveOneOut.of(m, i, kept.fit()).lengthMm()));
            }
        }
        return new MarkerConsistency.Slipped(slips);
    }

    private MarkerConsistency undecided(MarkerArrays m, DistanceComparison distances, List<Kept> good) {
        String evidence = distances.pairs().stream()
                .limit(3)
                .map(DistanceComparison.Pair::words)
                .collect(Collectors.joining("; "));
        if (!good.isEmpty()) {
            evidence = good.stream().limit(4).map(k -> names(m, k.markers())).collect(Collectors.joining(" or "))
                    + " may have moved; " + evidence;
        }
        return new MarkerConsistency.Undecided(evidence);
    }

    private static String names(MarkerArrays m, boolean[] kept) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < m.n; i++) {
            if (!kept[i]) {
                out.add(m.labels[i]);
            }
        }
        return String.join(" and ", out);
    }
}
