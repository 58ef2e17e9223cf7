package org.needlepoint.statistics.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.BinaryOutcome;
import org.needlepoint.statistics.Coefficient;
import org.needlepoint.statistics.Lasso;
import org.needlepoint.statistics.LogisticRegression;
import org.needlepoint.statistics.Sample;

/** {@code logistic} and {@code lasso}. */
final class RegressionResults {
    private static final Check LOGISTIC = Check.iterative("logistic regression");
    private static final Check LASSO_BINOMIAL = Check.iterative("lasso, binomial");
    private static final Check LASSO_GAUSSIAN = Check.iterative("lasso, Gaussian");
    private static final String BINOMIAL = "binomial";
    private static final String GAUSSIAN = "gaussian";
    private static final String ON_ALL = "OnAll";

    private RegressionResults() {}

    static void check(Expected results, Columns columns, Vocabulary words) {
        results.child("logistic").ifPresent(r -> logistic(r, columns));
        results.child("lasso").ifPresent(r -> lasso(r, columns, words));
    }

    private static void logistic(Expected r, Columns columns) {
        String formula = r.setting("formula").orElse("");
        Computed<LogisticRegression.Result> result = new Computed<>(() -> {
            List<Sample> c = columns.complete(namesOf(formula));
            LogisticRegression.Result fit =
                    LogisticRegression.withIntercept().fit(BinaryOutcome.of(c.get(0), 1), c.subList(1, c.size()));
            if (fit.separated() || !fit.converged()) {
                r.note("the predictors separate the classes: the estimates mean nothing");
            }
            return fit;
        });
        r.numbers("coef", LOGISTIC, result, f -> each(f, Coefficient::estimate));
        r.numbers("se", LOGISTIC, result, f -> each(f, Coefficient::standardError));
        r.numbers("p", LOGISTIC.probability(), result, f -> each(f, Coefficient::p));
        r.number("deviance", LOGISTIC, result, LogisticRegression.Result::deviance);
    }

    /** "y ~ a + b" → y, a, b. */
    private static List<String> namesOf(String formula) throws ProblemException {
        int tilde = formula.indexOf('~');
        List<String> names = new ArrayList<>();
        if (tilde > 0) {
            names.add(formula.substring(0, tilde).strip());
            Arrays.stream(formula.substring(tilde + 1).split("\\+", -1))
                    .map(String::strip)
                    .forEach(names::add);
        }
        if (names.size() < 2 || names.stream().anyMatch(String::isEmpty)) {
            throw new ProblemException(
                    ReferenceProblem.BAD_SETTING, "formula \"" + formula + "\"", "\"outcome ~ predictor + predictor\"");
        }
        return names;
    }

    private static double[] each(LogisticRegression.Result fit, ToDoubleFunction<Coefficient> value) {
        return fit.coefficients().stream().mapToDouble(value).toArray();
    }

    private static void lasso(Expected section, Columns columns, Vocabulary words) {
        List<String> predictors = section.settings("columns").orElse(List.of());
        boolean standardize =
                section.setting("standardize").map(Boolean::parseBoolean).orElse(true);
        for (Expected list : section.children()) {
            if (list.key().startsWith(BINOMIAL)) {
                words.classes(list.key().substring(BINOMIAL.length()))
                        .ifPresent(y -> fits(list, LASSO_BINOMIAL, standardize, lasso -> {
                            List<Sample> c = complete(columns, y, predictors);
                            return lasso.binomial(BinaryOutcome.of(c.get(0), 1), c.subList(1, c.size()));
                        }));
            } else if (list.key().startsWith(GAUSSIAN)) {
                String name = list.key().substring(GAUSSIAN.length());
                String response = name.endsWith(ON_ALL) ? name.substring(0, name.length() - ON_ALL.length()) : name;
                words.measure(response)
                        .ifPresent(y -> fits(list, LASSO_GAUSSIAN, standardize, lasso -> {
                            List<Sample> c = complete(columns, y, predictors);
                            return lasso.gaussian(c.get(0), c.subList(1, c.size()));
                        }));
            }
        }
    }

    /** A model for several penalties. */
    @FunctionalInterface
    private interface Model {
        List<Lasso.Result> fit(Lasso lasso) throws ProblemException;
    }

    private static List<Sample> complete(Columns columns, String response, List<String> predictors)
            throws ProblemException {
        if (predictors.isEmpty()) {
            throw new ProblemException(ReferenceProblem.BAD_SETTING, "no \"columns\"", "a list of predictors");
        }
        List<String> names = new ArrayList<>(List.of(response));
        names.addAll(predictors);
        return columns.complete(names);
    }

    /** The rows of the list are one path: each penalty starts where the next greater one ended. */
    private static void fits(Expected list, Check check, boolean standardize, Model model) {
        List<Expected> rows = list.elements();
        List<String> stated =
                rows.stream().map(r -> r.setting("lambda").orElse("nothing")).toList();
        Computed<List<Lasso.Result>> path = new Computed<>(() -> {
            double[] lambdas = new double[rows.size()];
            for (int i = 0; i < lambdas.length; i++) {
                lambdas[i] = lambda(stated.get(i));
            }
            Lasso lasso = Lasso.at(lambdas);
            return model.fit(standardize ? lasso : lasso.withoutStandardizing());
        });
        for (int i = 0; i < rows.size(); i++) {
            String own = stated.get(i);
            Computed<Lasso.Result> result = new Computed<>(() -> {
                double value = lambda(own);
                return path.get().stream()
                        .filter(f -> f.lambda() == value)
                        .findFirst()
                        .orElseThrow();
            });
            rows.get(i).number("intercept", check, result, Lasso.Result::intercept);
            rows.get(i).numbers("beta", check, result, f -> f.slopes().stream()
                    .mapToDouble(Lasso.Result.Slope::estimate)
                    .toArray());
        }
    }

    private static double lambda(String text) throws ProblemException {
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new ProblemException(e, ReferenceProblem.BAD_SETTING, "lambda " + text, "a number of at least 0");
        }
        throw new ProblemException(ReferenceProblem.BAD_SETTING, "lambda " + text, "a number of at least 0");
    }
}
