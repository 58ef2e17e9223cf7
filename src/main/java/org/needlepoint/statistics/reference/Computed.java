package org.needlepoint.statistics.reference;

import org.needlepoint.problem.ProblemException;

/** A result that is computed once, when first asked for, and then gives the same value or the same refusal. */
final class Computed<T> {

    /** How the result is found. */
    @FunctionalInterface
    interface Recipe<T> {
        T compute() throws ProblemException;
    }

    private Recipe<T> recipe;
    private T value;
    private ProblemException refusal;

    Computed(Recipe<T> recipe) {
        this.recipe = recipe;
    }

    T get() throws ProblemException {
        if (recipe != null) {
            try {
                value = recipe.compute();
            } catch (ProblemException e) {
                refusal = e;
            }
            recipe = null;
        }
        if (refusal != null) {
            throw refusal;
        }
        return value;
    }
}
