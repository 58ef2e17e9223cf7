package org.needlepoint.statistics.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.BinaryOutcome;
import org.needlepoint.statistics.Coefficient;
import org.needlepoint.statistics.CoxRegression;
import org.needlepoint.statistics.KaplanMeier;
import org.needlepoint.statistics.KaplanMeier.IntervalType;
import org.needlepoint.statistics.LogRankTest;
import org.needlepoint.statistics.Sample;
import org.needlepoint.statistics.SurvivalData;

/** {@code kaplanMeier}, {@code logRank} and {@code cox}. */
final class SurvivalResults {
    private static final Check LOG_RANK = Check.direct("log-rank");
    private static final Check COX = Check.iterative("Cox regression");
    private static final double LEVEL = 0.95;
    /** The model of {@code cox}, which the format does not state. */
    private static final List<String> COX_PREDICTORS = List.of("adcMean", "choCr");

    /** One arm with its name as R writes it. */
    private record Arm(String name, SurvivalData data) {}

    private SurvivalResults() {}

    static void check(Expected results, Columns columns) {
        Computed<List<Arm>> arms = new Computed<>(() -> arms(columns));
        results.child("kaplanMeier").ifPresent(section -> {
            section.child("plain").ifPresent(r -> kaplanMeier(r, "plain", arms, IntervalType.PLAIN));
            section.child("log").ifPresent(r -> kaplanMeier(r, "log", arms, IntervalType.LOG));
            section.child("logLog").ifPresent(r -> kaplanMeier(r, "log-log", arms, IntervalType.LOG_LOG));
        });
        results.child("logRank").ifPresent(r -> logRank(r, arms));
        results.child("cox").ifPresent(section -> {
            section.child("efron").ifPresent(r -> cox(r, columns, CoxRegression.efron()));
            section.child("breslow").ifPresent(r -> cox(r, columns, CoxRegression.breslow()));
        });
    }

    private static List<Arm> arms(Columns columns) throws ProblemException {
        List<Sample> c = columns.complete(List.of("time", "event", "arm"));
        SurvivalData all = SurvivalData.of(c.get(0), BinaryOutcome.of(c.get(1), 1));
        List<Arm> arms = new ArrayList<>();
        for (double value : Arrays.stream(c.get(2).values()).sorted().distinct().toArray()) {
            arms.add(new Arm("arm=" + Columns.text(value), all.where(Columns.is(c.get(2), value), true)));
        }
        return arms;
    }

    private static void kaplanMeier(Expected r, String name, Computed<List<Arm>> arms, IntervalType type) {
        Check check = Check.direct("Kaplan–Meier, " + name);
        Computed<List<KaplanMeier>> curves = new Computed<>(
                () -> arms.get().stream().map(a -> KaplanMeier.of(a.data())).toList());
        r.texts("arm", check, new Computed<>(() -> {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < curves.get().size(); i++) {
                names.addAll(Collections.nCopies(
                        curves.get().get(i).steps().size(), arms.get().get(i).name()));
            }
            return names;
        }));
        r.numbers("time", check, curves, c -> steps(c, KaplanMeier.Step::time));
        r.numbers("nRisk", check, curves, c -> steps(c, KaplanMeier.Step::atRisk));
        r.numbers("nEvent", check, curves, c -> steps(c, KaplanMeier.Step::events));
        r.numbers("survival", check, curves, c -> steps(c, KaplanMeier.Step::survival));
        r.numbers("stdErr", check, curves, c -> steps(c, s -> s.standardError().orElse(Double.NaN)));
        r.numbers(
                "lower",
                check,
                curves,
                c -> steps(c, s -> s.interval(type, LEVEL).map(i -> i.lower()).orElse(Double.NaN)));
        r.numbers(
                "upper",
                check,
                curves,
                c -> steps(c, s -> s.interval(type, LEVEL).map(i -> i.upper()).orElse(Double.NaN)));
        r.numbers("median", check, curves, c -> perArm(c, k -> k.median().orElse(Double.NaN)));
        r.numbers(
                "medianLower",
                check,
                curves,
                c -> perArm(c, k -> k.medianLower(type, LEVEL).orElse(Double.NaN)));
        r.numbers(
                "medianUpper",
                check,
                curves,
                c -> perArm(c, k -> k.medianUpper(type, LEVEL).orElse(Double.NaN)));
    }

    private static double[] steps(List<KaplanMeier> curves, ToDoubleFunction<KaplanMeier.Step> value) {
        return curves.stream()
                .flatMap(c -> c.steps().stream())
                .mapToDouble(value)
                .toArray();
    }

    private static double[] perArm(List<KaplanMeier> curves, ToDoubleFunction<KaplanMeier> value) {
        return curves.stream().mapToDouble(value).toArray();
    }

    private static void logRank(Expected r, Computed<List<Arm>> arms) {
        Computed<LogRankTest.Result> result = new Computed<>(() ->
                LogRankTest.unweighted().test(arms.get().stream().map(Arm::data).toList()));
        r.number("chisq", LOG_RANK, result, LogRankTest.Result::chiSquared);
        r.number("p", LOG_RANK.probability(), result, LogRankTest.Result::p);
        r.numbers("observed", LOG_RANK, result, t -> t.groups().stream()
                .mapToDouble(LogRankTest.Group::observed)
                .toArray());
        r.numbers("expected", LOG_RANK, result, t -> t.groups().stream()
                .mapToDouble(LogRankTest.Group::expected)
                .toArray());
    }

    private static void cox(Expected r, Columns columns, CoxRegression regression) {
        Computed<CoxRegression.Result> result = new Computed<>(() -> {
            List<String> names = new ArrayList<>(List.of("time", "event"));
            names.addAll(COX_PREDICTORS);
            List<Sample> c = columns.complete(names);
            SurvivalData data = SurvivalData.of(c.get(0), BinaryOutcome.of(c.get(1), 1));
            return regression.fit(data, c.subList(2, c.size()));
        });
        r.numbers("coef", COX, result, f -> each(f, Coefficient::estimate));
        r.number("concordance", COX, result, CoxRegression.Result::concordance);
        if (isUnbounded(result)) {
            // The information has all but vanished: what is left of it is rounding.
            r.leaveOut("se", "not compared, because a coefficient is infinite");
            r.leaveOut("p", "not compared, because a coefficient is infinite");
        } else {
            r.numbers("se", COX, result, f -> each(f, Coefficient::standardError));
            r.numbers("p", COX.probability(), result, f -> each(f, Coefficient::p));
        }
    }

    private static boolean isUnbounded(Computed<CoxRegression.Result> result) {
        try {
            return result.get().unbounded() || !result.get().converged();
        } catch (ProblemException e) {
            return false; // each number is then refused with this reason
        }
    }

    private static double[] each(CoxRegression.Result fit, ToDoubleFunction<Coefficient> value) {
        return fit.coefficients().stream().mapToDouble(value).toArray();
    }
}
