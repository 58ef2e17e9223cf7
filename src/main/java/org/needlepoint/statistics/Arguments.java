package org.needlepoint.statistics;

import java.util.List;
import org.needlepoint.problem.ProblemException;

/** Checks at the door, so that each refusal has one wording. */
final class Arguments {
    private Arguments() {}

    static void atLeast(String statistic, int least, String counted, int found) throws ProblemException {
        if (found < least) {
            throw new ProblemException(StatisticsProblem.TOO_FEW, statistic, least, counted, found);
        }
    }

    static void sameLength(String first, int firstSize, String second, int secondSize) throws ProblemException {
        if (firstSize != secondSize) {
            throw new ProblemException(StatisticsProblem.DIFFERENT_LENGTHS, first, firstSize, second, secondSize);
        }
    }

    static void sameLength(Sample x, Sample y) throws ProblemException {
        sameLength(x.name(), x.size(), y.name(), y.size());
    }

    static void varies(String statistic, Sample x) throws ProblemException {
        if (x.isConstant()) {
            throw new ProblemException(StatisticsProblem.CONSTANT, statistic, x.name());
        }
    }

    static void bothClasses(BinaryOutcome outcome, int leastOfEach) throws ProblemException {
        for (boolean positive : new boolean[] {true, false}) {
            int n = positive ? outcome.positives() : outcome.negatives();
            if (n == 0) {
                throw new ProblemException(
                        StatisticsProblem.EMPTY_CLASS,
                        outcome.name(),
                        positive ? outcome.positiveClass() : outcome.negativeClass());
            }
            atLeast("An outcome of two classes", leastOfEach, "cases with " + outcome.describe(positive), n);
        }
    }

    /** One row per case and one column per predictor; every predictor as long as {@code size}. */
    static double[][] rows(String response, int size, List<Sample> predictors) throws ProblemException {
        if (predictors.isEmpty()) {
            throw new IllegalArgumentException("A model needs at least one predictor");
        }
        double[][] rows = new double[size][predictors.size()];
        for (int j = 0; j < predictors.size(); j++) {
            Sample p = predictors.get(j);
            sameLength(response, size, p.name(), p.size());
            for (int i = 0; i < size; i++) {
                rows[i][j] = p.value(i);
            }
        }
        return rows;
    }

    static double level(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("Confidence level must lie between 0 and 1, not be " + level);
        }
        return level;
    }
}
