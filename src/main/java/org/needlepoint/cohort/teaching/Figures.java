package org.needlepoint.cohort.teaching;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.BinaryOutcome;
import org.needlepoint.statistics.CorrelationTest;
import org.needlepoint.statistics.Direction;
import org.needlepoint.statistics.IntraclassCorrelation;
import org.needlepoint.statistics.QuantileType;
import org.needlepoint.statistics.RocCurve;
import org.needlepoint.statistics.Sample;

/** The figures of a table of cases, by the program's own statistics. Quantiles are of type 6, as SPSS computes them. */
final class Figures {
    private Figures() {}

    /** A figure that the data of a cohort always have; refusals would be mistakes of the program. */
    private interface Figure<T> {
        T get() throws ProblemException;
    }

    private static <T> T certain(Figure<T> figure) {
        try {
            return figure.get();
        } catch (ProblemException e) {
            throw new IllegalStateException(e);
        }
    }

    static Sample sample(String name, double... values) {
        return certain(() -> Sample.of(name, values));
    }

    static double[] where(IntPredicate in, double... values) {
        return IntStream.range(0, values.length)
                .filter(in)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    static double quantile(double fraction, double... values) {
        return certain(() -> QuantileType.TYPE_6.of(sample("values", values), fraction));
    }

    static double mean(double... values) {
        return certain(() -> sample("values", values).mean());
    }

    static double standardDeviation(double... values) {
        return certain(() -> sample("values", values).standardDeviation());
    }

    static double least(double... values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    static double greatest(double... values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    static double spearman(double[] x, double... y) {
        return certain(() ->
                CorrelationTest.spearman().test(sample("x", x), sample("y", y)).coefficient());
    }

    /** Area under the curve for the positive class given, a higher or a lower value telling it. */
    static double auc(boolean[] positive, Direction direction, double... values) {
        BinaryOutcome outcome = BinaryOutcome.of("class", "positive", "negative", positive);
        return certain(
                () -> RocCurve.of(sample("values", values), outcome, direction).auc());
    }

    /** Agreement of two readers, ICC(A,1): two-way, absolute agreement, one reading. */
    static double icc(double[] first, double... second) {
        return certain(() -> IntraclassCorrelation.of(
                                java.util.List.of(sample("reader 1", first), sample("reader 2", second)))
                        .form(IntraclassCorrelation.Form.ICC_A_1, 0.95))
                .value();
    }
}
