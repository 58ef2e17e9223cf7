package org.needlepoint.workflow.session;

import java.util.List;
import org.needlepoint.problem.ProblemException;

/**
 * The last result of a step with what it was computed from: computed again only when that changes. Not thread-safe.
 *
 * @param <T> what the step makes
 */
final class Remembered<T> {
    private List<?> inputs;
    private StepResult<T> result;

    /**
     * Makes the result of a step.
     *
     * @param <T> what the step makes
     */
    @FunctionalInterface
    interface Computation<T> {
        T compute() throws ProblemException;
    }

    /** The result of these inputs, computed if the last one was of others. */
    StepResult<T> get(List<?> from, Computation<T> computation) {
        if (!from.equals(inputs)) {
            StepResult<T> fresh;
            try {
                fresh = new StepResult.Done<>(computation.compute());
            } catch (ProblemException e) {
                fresh = new StepResult.Refused<>(e);
            }
            // Set after the computation: a cancelled one leaves the older result in place.
            inputs = from;
            result = fresh;
        }
        return result;
    }

    /** The last result, if it still is that of these inputs. */
    StepResult<T> ifCurrent(List<?> from) {
        return from.equals(inputs) ? result : new StepResult.Waiting<>();
    }

    /** Forgets the result, so that it is computed again from the same inputs. */
    void forget() {
        inputs = null;
    }
}
