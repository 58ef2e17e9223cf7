package org.needlepoint.statistics;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.problem.ProblemException;

/**
 * Empirical ROC curve of a score for a stated positive class and direction, tied scores sharing one point.
 *
 * <p>AUC = P(score of a positive case beats score of a negative one) + ½ P(they tie), the Mann–Whitney statistic over
 * the number of pairs. Equals {@code pROC::roc(direction = …)}. DeLong's variance: E. R. DeLong, D. M. DeLong and
 * D. L. Clarke-Pearson, Biometrics 44 (1988) 837–845, with midranks after X. Sun and W. Xu, IEEE Signal Processing
 * Letters 21 (2014) 1389–1393. Hanley and McNeil's: Radiology 143 (1982) 29–36.
 */
public final class RocCurve {
    private final Sample score;
    private final BinaryOutcome outcome;
    private final Direction direction;
    private final List<RocPoint> points;
    private final double[] positivePlacements;
    private final double[] negativePlacements;
    private final double auc;

    private RocCurve(Sample score, BinaryOutcome outcome, Direction direction) {
        this.score = score;
        this.outcome = outcome;
        this.direction = direction;
        int m = outcome.positives();
        int n = outcome.negatives();
        double[] all = oriented();
        double[] positives = new double[m];
        double[] negatives = new double[n];
        int p = 0;
        int q = 0;
        for (int i = 0; i < all.length; i++) {
            if (outcome.isPositive(i)) {
                positives[p++] = all[i];
            } else {
                negatives[q++] = all[i];
            }
        }
        // Placement of a positive case = share of negative cases it beats, ties half; likewise the other way.
        double[] ranks = Ranks.of(all).ranks();
        double[] amongPositives = Ranks.of(positives).ranks();
        double[] amongNegatives = Ranks.of(negatives).ranks();
        positivePlacements = new double[m];
        negativePlacements = new double[n];
        p = 0;
        q = 0;
        double sum = 0;
        for (int i = 0; i < all.length; i++) {
            if (outcome.isPositive(i)) {
                double beaten = ranks[i] - amongPositives[p];
                sum += beaten;
                positivePlacements[p++] = beaten / n;
            } else {
                negativePlacements[q] = 1 - (ranks[i] - amongNegatives[q]) / m;
                q++;
            }
        }
        auc = sum / m / n;
        points = List.copyOf(points(all));
    }

    /**
     * Builds a curve.
     *
     * @param score one score per case
     * @param outcome the class of each case, same order; both classes present
     * @param direction which end of the score is positive
     * @return curve
     * @throws ProblemException {@link StatisticsProblem#DIFFERENT_LENGTHS}, {@link StatisticsProblem#EMPTY_CLASS}
     */
    public static RocCurve of(Sample score, BinaryOutcome outcome, Direction direction) throws ProblemException {
        Arguments.sameLength(score.name(), score.size(), outcome.name(), outcome.size());
        Arguments.bothClasses(outcome, 1);
        return new RocCurve(score, outcome, direction);
    }

    /** Scores with the sign that makes higher positive. */
    double[] oriented() {
        double[] all = score.values();
        for (int i = 0; i < all.length; i++) {
            all[i] *= direction.sign();
        }
        return all;
    }

    private List<RocPoint> points(double[] oriented) {
        int[] order = java.util.stream.IntStream.range(0, oriented.length)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(i -> oriented[i] + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
        int m = outcome.positives();
        int n = outcome.negatives();
        int truePositives = m;
        int trueNegatives = 0;
        List<RocPoint> list = new ArrayList<>();
        double below = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= order.length; ) {
            double here = i < order.length ? oriented[order[i]] : Double.POSITIVE_INFINITY;
            // Halves first: the sum of two large scores could overflow.
            double threshold = direction.sign() * (below / 2 + here / 2);
            list.add(new RocPoint(threshold, new Proportion(truePositives, m), new Proportion(trueNegatives, n)));
            if (i == order.length) {
                break;
            }
            while (i < order.length && oriented[order[i]] == here) {
                if (outcome.isPositive(order[i])) {
                    truePositives--;
                } else {
                    trueNegatives++;
                }
                i++;
            }
            below = here;
        }
        return list;
    }

