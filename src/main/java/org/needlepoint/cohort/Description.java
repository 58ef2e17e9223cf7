package org.needlepoint.cohort;

import java.util.Optional;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.QuantileType;
import org.needlepoint.statistics.Sample;
import org.needlepoint.statistics.ShapiroWilkTest;
import org.needlepoint.statistics.StatisticsProblem;

/**
 * A measure described. Quartiles are of type 6, as SPSS computes them, which the study used.
 *
 * @param what name of the measure
 * @param cases cases described
 * @param minimum least value
 * @param maximum greatest value
 * @param mean mean
 * @param standardDeviation standard deviation; empty for one value
 * @param quartiles quartiles
 * @param shapiroWilk test of normality; empty where it is not defined
 * @param normal whether mean ± SD describes it: normality was tested and not rejected
 */
public record Description(
        String what,
        CaseSelection cases,
        double minimum,
        double maximum,
        double mean,
        Optional<Double> standardDeviation,
        QuantileType.Quartiles quartiles,
        Optional<ShapiroWilkTest.Result> shapiroWilk,
        boolean normal) {

    static Description of(Sample sample, CaseSelection cases, double alpha) throws ProblemException {
        double[] sorted = sample.sorted();
        Optional<ShapiroWilkTest.Result> test = Optional.empty();
        try {
            test = Optional.of(ShapiroWilkTest.royston().test(sample));
        } catch (ProblemException e) {
            if (!(e.problem() instanceof StatisticsProblem)) {
                throw e;
            }
        }
        return new Description(
                sample.name(),
                cases,
                sorted[0],
                sorted[sorted.length - 1],
                sample.mean(),
                sample.size() > 1 ? Optional.of(sample.standardDeviation()) : Optional.empty(),
                QuantileType.TYPE_6.quartiles(sample),
                test,
                test.isPresent() && test.get().p() >= alpha);
    }
}
