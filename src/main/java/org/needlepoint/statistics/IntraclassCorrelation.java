package org.needlepoint.statistics;

import java.util.List;
import org.needlepoint.problem.ProblemException;

/**
 * Intraclass correlation of k readers on n cases from the two-way analysis of variance, the form always named.
 *
 * <p>With the mean squares of cases MSB, readers MSJ, residual MSE and within cases MSW, the forms and their
 * intervals from F quantiles are those of K. O. McGraw and S. P. Wong, Psychological Methods 1 (1996) 30–46, tables 4
 * and 7 (correction: 1, 390); P. E. Shrout and J. L. Fleiss, Psychological Bulletin 86 (1979) 420–428 for the other
 * names. Equals {@code psych::ICC(lmer = FALSE)}, which tests absolute agreement, too, by MSB/MSE.
 */
public final class IntraclassCorrelation {
    private final Sample[] readers;
    private final int cases;
    private final double betweenCases;
    private final double betweenReaders;
    private final double residual;
    private final double withinCases;

    private IntraclassCorrelation(Sample[] readers, double[] sums) {
        this.readers = readers;
        this.cases = readers[0].size();
        int k = readers.length;
        this.betweenCases = sums[0] / (cases - 1);
        this.betweenReaders = sums[1] / (k - 1);
        this.residual = sums[2] / ((cases - 1.0) * (k - 1));
        this.withinCases = sums[3] / (cases * (k - 1.0));
    }

    /** Model, kind of agreement and unit of an intraclass correlation. */
    public enum Form {
        /** One-way random, one reading. */
        ICC_1("ICC(1)", "ICC1"),
        /** Two-way, absolute agreement, one reading. */
        ICC_A_1("ICC(A,1)", "ICC2"),
        /** Two-way, consistency, one reading. */
        ICC_C_1("ICC(C,1)", "ICC3"),
        /** One-way random, mean of k readings. */
        ICC_K("ICC(k)", "ICC1k"),
        /** Two-way, absolute agreement, mean of k readings. */
        ICC_A_K("ICC(A,k)", "ICC2k"),
        /** Two-way, consistency, mean of k readings. */
        ICC_C_K("ICC(C,k)", "ICC3k");

        private final String mcGrawWong;
        private final String psych;

        Form(String mcGrawWong, String psych) {
            this.mcGrawWong = mcGrawWong;
            this.psych = psych;
        }

        /**
         * Name by McGraw and Wong.
         *
         * @return name such as "ICC(A,1)"
         */
        public String label() {
            return mcGrawWong;
        }

        /**
         * Name after Shrout and Fleiss, as R's psych package writes it.
         *
         * @return name such as "ICC2"
         */
        public String psychName() {
            return psych;
        }

        private boolean ofMean() {
            return ordinal() >= ICC_K.ordinal();
        }
    }

