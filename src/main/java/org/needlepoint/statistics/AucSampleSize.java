package org.needlepoint.statistics;

/**
 * How many cases a study needs to show that an AUC differs from a null value, two-sided.
 *
 * <p>n₊ = (z(1−α/2)·√V₀ + z(power)·√V₁)² / (θ − θ₀)², V(θ) = 0.0099·e^(−A²/2)·((5A² + 8) + (A² + 8)/k) with A =
 * 1.414·Φ⁻¹(θ) and k negatives for each positive. Source: N. A. Obuchowski and D. K. McClish, Statistics in Medicine 16
 * (1997) 1529–1542; N. A. Obuchowski, M. L. Lieber and F. H. Wians, Clinical Chemistry 50 (2004) 1118–1125. For the null
 * value ½ it equals {@code pROC::power.roc.test(auc = …, power = …, kappa = k)}.
 */
public final class AucSampleSize {
    private final double nullAuc;
    private final double negativesPerPositive;
    private final double alpha;
    private final double power;

    private AucSampleSize(double nullAuc, double negativesPerPositive, double alpha, double power) {
        this.nullAuc = nullAuc;
        this.negativesPerPositive = negativesPerPositive;
        this.alpha = alpha;
        this.power = power;
    }

    /**
     * Against ½, as many negatives as positives, α 0.05, power 0.8.
     *
     * @return plan
     */
    public static AucSampleSize withDefaults() {
        return new AucSampleSize(0.5, 1, 0.05, 0.8);
    }

    /**
     * The same plan against another null value.
     *
     * @param auc null value, 0.5 to below 1
     * @return plan
     * @throws IllegalArgumentException if it is not
     */
    public AucSampleSize withNull(double auc) {
        require(auc >= 0.5 && auc < 1, StatisticsWording.NULL_AUC, auc);
        return new AucSampleSize(auc, negativesPerPositive, alpha, power);
    }

    /**
     * The same plan with another share of positives.
     *
     * @param negatives negative cases for each positive one, above 0
     * @return plan
     * @throws IllegalArgumentException if it is not
     */
    public AucSampleSize withNegativesPerPositive(double negatives) {
        require(negatives > 0 && Double.isFinite(negatives), StatisticsWording.RATIO, negatives);
        return new AucSampleSize(nullAuc, negatives, alpha, power);
    }

    /**
     * The same plan with other risks of error.
     *
     * @param level α, two-sided, in (0, 1)
     * @param wantedPower in (α, 1)
     * @return plan
     * @throws IllegalArgumentException if they are not
     */
    public AucSampleSize withRisks(double level, double wantedPower) {
        require(level > 0 && level < 1, StatisticsWording.ALPHA, level);
        require(wantedPower > level && wantedPower < 1, StatisticsWording.POWER, wantedPower);
        return new AucSampleSize(nullAuc, negativesPerPositive, level, wantedPower);
    }

    /**
     * Cases needed.
     *
     * @param auc expected area, in (0.5, 1), not the null value
     * @return numbers
     * @throws IllegalArgumentException if it is not
     */
    public Result forAuc(double auc) {
        require(auc > 0.5 && auc < 1 && auc != nullAuc, StatisticsWording.AUC, auc);
        double root = Distributions.normalHalfWidth(1 - alpha) * Math.sqrt(variance(nullAuc))
                + Distributions.normalQuantile(power) * Math.sqrt(variance(auc));
        double exact = root * root / ((auc - nullAuc) * (auc - nullAuc));
        return new Result(auc, exact, (int) Math.ceil(exact), (int) Math.ceil(exact * negativesPerPositive));
    }

    private double variance(double theta) {
        double a = 1.414 * Distributions.normalQuantile(theta);
        return 0.0099 * Math.exp(-a * a / 2) * (5 * a * a + 8 + (a * a + 8) / negativesPerPositive);
    }

    private static void require(boolean holds, StatisticsWording what, double value) {
        if (!holds) {
            throw new IllegalArgumentException(StatisticsWording.NOT_POSSIBLE.say(what.say(), value));
        }
    }

    /**
     * Cases needed.
     *
     * @param auc expected area
     * @param exactPositives positives before rounding up
     * @param positives positive cases
     * @param negatives negative cases
     */
    public record Result(double auc, double exactPositives, int positives, int negatives) {}
}
