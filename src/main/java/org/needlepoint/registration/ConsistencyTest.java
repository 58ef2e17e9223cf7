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
 * (F test). When either fails, three explanations compete: a reflection, one scale factor, or the fewest markers whose removal
 * makes the rest agree.
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
     * @throws ProblemException if there are fewer than three, a label occurs twice, two markers coincide, or the fit
     *     does not settle
     */
    public MarkerConsistency test(List<Correspondence> markers) throws ProblemException {
        MarkerArrays m = MarkerArrays.of(markers);
        DistanceComparison distances = DistanceComparison.of(m);
        MaximumLikelihoodFit all = MaximumLikelihoodFit.of(m, RegistrationModel.FULL_RIGID, null);
        if (!contradicted(m, distances, all)) {
            double angle = Rotation.ofMatrix(all.pose().r).angleRad();
            return angle > LARGEST_ROTATION_RAD
                    ? new MarkerConsistency.ImplausibleRotation(angle)
                    : new MarkerConsistency.Consistent();
        }
        return explain(m, distances, all);
    }

    /** The simplest explanation of a contradiction: each free parameter must lower χ² by 2 (Akaike 1974). */
    private MarkerConsistency explain(MarkerArrays m, DistanceComparison distances, MaximumLikelihoodFit all) {
        List<Kept> subsets = agreeingSubsets(m);
        double bySlip = subsets.isEmpty()
                ? Double.POSITIVE_INFINITY
                : subsets.get(0).chiSquare() + 2 * 3 * (m.n - subsets.get(0).count());
        if (m.n > 3) {
            Optional<MaximumLikelihoodFit> mirrored = fit(m.mirrored()).filter(this::agrees);
            if (mirrored.isPresent() && mirrored.get().chiSquare() <= bySlip) {
                return new MarkerConsistency.Mirrored(rms(all, m.n), rms(mirrored.get(), m.n));
            }
            double excess = Math.abs(distances.scale() - 1) / (tolerance.errorFactor() * distances.scaleSd());
            Optional<MaximumLikelihoodFit> scaled =
                    fit(scaled(m, distances.scale())).filter(this::agrees);
            if (scaled.isPresent()
                    && scaled.get().chiSquare() + 2 <= bySlip
                    && FleEstimate.tail(excess * excess, 1) < tolerance.pValue()) {
                return new MarkerConsistency.Scaled(distances.scale(), distances.scaleSd());
            }
        }
        boolean named = subsets.size() == 1 || subsets.size() > 1 && clearlyBetter(subsets.get(0), subsets.get(1));
        return named ? slipped(m, subsets.get(0)) : undecided(m, distances, subsets);
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

    private record Kept(boolean[] markers, int count, MaximumLikelihoodFit fit, double chiSquare) {}

    /** The largest subsets of the markers that agree, all of one size, best first; empty if none was found. */
    private List<Kept> agreeingSubsets(MarkerArrays m) {
        int spent = 0;
        List<Kept> good = new ArrayList<>();
        for (int k = 1; k <= m.n - 3 && good.isEmpty(); k++) {
            int count = m.n - k;
            List<boolean[]> subsets = subsets(m.n, k, MOST_SUBSETS - spent);
            spent += subsets.size();
            for (boolean[] kept : subsets) {
                fit(m.keeping(kept))
                        .filter(this::agrees)
                        .ifPresent(f -> good.add(new Kept(kept, count, f, f.chiSquare())));
            }
        }
        good.sort(Comparator.comparingDouble(Kept::chiSquare));
        return good;
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

    private static MarkerConsistency undecided(MarkerArrays m, DistanceComparison distances, List<Kept> good) {
        String evidence = distances.pairs().stream()
                .limit(3)
                .map(DistanceComparison.Pair::words)
                .collect(Collectors.joining("; "));
        if (!good.isEmpty()) {
            evidence = RegistrationWording.MAY_HAVE_MOVED.say(
                    good.stream().limit(4).map(k -> names(m, k.markers())).collect(Collectors.joining(" or ")),
                    evidence);
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
