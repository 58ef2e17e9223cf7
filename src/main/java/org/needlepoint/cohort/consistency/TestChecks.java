package org.needlepoint.cohort.consistency;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.needlepoint.problem.ProblemException;

/** Test statistics, p-values and correlations. */
final class TestChecks {
    private TestChecks() {}

    /** A two-sided p-value is that of its z, of its t with degrees of freedom, or of its r with n. */
    static void pValue(Entry e, Parts out) throws ProblemException {
        Printed p = e.printed("p");
        String name = e.has("z") ? "z" : e.has("t") ? "t" : "r";
        Printed s = e.printed(name);
        int df = name.equals("t") ? e.atLeast(1, "df") : name.equals("r") ? e.atLeast(3, "n") - 2 : 0;
        double a = Math.abs(s.low());
        double b = Math.abs(s.high());
        double near = s.low() <= 0 && s.high() >= 0 ? 0 : Math.min(a, b);
        double greatest = tail(name, near, df);
        double least = tail(name, Math.max(a, b), df);
        out.add(
                p.canLie(least, greatest),
                name + " = " + s + (df > 0 ? " on " + df + " degrees of freedom" : "") + ": p = "
                        + Printed.show((least + greatest) / 2) + ", printed " + p);
    }

    private static double tail(String name, double statistic, int df) {
        if (name.equals("z")) {
            return 2 * NormalDistribution.of(0, 1).survivalProbability(statistic);
        }
        if (name.equals("r") && statistic >= 1) {
            return 0;
        }
        double t = name.equals("t") ? statistic : statistic * Math.sqrt(df / (1 - statistic * statistic));
        return 2 * TDistribution.of(df).survivalProbability(t);
    }

    /** t of two groups from means, SDs and sizes: Student's with a common variance, Welch's without. */
    static void tTest(Entry e, Parts out) throws ProblemException {
        List<Entry> groups = e.entries("groups", 2);
        Printed t = e.printed("t");
        Printed m1 = groups.get(0).printed("mean");
        Printed m2 = groups.get(1).printed("mean");
        Printed s1 = groups.get(0).printed("sd");
        Printed s2 = groups.get(1).printed("sd");
        int n1 = groups.get(0).atLeast(2, "n");
        int n2 = groups.get(1).atLeast(2, "n");
        double near = Math.max(0, Math.max(m1.low() - m2.high(), m2.low() - m1.high()));
        double far = Math.max(m1.high() - m2.low(), m2.high() - m1.low());
        double tLow = t.low() <= 0 && t.high() >= 0 ? 0 : Math.min(Math.abs(t.low()), Math.abs(t.high()));
        double tHigh = Math.max(Math.abs(t.low()), Math.abs(t.high()));
        boolean[] fits = new boolean[2];
        String[] lines = new String[2];
        for (int form = 0; form < 2; form++) {
            double least = near / error(form, s1.high(), n1, s2.high(), n2);
            double most = far / error(form, Math.max(0, s1.low()), n1, Math.max(0, s2.low()), n2);
            fits[form] = tLow <= most && tHigh >= least;
            lines[form] = (form == 0 ? "Student " : "Welch ") + Printed.show(least) + "–" + Printed.show(most);
        }
        String line = m1 + " ± " + s1 + " (" + n1 + ") and " + m2 + " ± " + s2 + " (" + n2 + ") give |t| = " + lines[0]
                + ", " + lines[1] + ", printed " + t;
        if (fits[0] && fits[1] || !fits[0] && !fits[1]) {
            out.add(fits[0], line);
        } else {
            out.add(Outcome.ONLY_IF, "the test is " + (fits[0] ? "Student's" : "Welch's") + ": " + line);
        }
    }

    private static double error(int form, double s1, int n1, double s2, int n2) {
        if (form == 1) {
            return Math.sqrt(s1 * s1 / n1 + s2 * s2 / n2);
        }
        double pooled = ((n1 - 1) * s1 * s1 + (n2 - 1) * s2 * s2) / (n1 + n2 - 2);
        return Math.sqrt(pooled * (1.0 / n1 + 1.0 / n2));
    }

    /**
     * A rank correlation with groups: |ρ| ≤ √(1 − Σ(t³ − t)/(n³ − n)) for groups of t cases, where the other variable has
     * no ties (the ranks of the groups then have that share of the variance).
     */
    static void rankCorrelation(Entry e, Parts out) throws ProblemException {
        Printed r = e.printed("r");
        List<Integer> sizes = List.copyOf(e.counts("classes").values());
        double n = sizes.stream().mapToInt(Integer::intValue).sum();
        double tied = sizes.stream().mapToDouble(t -> Math.pow(t, 3) - t).sum();
        double most = Math.sqrt(1 - tied / (n * n * n - n));
        double least = r.low() <= 0 && r.high() >= 0 ? 0 : Math.min(Math.abs(r.low()), Math.abs(r.high()));
        boolean fits = least <= most + 1e-12;
        String line = "groups of " + sizes + " allow |ρ| up to " + Printed.show(most) + ", printed " + r;
        out.add(
                fits ? Outcome.CONSISTENT : Outcome.ONLY_IF,
                fits ? line : "other groups were ranked, or the measured values are heavily tied: " + line);
    }

    /** An estimate lies in its interval. */
    static void interval(Entry e, Parts out) throws ProblemException {
        List<Printed> ci = e.printedList("ci");
        Printed v = e.printed("estimate");
        if (ci.size() != 2) {
            throw e.bad("ci", "two limits are required");
        }
        out.add(v.canLie(ci.get(0).low(), ci.get(1).high()), "estimate " + v + ", interval " + ci);
    }
}