    /**
     * Analyses the readings.
     *
     * @param readers two readers or more, each with one value per case in the same order
     * @return analysis of variance, ready to give each form
     * @throws ProblemException {@link StatisticsProblem#DIFFERENT_LENGTHS}, {@link StatisticsProblem#TOO_FEW} for
     *     fewer than two readers or cases, {@link StatisticsProblem#CONSTANT} if neither the cases differ nor
     *     the differences between the readers
     */
    public static IntraclassCorrelation of(List<Sample> readers) throws ProblemException {
        String what = "An intraclass correlation";
        Arguments.atLeast(what, 2, "readers", readers.size());
        int k = readers.size();
        int n = readers.get(0).size();
        for (Sample r : readers) {
            Arguments.sameLength(readers.get(0), r);
        }
        Arguments.atLeast(what, 2, "cases", n);
        double[] caseMean = new double[n];
        double[] readerMean = new double[k];
        double mean = 0;
        for (int j = 0; j < k; j++) {
            readerMean[j] = readers.get(j).mean();
            mean += readerMean[j] / k;
        }
        double[] sums = new double[4];
        for (int i = 0; i < n; i++) {
            for (Sample r : readers) {
                caseMean[i] += r.value(i) / k;
            }
            sums[0] += k * square(caseMean[i] - mean);
        }
        for (int j = 0; j < k; j++) {
            sums[1] += n * square(readerMean[j] - mean);
            for (int i = 0; i < n; i++) {
                double v = readers.get(j).value(i);
                sums[2] += square(v - caseMean[i] - readerMean[j] + mean);
                sums[3] += square(v - caseMean[i]);
            }
        }
        double rounding = 1e-30 * n * k * (mean * mean + sums[0] / n);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i] <= rounding ? 0 : sums[i];
        }
        if (sums[0] == 0 && sums[2] == 0) {
            throw new ProblemException(
                    StatisticsProblem.CONSTANT, what, readers.get(0).name() + " and the other readings");
        }
        return new IntraclassCorrelation(readers.toArray(Sample[]::new), sums);
    }

    private static double square(double x) {
        return x * x;
    }

    /**
     * One form of the coefficient.
     *
     * @param form which
     * @param level confidence level in (0, 1)
     * @return coefficient, its F test against 0 and its interval
     */
    public Result form(Form form, double level) {
        double tail = (1 - Arguments.level(level)) / 2;
        int k = readers.length;
        double n = cases;
        double df1 = n - 1;
        boolean oneWay = form == Form.ICC_1 || form == Form.ICC_K;
        double error = oneWay ? withinCases : residual;
        double df2 = oneWay ? n * (k - 1) : (n - 1) * (k - 1);
        double f = betweenCases / error;
        boolean agreement = form == Form.ICC_A_1 || form == Form.ICC_A_K;
        double ofReaders = agreement ? k * (betweenReaders - residual) / n : 0;
        double single = (betweenCases - error) / (betweenCases + (k - 1) * error + ofReaders);
        double lower;
        double upper;
        if (error == 0 && ofReaders <= 0) {
            lower = 1; // the readers agree perfectly: F is infinite
            upper = 1;
            single = 1;
        } else if (agreement) {
            double v = satterthwaite(single);
            double fl = Distributions.fUpperQuantile(tail, df1, v);
            double fu = Distributions.fUpperQuantile(tail, v, df1);
            double other = k * betweenReaders + (k * n - k - n) * residual;
            lower = n * (betweenCases - fl * residual) / (fl * other + n * betweenCases);
            upper = n * (fu * betweenCases - residual) / (other + n * fu * betweenCases);
        } else {
            double fl = f / Distributions.fUpperQuantile(tail, df1, df2);
            double fu = f * Distributions.fUpperQuantile(tail, df2, df1);
            lower = (fl - 1) / (fl + k - 1);
            upper = (fu - 1) / (fu + k - 1);
        }
        return new Result(
                form,
                cases,
                k,
                form.ofMean() ? ofMean(single, k) : single,
                f,
                df1,
                df2,
                Double.isInfinite(f) ? 0 : Distributions.fUpper(f, df1, df2),
                new ConfidenceInterval(
                        form.ofMean() ? limitOfMean(lower, k) : lower,
                        form.ofMean() ? limitOfMean(upper, k) : upper,
                        level,
                        "F, McGraw and Wong"));
    }

    /** Degrees of freedom of the error of absolute agreement; McGraw and Wong's v in table 7. */
    private double satterthwaite(double single) {
        double k = readers.length;
        double n = cases;
        double ofReaders = k * single * betweenReaders;
        double ofError = (n * (1 + (k - 1) * single) - k * single) * residual;
        return (k - 1) * (n - 1) * square(ofReaders + ofError) / ((n - 1) * square(ofReaders) + square(ofError));
    }

    /** Spearman–Brown: reliability of the mean of k readings. */
    private static double ofMean(double single, int k) {
        return k * single / (1 + (k - 1) * single);
    }

    /** A limit below −1/(k − 1), which no single reading can have, leaves the mean of k readings without a limit. */
    private static double limitOfMean(double single, int k) {
        return 1 + (k - 1) * single > 0 ? ofMean(single, k) : Double.NEGATIVE_INFINITY;
    }

    /**
     * One intraclass correlation.
     *
     * @param form which form
     * @param cases number of cases n
     * @param readers number of readers k
     * @param value coefficient; may be negative
     * @param f statistic of the test that it is 0; infinite if there is no residual
     * @param df1 numerator degrees of freedom
     * @param df2 denominator degrees of freedom
     * @param p p-value of that test, from the upper tail
     * @param interval of the coefficient
     */
    public record Result(
            Form form,
            int cases,
            int readers,
            double value,
            double f,
            double df1,
            double df2,
            double p,
            ConfidenceInterval interval) {}
}