    /**
     * The score.
     *
     * @return one value per case
     */
    public Sample score() {
        return score;
    }

    /**
     * The outcome, which names the positive class.
     *
     * @return outcome
     */
    public BinaryOutcome outcome() {
        return outcome;
    }

    /**
     * Which end of the score is positive.
     *
     * @return direction
     */
    public Direction direction() {
        return direction;
    }

    /**
     * All operating points, from "every case positive" to "every case negative".
     *
     * @return one more point than there are distinct scores
     */
    public List<RocPoint> points() {
        return points;
    }

    /**
     * Area under the curve.
     *
     * @return 0 to 1; below ½ if the direction is against the data
     */
    public double auc() {
        return auc;
    }

    /**
     * Every point with the greatest Youden index, compared exactly in whole numbers, so that no tie is lost to
     * rounding.
     *
     * @return one point or more, in the order of the curve
     */
    public List<RocPoint> youdenOptimal() {
        long best = points.stream().mapToLong(RocPoint::youdenRank).max().orElseThrow();
        return points.stream().filter(p -> p.youdenRank() == best).toList();
    }

    /**
     * Test against truth at a cut-off; a score equal to it counts as positive.
     *
     * @param threshold cut-off in the score's unit
     * @return table that states the positive class
     */
    public DiagnosticTable at(double threshold) {
        double[] all = oriented();
        int[] count = new int[4];
        for (int i = 0; i < all.length; i++) {
            boolean called = all[i] >= threshold * direction.sign();
            count[(outcome.isPositive(i) ? 0 : 1) + (called ? 0 : 2)]++;
        }
        String rule = outcome.describe(true) + " when " + score.name() + " is at "
                + (direction == Direction.HIGHER_IS_POSITIVE ? "least " : "most ") + threshold;
        return new DiagnosticTable(rule, count[0], count[1], count[2], count[3]);
    }

    /**
     * DeLong's variance of the AUC: var(placements of positives)/m + var(placements of negatives)/n.
     *
     * @return variance, 0 for a perfect curve
     * @throws ProblemException {@link StatisticsProblem#TOO_FEW} for fewer than two cases in a class
     */
    public double varianceDeLong() throws ProblemException {
        return covarianceDeLong(this);
    }

    /** DeLong's covariance of the AUCs of two curves on the same cases. */
    double covarianceDeLong(RocCurve other) throws ProblemException {
        Arguments.bothClasses(outcome, 2);
        return covariance(positivePlacements, other.positivePlacements) / outcome.positives()
                + covariance(negativePlacements, other.negativePlacements) / outcome.negatives();
    }

    private static double covariance(double[] a, double[] b) {
        double meanA = Sample.mean(a);
        double meanB = Sample.mean(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / (a.length - 1);
    }

    /**
     * DeLong's interval: AUC ± z·√variance, cut at 0 and 1.
     *
     * @param level confidence level in (0, 1)
     * @return interval
     * @throws ProblemException {@link StatisticsProblem#TOO_FEW} for fewer than two cases in a class
     */
    public ConfidenceInterval intervalDeLong(double level) throws ProblemException {
        double half = Distributions.normalHalfWidth(Arguments.level(level)) * Math.sqrt(varianceDeLong());
        return ConfidenceInterval.around(auc, half, level, "DeLong").within(0, 1);
    }

    /**
     * Hanley and McNeil's standard error: SE² = (A(1−A) + (m−1)(Q₁−A²) + (n−1)(Q₂−A²))/(mn) with Q₁ = A/(2−A) and
     * Q₂ = 2A²/(1+A).
     *
     * @return standard error
     */
    public double standardErrorHanleyMcNeil() {
        int m = outcome.positives();
        int n = outcome.negatives();
        double q1 = auc / (2 - auc);
        double q2 = 2 * auc * auc / (1 + auc);
        double sum = auc * (1 - auc) + (m - 1) * (q1 - auc * auc) + (n - 1) * (q2 - auc * auc);
        return Math.sqrt(Math.max(0, sum) / m / n);
    }

    @Override
    public String toString() {
        return "ROC of " + score.name() + ", " + direction.label() + ", for " + outcome.describe(true);
    }
}
