package org.needlepoint.cohort.consistency;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.problem.ProblemException;

/**
 * What quartiles and cut-offs say of how many values lie below a limit. A quartile at position h (types 4 to 9 of Hyndman
 * and Fan, and hinges) lies between the values ⌊h⌋ and ⌈h⌉ in order, so that the first is not above it and the second not
 * below it; the least and the greatest position of all types are used.
 */
final class QuartileChecks {
    private static final String[] NAMES = {"p25", "median", "p75"};

    private QuartileChecks() {}

    /** A set of values of which some order statistics are bounded. */
    private static final class Group {
        private final String name;
        private final int n;
        private final List<Printed> quartiles = new ArrayList<>();
        private final List<Integer> atMost = new ArrayList<>();
        private final List<Integer> atLeast = new ArrayList<>();
        private final List<double[]> cutOffs = new ArrayList<>();

        Group(Entry e, Parts out) throws ProblemException {
            name = e.has("name") ? e.text("name") : "all";
            n = e.atLeast(1, "n");
            double before = Double.NEGATIVE_INFINITY;
            for (int q = 0; q < NAMES.length; q++) {
                if (e.has(NAMES[q])) {
                    Printed v = e.printed(NAMES[q]);
                    if (v.high() < before) {
                        out.add(false, name + ": " + NAMES[q] + " " + v + " is below the quartile before it");
                    }
                    before = v.low();
                    double p = (q + 1) / 4.0;
                    quartiles.add(v);
                    atMost.add((int) Math.max(1, Math.floor(n * p)));
                    atLeast.add((int) Math.min(n, Math.ceil((p < 0.5 ? n * p + 1 - p : (n + 1) * p) - 1e-9)));
                }
            }
            if (e.has("below")) {
                for (Entry b : e.entries("below", 1)) {
                    int count = b.count("count");
                    if (count > n) {
                        throw b.bad("count", "it is above n");
                    }
                    cutOffs.add(new double[] {b.printed("limit").value(), count});
                }
            }
        }

        /** At least so many values are below the limit, by the quartiles and, if asked for, the cut-offs. */
        int least(double limit, boolean withCutOffs) {
            int least = 0;
            for (int q = 0; q < quartiles.size(); q++) {
                if (quartiles.get(q).high() < limit) {
                    least = Math.max(least, atMost.get(q));
                }
            }
            for (double[] c : withCutOffs ? cutOffs : List.<double[]>of()) {
                if (c[0] <= limit) {
                    least = Math.max(least, (int) c[1]);
                }
            }
            return least;
        }

        /** At most so many values are below the limit. */
        int most(double limit, boolean withCutOffs) {
            int most = n;
            for (int q = 0; q < quartiles.size(); q++) {
                if (quartiles.get(q).low() >= limit) {
                    most = Math.min(most, atLeast.get(q) - 1);
                }
            }
            for (double[] c : withCutOffs ? cutOffs : List.<double[]>of()) {
                if (c[0] >= limit) {
                    most = Math.min(most, (int) c[1]);
                }
            }
            return most;
        }
    }

    /** Counts below cut-offs are possible with the quartiles of the same group. */
    static void cutOffs(Entry e, Parts out) throws ProblemException {
        for (Entry g : e.entries("groups", 1)) {
            Group group = new Group(g, out);
            for (double[] c : group.cutOffs) {
                int least = group.least(c[0], false);
                int most = group.most(c[0], false);
                out.add(
                        least <= c[1] && c[1] <= most,
                        group.name + " (" + group.n + "): " + (int) c[1] + " below " + Printed.show(c[0])
                                + ", the quartiles " + group.quartiles + " allow " + least + " to " + most);
            }
        }
    }

    /** Quartiles of all are possible with the quartiles and cut-offs of the groups that make them up. */
    static void pooled(Entry e, Parts out) throws ProblemException {
        Group all = new Group(e.entry("overall"), out);
        List<Group> groups = new ArrayList<>();
        int total = 0;
        for (Entry g : e.entries("groups", 2)) {
            groups.add(new Group(g, out));
            total += groups.get(groups.size() - 1).n;
        }
        out.add(total == all.n, "groups of " + total + ", all " + all.n);
        for (int q = 0; q < all.quartiles.size(); q++) {
            Printed v = all.quartiles.get(q);
            int below = groups.stream().mapToInt(g -> g.least(v.low(), true)).sum();
            int allowed = all.atLeast.get(q) - 1;
            double above = Math.nextUp(v.high());
            int upTo = groups.stream().mapToInt(g -> g.most(above, true)).sum();
            int needed = all.atMost.get(q);
            out.add(
                    below <= allowed && upTo >= needed,
                    "quartile " + v + " of all " + all.n + ": at most " + allowed + " values below it, the groups have "
                            + below + " at least; at least " + needed + " up to it, the groups have " + upTo
                            + " at most");
        }
    }
}
