package org.needlepoint.cohort.consistency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.needlepoint.problem.ProblemException;

/** Sensitivity, specificity and area under the curve as counts of the two classes. */
final class AreaChecks {
    private static final double Z95 = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);

    private AreaChecks() {}

    /** Points of one table, which should share the positive class. */
    static void operatingPoints(Entry e, Parts out) throws ProblemException {
        Map<String, Integer> classes = e.classes();
        List<String> names = List.copyOf(classes.keySet());
        int total = classes.values().stream().mapToInt(Integer::intValue).sum();
        List<Entry> points = e.entries("points", 1);
        boolean[] shared = {true, true};
        for (Entry p : points) {
            String name = p.text("name");
            Printed se = p.printed("sensitivity").hundredth();
            Printed sp = p.printed("specificity").hundredth();
            List<String> fitting = new ArrayList<>();
            for (int c = 0; c < 2; c++) {
                int positives = classes.get(names.get(c));
                boolean fits = CountChecks.fits(se, positives) && CountChecks.fits(sp, total - positives);
                shared[c] &= fits;
                if (fits) {
                    fitting.add(names.get(c) + " (" + Math.round(se.value() * positives) + "/" + positives + " and "
                            + Math.round(sp.value() * (total - positives)) + "/" + (total - positives) + ")");
                }
            }
            String figures = name + " " + se + ", " + sp;
            if (fitting.isEmpty()) {
                out.add(false, figures + ": no counts of " + classes + " give both");
            } else if (fitting.size() == 1) {
                out.add(Outcome.ONLY_IF, figures + ": the positive class is " + fitting.get(0));
            } else {
                out.add(true, figures + ": " + String.join(" or ", fitting));
            }
            if (p.has("youden")) {
                youden(p.printed("youden"), se, sp, figures, out);
            }
        }
        if (!shared[0] && !shared[1]) {
            out.add(false, "no one positive class fits all points; other sizes that do: " + splits(points, total));
        }
    }

    private static void youden(Printed youden, Printed se, Printed sp, String figures, Parts out) {
        out.add(
                youden.canLie(se.low() + sp.low() - 1, se.high() + sp.high() - 1),
                figures + ": Youden index " + Printed.show(se.value() + sp.value() - 1) + ", printed " + youden);
    }

    /** Sizes of positive and negative class, of the same total, that fit every point. */
    private static String splits(List<Entry> points, int total) throws ProblemException {
        List<String> found = new ArrayList<>();
        for (int positives = 1; positives < total; positives++) {
            boolean fits = true;
            for (Entry p : points) {
                fits &= CountChecks.fits(p.printed("sensitivity").hundredth(), positives)
                        && CountChecks.fits(p.printed("specificity").hundredth(), total - positives);
            }
            if (fits) {
                found.add(positives + " positive and " + (total - positives) + " negative");
            }
        }
        return found.isEmpty() ? "none" : String.join(", ", found);
    }

    /**
     * An area is a whole number of half pairs; with a point on the curve it lies between se·sp and 1 − (1 − se)(1 − sp),
     * and below 1 − (1 − J)²/2 if the point has the greatest Youden index J, since no point then lies above the line J
     * over the diagonal.
     */
    static void area(Entry e, Parts out) throws ProblemException {
        Map<String, Integer> classes = e.classes();
        List<Integer> n = List.copyOf(classes.values());
        Printed auc = e.printed("auc");
        if (auc.high() < 0 || auc.low() > 1) {
            throw e.bad("auc", "it must lie in 0–1");
        }
        int pairs = n.get(0) * n.get(1);
        boolean grid = halfPairs(auc, pairs);
        double near = Math.round(2 * auc.value() * pairs) / 2.0;
        out.add(
                grid,
                "area " + auc + " of " + n.get(0) + "·" + n.get(1) + " = " + pairs + " pairs: nearest " + near + "/"
                        + pairs + " = " + Printed.show(auc.decimals() + 1, near / pairs));
        if (e.has("ci")) {
            interval(e.printedList("ci"), auc, n.get(0), n.get(1), out);
        }
        if (e.has("sensitivity")) {
            Printed se = e.printed("sensitivity").hundredth();
            Printed sp = e.printed("specificity").hundredth();
            double low = se.low() * sp.low();
            double j = Math.min(1, se.high() + sp.high() - 1);
            double high = Math.min(1 - (1 - se.high()) * (1 - sp.high()), 1 - (1 - j) * (1 - j) / 2);
            out.add(
                    auc.canLie(low, high),
                    "area " + auc + ", with a best point of " + se + " and " + sp + " it lies in " + Printed.show(low)
                            + "–" + Printed.show(high));
        }
    }

    private static boolean halfPairs(Printed auc, int pairs) {
        return Math.ceil(2 * auc.low() * pairs - 1e-9) <= Math.floor(2 * auc.high() * pairs + 1e-9);
    }

    /** Against the standard error of Hanley and McNeil (1982); another method may differ, but hardly by a factor of two. */
    private static void interval(List<Printed> ci, Printed auc, int n1, int n0, Parts out) {
        boolean inside = ci.size() == 2 && auc.canLie(ci.get(0).low(), ci.get(1).high());
        out.add(inside, "area " + auc + ", interval " + ci);
        if (!inside) {
            return;
        }
        double a = auc.value();
        double q1 = a / (2 - a);
        double q2 = 2 * a * a / (1 + a);
        double error =
                Math.sqrt((a * (1 - a) + (n1 - 1) * (q1 - a * a) + (n0 - 1) * (q2 - a * a)) / (n1 * (double) n0));
        double printed = (a - ci.get(0).value()) / Z95;
        String line = "lower limit " + ci.get(0) + " is a standard error of " + Printed.show(printed)
                + ", Hanley and McNeil's is " + Printed.show(error);
        boolean plausible = printed > error / 2 && printed < error * 2;
        out.add(
                plausible ? Outcome.CONSISTENT : Outcome.ONLY_IF,
                plausible ? line : "the interval is by a quite different method: " + line);
    }

    /** The rank-sum statistic is the area: |Z| = |AUC − ½|·n₁n₀/√(n₁n₀(N + 1)/12), more with ties. */
    static void rankSum(Entry e, Parts out) throws ProblemException {
        List<Integer> n = List.copyOf(e.classes().values());
        Printed auc = e.printed("auc");
        double pairs = n.get(0) * (double) n.get(1);
        double sigma = Math.sqrt(pairs * (n.get(0) + n.get(1) + 1) / 12);
        double near = Math.min(Math.abs(auc.low() - 0.5), Math.abs(auc.high() - 0.5));
        double far = Math.max(Math.abs(auc.low() - 0.5), Math.abs(auc.high() - 0.5));
        // Least: with the continuity correction. Most: without ties and without it.
        double least = (near * pairs - 0.5) / sigma;
        double most = far * pairs / sigma;
        Printed z = e.printed("z");
        double zLow = Math.min(Math.abs(z.low()), Math.abs(z.high()));
        double zHigh = Math.max(Math.abs(z.low()), Math.abs(z.high()));
        String line = "area " + auc + " of " + n.get(0) + " and " + n.get(1) + " means |Z| = " + Printed.show(least)
                + "–" + Printed.show(most) + ", printed " + z;
        if (zHigh < least) {
            out.add(false, line);
        } else if (zLow > most) {
            out.add(Outcome.ONLY_IF, "there are many ties: " + line);
        } else {
            out.add(true, line);
        }
    }
}
