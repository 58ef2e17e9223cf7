package org.needlepoint.statistics;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.needlepoint.problem.ProblemException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The two slow tests at n = 400 with two decimals, so that scores tie: 10,000 draws of the stratified bootstrap of the
 * AUC, and the exact rank-sum test. The bootstrap is to be at least 20 times as fast as pROC on the same machine;
 * {@code src/test/r/bootstrap-time.R} times that one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class StatisticsBenchmark {
    private static final int CASES = 400;

    private final Sample score;
    private final BinaryOutcome outcome;
    private final RocCurve curve;

    public StatisticsBenchmark() {
        SplittableRandom random = new SplittableRandom(1);
        double[] scores = new double[CASES];
        boolean[] positive = new boolean[CASES];
        for (int i = 0; i < CASES; i++) {
            positive[i] = i % 2 == 0;
            scores[i] = Math.round(100 * (random.nextGaussian() + (positive[i] ? 0.4 : 0))) / 100.0;
        }
        try {
            score = Sample.of("score", scores);
            outcome = BinaryOutcome.of("outcome", "1", "0", positive);
            curve = RocCurve.of(score, outcome, Direction.HIGHER_IS_POSITIVE);
        } catch (ProblemException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public AucBootstrap.Result bootstrap() throws ProblemException {
        return AucBootstrap.stratified(10_000, 1).resample(curve, 0.95);
    }

    @Benchmark
    public RankSumTest.Result exactRankSum() throws ProblemException {
        return RankSumTest.exact().test(score.where(outcome, true), score.where(outcome, false));
    }
}
