package org.needlepoint.report.cohort;

import java.util.List;
import java.util.Optional;
import org.needlepoint.cohort.Description;
import org.needlepoint.cohort.Marker;
import org.needlepoint.report.table.PrintedNumber;
import org.needlepoint.statistics.ConfidenceInterval;
import org.needlepoint.statistics.Proportion;

/** Numbers in the forms that several tables share. */
final class Words {
    private Words() {}

    /** Mean ± SD if so described, else median (P25, P75). */
    static String location(Description d, boolean byMean, int decimals) {
        if (byMean && d.standardDeviation().isPresent()) {
            return PrintedNumber.meanSd(d.mean(), d.standardDeviation().get(), decimals);
        }
        return PrintedNumber.medianQuartiles(
                d.quartiles().median(), d.quartiles().p25(), d.quartiles().p75(), decimals);
    }

    static String interval(ConfidenceInterval i, int decimals) {
        return PrintedNumber.interval(i.lower(), i.upper(), decimals);
    }

    static String p(double p, Optional<Double> adjusted) {
        return PrintedNumber.p(p)
                + adjusted.map(a -> " (" + PrintedNumber.p(a) + ")").orElse("");
    }

    static String percent(Proportion p) {
        return PrintedNumber.fixed(100 * p.value(), 1);
    }

    /** Per cent with interval and counts. */
    static String percent(Proportion p, ConfidenceInterval i) {
        return percent(p) + " (" + PrintedNumber.interval(100 * i.lower(), 100 * i.upper(), 1) + "), " + p.successes()
                + "/" + p.trials();
    }

    /** A cut-off lies midway between two values: one decimal more than they have. */
    static String cutOff(Marker marker, String sign, double threshold) {
        if (Double.isInfinite(threshold)) {
            return PrintedNumber.NONE;
        }
        return sign + " " + PrintedNumber.fixed(threshold, marker.decimals() + 1);
    }

    static String listed(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        return String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.get(items.size() - 1);
    }

    /** A test with its article. */
    static String test(String test) {
        return test.startsWith("Wilcoxon rank-sum test, ")
                ? "the Wilcoxon rank-sum test (" + test.substring("Wilcoxon rank-sum test, ".length()) + ")"
                : test;
    }

    static String count(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }
}
