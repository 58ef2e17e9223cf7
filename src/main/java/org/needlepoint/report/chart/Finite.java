package org.needlepoint.report.chart;

import org.needlepoint.problem.ProblemException;

/** Checks of numbers that come from a user's table. */
final class Finite {
    private Finite() {}

    /** A copy of the values, all finite. */
    static double[] copy(String figure, String name, double[] values) throws ProblemException {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new ProblemException(ChartProblem.NOT_FINITE, figure, name, i + 1, values[i]);
            }
        }
        return values.clone();
    }

    /** Refuses what cannot be. */
    static void require(boolean possible, String figure, String contradiction) throws ProblemException {
        if (!possible) {
            throw new ProblemException(ChartProblem.IMPOSSIBLE, figure, contradiction);
        }
    }
}
