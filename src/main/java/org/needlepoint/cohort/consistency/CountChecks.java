package org.needlepoint.cohort.consistency;

import java.util.Map;
import org.needlepoint.problem.ProblemException;

/** Counts: sums, percentages, exclusions, agreement between two classifications. */
final class CountChecks {
    private CountChecks() {}

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String added(Map<String, Integer> counts) {
        return String.join(" + ", counts.values().stream().map(String::valueOf).toList()) + " = " + sum(counts);
    }

    /** Categories add up to the total. */
    static void sum(Entry e, Parts out) throws ProblemException {
        Map<String, Integer> parts = e.counts("parts");
        int total = e.count("total");
        out.add(sum(parts) == total, added(parts) + ", printed total " + total);
    }

    /** A percentage is a count of so many; without a count, any whole one. */
    static void percentage(Entry e, Parts out) throws ProblemException {
        Printed percent = e.printed("percent");
        int of = e.atLeast(1, "of");
        if (e.has("count")) {
            int k = e.count("count");
            out.add(
                    percent.canBe(100.0 * k / of),
                    k + "/" + of + " = " + Printed.show(percent.decimals() + 1, 100.0 * k / of) + " %, printed "
                            + percent + " %");
            return;
        }
        int k = (int) Math.round(percent.value() * of / 100);
        boolean possible = fits(percent.hundredth(), of);
        out.add(
                possible,
                percent + " % of " + of
                        + (possible
                                ? " is " + k
                                : ": nearest " + k + "/" + of + " = "
                                        + Printed.show(percent.decimals() + 1, 100.0 * k / of) + " %"));
    }

    /** Whether some k of n is the fraction printed. */
    static boolean fits(Printed fraction, int n) {
        long least = (long) Math.ceil(fraction.low() * n - 1e-9);
        return least <= Math.floor(fraction.high() * n + 1e-9) && least <= n;
    }

    /** Assessed − excluded = included, and every exclusion has a reason. */
    static void exclusions(Entry e, Parts out) throws ProblemException {
        int assessed = e.count("assessed");
        int included = e.count("included");
        int excluded = e.count("excluded");
        Map<String, Integer> reasons = e.counts("reasons");
        out.add(
                assessed - excluded == included,
                assessed + " − " + excluded + " = " + (assessed - excluded) + ", printed " + included);
        int named = sum(reasons);
        if (named > excluded) {
            out.add(Outcome.ONLY_IF, "some have several reasons: " + added(reasons) + ", excluded " + excluded);
        } else {
            out.add(
                    named == excluded,
                    "reasons " + added(reasons) + ", excluded " + excluded
                            + (named < excluded ? ": " + (excluded - named) + " without a reason" : ""));
        }
    }

    /** Two classifications of the same cases agree in so many: at most in Σ min of the margins. */
    static void agreement(Entry e, Parts out) throws ProblemException {
        int of = e.atLeast(1, "of");
        int agreeing = e.count("agreeing");
        Map<String, Integer> first = e.counts("first");
        Map<String, Integer> second = e.counts("second");
        if (!first.keySet().equals(second.keySet())) {
            throw e.bad("second", "it must have the categories of \"first\"");
        }
        out.add(sum(first) == of && sum(second) == of, "margins " + added(first) + " and " + added(second));
        int most = first.entrySet().stream()
                .mapToInt(c -> Math.min(c.getValue(), second.get(c.getKey())))
                .sum();
        if (agreeing > most) {
            out.add(false, agreeing + " agree, but the margins allow at most " + most);
        } else if (first.size() == 2 && (most - agreeing) % 2 != 0) {
            out.add(false, agreeing + " agree, but with these margins differences from " + most + " come in pairs");
        } else if (agreeing == most && most < of) {
            out.add(
                    Outcome.ONLY_IF,
                    "all " + (of - most) + " differences go the same way: the margins allow at most " + most
                            + " agreements, printed " + agreeing);
        } else {
            out.add(true, agreeing + " agree, the margins allow at most " + most);
        }
    }
}
