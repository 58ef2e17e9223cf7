package org.needlepoint.workflow.session;

import java.util.Optional;
import java.util.function.Function;
import org.needlepoint.problem.ProblemException;

/**
 * What a step of a case came to.
 *
 * @param <T> what the step makes
 */
public sealed interface StepResult<T> {

    /**
     * The step is done.
     *
     * @param result what it made
     * @param <T> what the step makes
     */
    record Done<T>(T result) implements StepResult<T> {}

    /**
     * The step was refused.
     *
     * @param reason message and remedy
     * @param <T> what the step makes
     */
    record Refused<T>(ProblemException reason) implements StepResult<T> {}

    /**
     * The step waits for an earlier one, or for somebody to ask for it.
     *
     * @param <T> what the step makes
     */
    record Waiting<T>() implements StepResult<T> {}

    /**
     * What the step made.
     *
     * @return result; empty if refused or waiting
     */
    default Optional<T> value() {
        return this instanceof Done<T> d ? Optional.of(d.result()) : Optional.empty();
    }

    /**
     * Why it was refused.
     *
     * @return reason; empty if done or waiting
     */
    default Optional<ProblemException> problem() {
        return this instanceof Refused<T> r ? Optional.of(r.reason()) : Optional.empty();
    }

    /**
     * The result, or the reason why there is none.
     *
     * @return what the step made
     * @throws ProblemException if it was refused
     * @throws IllegalStateException if it waits
     */
    default T orThrow() throws ProblemException {
        if (this instanceof Refused<T> r) {
            throw r.reason();
        }
        return value().orElseThrow(() -> new IllegalStateException("The step was not reached"));
    }

    /**
     * Another form of the same result.
     *
     * @param form makes it
     * @param <R> what it makes
     * @return the form if done; refused or waiting as this is
     */
    default <R> StepResult<R> map(Function<? super T, ? extends R> form) {
        if (this instanceof Refused<T> r) {
            return new Refused<>(r.reason());
        }
        return value().<StepResult<R>>map(v -> new Done<>(form.apply(v))).orElseGet(Waiting::new);
    }
}
