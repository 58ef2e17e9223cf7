package org.needlepoint.cohort.consistency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.needlepoint.problem.ProblemException;

/** Means and standard deviations: granularity, ranges, groups. */
final class MeanChecks {
    private MeanChecks() {}

    /**
     * GRIM and GRIMMER. A mean of n whole steps is a whole number of steps divided by n (N. J. L. Brown and J. A. J.
     * Heathers, Social Psychological and Personality Science 8 (2017) 363–369). A standard deviation gives the sum of
     * squares (n − 1)s² + S²/n, which must be whole and odd exactly if the sum S is (J. Anaya 2016; A. Allard 2018).
     */
    static void mean(Entry e, Parts out) throws ProblemException {
        Printed mean = e.printed("mean");
        int n = e.atLeast(2, "n");
        double step = e.has("step") ? e.printed("step").value() : 1;
        if (!(step > 0)) {
            throw e.bad("step", "it must be above 0");
        }
        long least = (long) Math.ceil(mean.low() * n / step - 1e-9);
        long greatest = (long) Math.floor(mean.high() * n / step + 1e-9);
        if (least > greatest) {
            long near = Math.round(mean.value() * n / step);
            int d = mean.decimals();
            long other = near * step / n < mean.value() ? near + 1 : near - 1;
            out.add(
                    false,
                    "no " + n + " values in steps of " + Printed.show(step) + " have a mean of " + mean + "; nearest "
                            + Printed.show(d + 1, near * step / n) + " and " + Printed.show(d + 1, other * step / n));
            return;
        }
        out.add(true, n + " values, sum " + least + (greatest > least ? "–" + greatest : "") + " steps, mean " + mean);
        if (e.has("sd")) {
            standardDeviation(e.printed("sd"), n, step, least, greatest, out);
        }
    }

    private static void standardDeviation(Printed sd, int n, double step, long leastSum, long greatestSum, Parts out) {
        double low = Math.max(0, sd.low()) / step;
        double high = sd.high() / step;
        for (long s = leastSum; s <= greatestSum; s++) {
            double base = (double) s * s / n;
            long from = (long) Math.ceil((n - 1) * low * low + base - 1e-6);
            long to = (long) Math.floor((n - 1) * high * high + base + 1e-6);
            for (long squares = from; squares <= Math.min(to, from + 1); squares++) {
                if ((squares - s) % 2 == 0) {
                    out.add(true, "sum of squares " + squares + " gives an SD of " + sd);
                    return;
                }
            }
        }
        out.add(false, "no sum of squares of " + n + " whole steps gives an SD of " + sd + " beside that mean");
    }

    /** Mean, SD and range of one set: SD² ≤ (max − m)(m − min)·n/(n − 1) (Bhatia and Davis 2000). */
    static void spread(Entry e, Parts out) throws ProblemException {
        List<Printed> range = range(e);
        Printed mean = e.printed("mean");
        Printed sd = e.printed("sd");
        int n = e.atLeast(2, "n");
        double low = range.get(0).low();
        double high = range.get(1).high();
        boolean inside = mean.canLie(low, high);
        out.add(inside, "mean " + mean + ", range " + range.get(0) + "–" + range.get(1));
        if (inside) {
            double m = Math.min(Math.max((low + high) / 2, mean.low()), mean.high());
            double most = Math.sqrt((high - m) * (m - low) * n / (n - 1));
            out.add(sd.canLie(0, most), "SD " + sd + ", at most " + Printed.show(most));
            needsBothEnds(range, mean, sd, n, out);
        }
    }

    /** Both ends occur, so the squares are at least theirs and those of the rest, which balances them. */
    private static void needsBothEnds(List<Printed> range, Printed mean, Printed sd, int n, Parts out) {
        double least = range.get(0).high();
        double greatest = range.get(1).low();
        double m = Math.min(Math.max((least + greatest) / 2, mean.low()), mean.high());
        double a = greatest - m;
        double b = m - least;
        if (a > 0 && b > 0) {
            double needed = Math.sqrt((a * a + b * b + (n > 2 ? (a - b) * (a - b) / (n - 2) : 0)) / (n - 1));
            out.add(
                    sd.canLie(needed, Double.POSITIVE_INFINITY),
                    "SD " + sd + ", values at both ends of the range need at least " + Printed.show(needed));
        }
    }

