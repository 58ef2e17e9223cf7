package org.needlepoint.statistics.reference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.BinaryOutcome;
import org.needlepoint.statistics.ConfidenceInterval;
import org.needlepoint.statistics.DeLongTest;
import org.needlepoint.statistics.Direction;
import org.needlepoint.statistics.RocCurve;
import org.needlepoint.statistics.RocPoint;
import org.needlepoint.statistics.Sample;

/** {@code roc} and {@code deLongPaired}. */
final class RocResults {
    private static final Check AUC = Check.direct("AUC");
    private static final Check DELONG = Check.direct("DeLong variance, interval");
    private static final Check HANLEY = Check.direct("Hanley–McNeil");
    private static final Check CURVE = Check.direct("ROC curve");
    private static final Check BEST = Check.direct("Youden-optimal cut-offs");
    private static final Check PAIRED = Check.direct("DeLong test");
    private static final double LEVEL = 0.95;
    /** The outcome of {@code deLongPaired}, which the format does not state. */
    private static final String PAIRED_OUTCOME = "highGrade";

    private RocResults() {}

    static void check(Expected results, Columns columns, Vocabulary words) {
        Map<List<String>, String> directions = new HashMap<>();
        results.child("roc").ifPresent(section -> {
            for (Expected r : section.children()) {
                words.measureAndClasses(r.key()).ifPresent(names -> roc(r, columns, names, directions));
            }
        });
        results.child("deLongPaired").ifPresent(section -> {
            for (Expected r : section.children()) {
                int vs = r.key().indexOf("Vs");
                if (vs > 0) {
                    words.measure(r.key().substring(0, vs))
                            .ifPresent(first -> words.measure(r.key().substring(vs + 2))
                                    .ifPresent(second -> paired(r, columns, first, second, directions)));
                }
            }
        });
    }

    private static void roc(Expected r, Columns columns, List<String> names, Map<List<String>, String> directions) {
        String direction = r.setting("direction").orElse("");
        String positive = r.setting("positive").orElse("1");
        if (positive.equals("1")) {
            directions.put(names, direction);
        }
        Computed<RocCurve> curve = new Computed<>(() -> curve(columns.complete(names), positive, direction));
        r.number("auc", AUC, curve, RocCurve::auc);
        r.number("varDeLong", DELONG, curve, RocCurve::varianceDeLong);
        r.numbers("ciDeLong95", DELONG, curve, c -> {
            ConfidenceInterval i = c.intervalDeLong(LEVEL);
            return new double[] {i.lower(), i.upper()};
        });
        r.number("seHanleyMcNeil", HANLEY, curve, RocCurve::standardErrorHanleyMcNeil);
        r.child("curve").ifPresent(c -> {
            c.numbers("thresholds", CURVE, curve, k -> column(k.points(), RocPoint::threshold));
            c.numbers(
                    "sensitivities",
                    CURVE,
                    curve,
                    k -> column(k.points(), p -> p.sensitivity().value()));
            c.numbers(
                    "specificities",
                    CURVE,
                    curve,
                    k -> column(k.points(), p -> p.specificity().value()));
        });
        r.child("best").ifPresent(best -> best(best, curve));
    }

    private static RocCurve curve(List<Sample> scoreAndClass, String positive, String direction)
            throws ProblemException {
        if (!positive.equals("0") && !positive.equals("1")) {
            throw new ProblemException(ReferenceProblem.BAD_SETTING, "positive \"" + positive + "\"", "\"0\" or \"1\"");
        }
        Direction stated = Arrays.stream(Direction.values())
                .filter(d -> d.label().equals(direction))
                .findFirst()
                .orElse(null);
        if (stated == null) {
            throw new ProblemException(
                    ReferenceProblem.BAD_SETTING,
                    "direction \"" + direction + "\"",
                    "\"" + Direction.HIGHER_IS_POSITIVE.label() + "\" or \"" + Direction.LOWER_IS_POSITIVE.label()
                            + "\"");
        }
        return RocCurve.of(
                scoreAndClass.get(0), BinaryOutcome.of(scoreAndClass.get(1), positive.charAt(0) - '0'), stated);
    }

    private static double[] column(List<RocPoint> points, ToDoubleFunction<RocPoint> value) {
        return points.stream().mapToDouble(value).toArray();
    }

    /**
     * The cut-offs of the file are compared in order with ours. We find ties in whole numbers; a program that adds
     * two rounded fractions may lose some, which is noted and not counted against the file.
     */
    private static void best(Expected best, Computed<RocCurve> curve) {
        List<Expected> rows = best.elements();
        Computed<List<RocPoint>> points = new Computed<>(() -> {
            List<RocPoint> all = curve.get().youdenOptimal();
            if (all.size() == rows.size()) {
                return all;
            }
            double top = all.stream().mapToDouble(RocResults::sum).max().orElseThrow();
            List<RocPoint> rounded = all.stream().filter(p -> sum(p) == top).toList();
            if (rounded.size() < all.size()) {
                best.note("of " + all.size() + " equally good cut-offs, " + (all.size() - rounded.size())
                        + " fall behind by rounding only");
            }
            return rounded;
        });
        if (rows.isEmpty()) {
            best.numbers(BEST, points, list -> column(list, RocPoint::threshold));
        }
        for (int i = 0; i < rows.size(); i++) {
            int at = i;
            Computed<RocPoint> point = new Computed<>(() -> {
                if (points.get().size() != rows.size()) {
                    throw new ProblemException(
                            ReferenceProblem.BAD_SETTING,
                            rows.size() + " optimal cut-offs",
                            String.valueOf(points.get().size()));
                }
                return points.get().get(at);
            });
            rows.get(i).number("threshold", BEST, point, RocPoint::threshold);
            rows.get(i).number("sensitivity", BEST, point, p -> p.sensitivity().value());
            rows.get(i).number("specificity", BEST, point, p -> p.specificity().value());
            rows.get(i).number("youden", BEST, point, RocResults::sum);
        }
    }

    /** The format's "youden" is sensitivity + specificity, Youden's index plus one. */
    private static double sum(RocPoint p) {
        return p.sensitivity().value() + p.specificity().value();
    }

    private static void paired(
            Expected r, Columns columns, String first, String second, Map<List<String>, String> directions) {
        Computed<DeLongTest.Result> result = new Computed<>(() -> {
            List<Sample> all = columns.complete(List.of(first, second, PAIRED_OUTCOME));
            return DeLongTest.paired()
                    .test(
                            curve(List.of(all.get(0), all.get(2)), "1", direction(directions, first)),
                            curve(List.of(all.get(1), all.get(2)), "1", direction(directions, second)));
        });
        r.number("z", PAIRED, result, DeLongTest.Result::z);
        r.number("p", PAIRED.probability(), result, DeLongTest.Result::p);
    }

    /** As stated for the same score and outcome in {@code roc}; a low ADC, else a high value, is positive. */
    private static String direction(Map<List<String>, String> directions, String score) {
        Direction usual = score.startsWith("adc") ? Direction.LOWER_IS_POSITIVE : Direction.HIGHER_IS_POSITIVE;
        return directions.getOrDefault(List.of(score, PAIRED_OUTCOME), usual.label());
    }
}
