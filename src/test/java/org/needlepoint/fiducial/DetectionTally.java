package org.needlepoint.fiducial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.needlepoint.fiducial.DetectionCase.Located;

/** Counts and errors over many cases, in the order of their seeds whatever the number of threads. */
record DetectionTally(List<DetectionCase> cases) {
    /** 95 % quantile of χ² with three degrees of freedom. */
    private static final double CHI2_95 = 7.815;

    static DetectionTally over(long firstSeed, int n) {
        return new DetectionTally(LongStream.range(firstSeed, firstSeed + n)
                .parallel()
                .mapToObj(DetectionCase::of)
                .toList());
    }

    DetectionTally only(Predicate<DetectionCase> which) {
        return new DetectionTally(cases.stream().filter(which).toList());
    }

    int markers() {
        return 2 * cases.stream().mapToInt(DetectionCase::worn).sum();
    }

    int found() {
        return cases.stream().mapToInt(c -> c.located().size()).sum();
    }

    int extras() {
        return cases.stream().mapToInt(c -> c.extras().size()).sum();
    }

    long wronglyLabelled() {
        return cases.stream().filter(DetectionCase::wronglyLabelled).count();
    }

    /** Part of the cases with every marker worn that were labelled. */
    double labelledOfComplete() {
        List<DetectionCase> complete =
                cases.stream().filter(DetectionCase::complete).toList();
        return complete.stream().filter(DetectionCase::labelled).count() / (double) complete.size();
    }

    List<Located> located(boolean ct) {
        return cases.stream()
                .flatMap(c -> c.located().stream())
                .filter(l -> l.ct() == ct)
                .toList();
    }

    static double percentile(List<Located> of, ToDoubleFunction<Located> what, double p) {
        double[] v = of.stream().mapToDouble(what).sorted().toArray();
        return v[(int) Math.min(v.length - 1, Math.floor(p * v.length))];
    }

    static double mean(List<Located> of, ToDoubleFunction<Located> what) {
        return of.stream().mapToDouble(what).average().orElseThrow();
    }

    static double inPlanePixels(Located l) {
        return l.inPlaneMm() / l.pixelMm();
    }

    /** Through-plane RMS as a part of pitch/√12, what a marker known only to lie within its slice would have. */
    static double throughOfBound(List<Located> of) {
        return Math.sqrt(12 * mean(of, l -> l.throughMm() * l.throughMm() / (l.pitchMm() * l.pitchMm())));
    }

    static double coverage(List<Located> of) {
        return of.stream().filter(l -> l.chi2() <= CHI2_95).count() / (double) of.size();
    }

    String report() {
        StringBuilder s = new StringBuilder();
        s.append(line("all", this));
        Map<String, List<DetectionCase>> groups = new TreeMap<>();
        for (DetectionCase c : cases) {
            groups.computeIfAbsent(c.template(), k -> new ArrayList<>()).add(c);
            groups.computeIfAbsent(c.contrast().name(), k -> new ArrayList<>()).add(c);
            for (String f : c.features()) {
                groups.computeIfAbsent("with: " + f, k -> new ArrayList<>()).add(c);
            }
        }
        groups.forEach((name, some) -> s.append(line(name, new DetectionTally(some))));
        s.append(cases.stream()
                .filter(c -> !c.missed().isEmpty()
                        || !c.extras().isEmpty()
                        || c.wronglyLabelled()
                        || c.complete() && !c.labelled())
                .map(c -> c.seed() + " " + c.template() + " " + c.contrast() + " " + c.features() + " " + c.missed()
                        + " " + c.extras() + (c.wronglyLabelled() ? " WRONGLY LABELLED " : " ")
                        + c.refusal().substring(0, Math.min(160, c.refusal().length())))
                .collect(Collectors.joining("\n")));
        return s.toString();
    }

    private static String line(String name, DetectionTally t) {
        List<Located> ct = t.located(true);
        List<Located> mr = t.located(false);
        if (ct.isEmpty() || mr.isEmpty()) {
            return name + ": nothing found\n";
        }
        return String.format(
                Locale.ROOT,
                "%s: %d cases, %d of %d found, %d extra, %d wrong labels, %.1f %% of complete labelled%n"
                        + "  CT mm p50 %.2f p95 %.2f max %.2f (in plane p95 %.2f); χ² in plane %.2f/2 through %.2f/1"
                        + " mean %.2f/3, 95 %% ellipsoid holds %.1f %%%n"
                        + "  MR px p50 %.2f p95 %.2f max %.2f; through mm p95 %.2f max %.2f, RMS %.2f of pitch/√12;"
                        + " χ² in plane %.2f/2 through %.2f/1 mean %.2f/3, 95 %% ellipsoid holds %.1f %%%n",
                name,
                t.cases.size(),
                t.found(),
                t.markers(),
                t.extras(),
                t.wronglyLabelled(),
                100 * t.labelledOfComplete(),
                percentile(ct, Located::lengthMm, 0.5),
                percentile(ct, Located::lengthMm, 0.95),
                percentile(ct, Located::lengthMm, 1),
                percentile(ct, Located::inPlaneMm, 0.95),
                mean(ct, Located::inPlaneChi2),
                mean(ct, Located::throughChi2),
                mean(ct, Located::chi2),
                100 * coverage(ct),
                percentile(mr, DetectionTally::inPlanePixels, 0.5),
                percentile(mr, DetectionTally::inPlanePixels, 0.95),
                percentile(mr, DetectionTally::inPlanePixels, 1),
                percentile(mr, Located::throughMm, 0.95),
                percentile(mr, Located::throughMm, 1),
                throughOfBound(mr),
                mean(mr, Located::inPlaneChi2),
                mean(mr, Located::throughChi2),
                mean(mr, Located::chi2),
                100 * coverage(mr));
    }
}