    private static List<Printed> range(Entry e) throws ProblemException {
        List<Printed> range = e.printedList("range");
        if (range.size() != 2 || range.get(0).value() > range.get(1).value()) {
            throw e.bad("range", "the least and the greatest value are required");
        }
        return range;
    }

    /** Figures of part of the cases lie inside the range of all. */
    static void withinRange(Entry e, Parts out) throws ProblemException {
        List<Printed> range = range(e);
        for (Map.Entry<String, Printed> v : e.printedMap("values").entrySet()) {
            out.add(
                    v.getValue().canLie(range.get(0).low(), range.get(1).high()),
                    v.getKey() + " " + v.getValue() + ", range of all " + range.get(0) + "–" + range.get(1));
        }
    }

    /** The least and the greatest of a list are those printed. */
    static void listedRange(Entry e, Parts out) throws ProblemException {
        List<Printed> range = range(e);
        List<Printed> values = e.printedList("values");
        double least = values.stream().mapToDouble(Printed::value).min().orElseThrow();
        double greatest = values.stream().mapToDouble(Printed::value).max().orElseThrow();
        out.add(
                range.get(0).canBe(least) && range.get(1).canBe(greatest),
                "values from " + Printed.show(least) + " to " + Printed.show(greatest) + ", printed " + range.get(0)
                        + " to " + range.get(1));
    }

    /** A case's values among those of mean and SD (P. A. Samuelson 1968): Σd² + (Σd)²/(n − k) ≤ (n − 1)s². */
    static void members(Entry e, Parts out) throws ProblemException {
        Printed mean = e.printed("mean");
        Printed sd = e.printed("sd");
        int n = e.atLeast(2, "n");
        List<Printed> values = e.printedList("values");
        if (values.size() >= n) {
            throw e.bad("values", "fewer than n are required");
        }
        double needed = Double.MAX_VALUE;
        for (double m : new double[] {mean.low(), mean.value(), mean.high()}) {
            double squares = 0;
            double sum = 0;
            for (Printed v : values) {
                double d = v.canBe(m) ? 0 : m < v.low() ? v.low() - m : v.high() - m;
                squares += d * d;
                sum += d;
            }
            needed = Math.min(needed, squares + sum * sum / (n - values.size()));
        }
        double allowed = (n - 1) * sd.high() * sd.high();
        out.add(
                needed <= allowed * (1 + 1e-9),
                "values " + values + " need a sum of squares of " + Printed.show(needed) + ", mean " + mean + " and SD "
                        + sd + " of " + n + " have " + Printed.show(allowed)
                        + (needed > allowed / 2 ? ": these alone would be most of the spread" : ""));
    }

    /** The overall mean is that of the groups, weighted, for each way of grouping the same cases. */
    static void groupMeans(Entry e, Parts out) throws ProblemException {
        Entry overall = e.entry("overall");
        Printed mean = overall.printed("mean");
        int n = overall.atLeast(1, "n");
        List<double[]> pooled = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Entry grouping : e.entries("groupings", 1)) {
            double low = 0;
            double high = 0;
            int total = 0;
            List<String> terms = new ArrayList<>();
            for (Entry g : grouping.entries("groups", 2)) {
                Printed m = g.printed("mean");
                int k = g.atLeast(1, "n");
                low += k * m.low();
                high += k * m.high();
                total += k;
                terms.add(k + "·" + m);
            }
            String name = grouping.text("name");
            out.add(total == n, name + ": groups of " + total + ", all " + n);
            low /= total;
            high /= total;
            out.add(
                    mean.canLie(low, high),
                    name + ": (" + String.join(" + ", terms) + ")/" + total + " = " + Printed.show((low + high) / 2)
                            + ", printed overall mean " + mean);
            pooled.add(new double[] {low, high});
            names.add(name);
        }
        for (int i = 1; i < pooled.size(); i++) {
            double[] a = pooled.get(0);
            double[] b = pooled.get(i);
            out.add(
                    a[0] <= b[1] + 1e-9 && b[0] <= a[1] + 1e-9,
                    names.get(0) + " gives " + Printed.show((a[0] + a[1]) / 2) + ", " + names.get(i) + " gives "
                            + Printed.show((b[0] + b[1]) / 2) + ", of the same cases");
        }
    }
}
