package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.needlepoint.casefile.GeometryComparison;
import org.needlepoint.casefile.TargetSliceResult;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.dicom.ImageStack;
import org.needlepoint.dicom.SeriesProblem;
import org.needlepoint.diffusion.SliceShift;
import org.needlepoint.diffusion.TargetSliceRanking;
import org.needlepoint.measurement.AdcInCore;
import org.needlepoint.needle.BiopsyCore;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.registration.Finding;
import org.needlepoint.registration.Verdict;
import org.needlepoint.spectroscopy.SpectrumQuality;

/** What the reader of a result must know, most serious first. */
final class CaseWarnings {
    private static final double DIFFERING_ADC = 0.1;

    private final PlanningCase decisions;
    private final CaseSeries series;
    private final CaseImages images;
    private final CaseMeasurement measured;
    private final List<GeometryComparison> geometry;

    CaseWarnings(
            PlanningCase decisions,
            CaseSeries series,
            CaseImages images,
            CaseMeasurement measured,
            List<GeometryComparison> geometry) {
        this.decisions = decisions;
        this.series = series;
        this.images = images;
        this.measured = measured;
        this.geometry = geometry;
    }

    List<String> all() {
        Set<String> out = new LinkedHashSet<>();
        hazards(out);
        if (measured.assessment().verdict() == Verdict.CAUTION) {
            out.add(String.format(
                    Locale.ROOT,
                    "Registration with caution: the predicted 95 %% error at the tip is %.1f mm",
                    measured.registration()
                            .targetError(measured.needle().needle().tip())
                            .p95Mm()));
        }
        measured.assessment().findings().stream().map(Finding::text).forEach(out::add);
        core(out);
        needle(out);
        adc(out);
        measured.spectra()
                .filter(s -> s.spectrum().quality() != SpectrumQuality.PASS)
                .ifPresent(s -> out.add("Spectrum "
                        + s.spectrum().quality().name().toLowerCase(Locale.ROOT) + ": "
                        + String.join("; ", s.spectrum().reasons())));
        targetSlice(out);
        out.addAll(measured.warnings());
        out.addAll(series.notes());
        out.addAll(images.notes());
        out.addAll(measured.markers().notes());
        for (GeometryComparison g : geometry) {
            if (g.agreement() == GeometryComparison.Agreement.DIFFERENT
                    && g.field().equals("patient position")) {
                out.add("Patient position differs: CT " + g.ct() + ", MR " + g.mr() + "; " + g.note());
            }
        }
        seriesProblems(out);
        return new ArrayList<>(out);
    }

    private void hazards(Set<String> out) {
        CaseHazards look = new CaseHazards(decisions, SessionRules.COMMAND_LINE);
        look.patients(series.inventory()).ifPresent(h -> out.add("Two patients? " + h.evidence()));
        for (HazardFinding h : look.between(series, images.ct().stack())) {
            switch (h.hazard()) {
                case TWO_SIDES -> out.add("Two sides? Laterality: " + h.evidence());
                case OLD_STUDY -> out.add("CT and MR lie more than seven days apart: " + h.evidence());
                case BODY_PART_DIFFERS -> out.add("Body part examined differs: " + h.evidence());
                default -> {
                    // The position is compared with the rest of the geometry; patients are named above.
                }
            }
        }
    }

    private void core(Set<String> out) {
        BiopsyCore core = measured.core().core();
        if (core.leavesPlane(images.t2().grid())) {
            out.add(String.format(
                    Locale.ROOT,
                    "The needle leaves the target slice at %.0f°: part of the core lies in a neighbouring slice",
                    Math.toDegrees(core.outOfPlaneRad(images.t2().grid()))));
        }
    }

    private void needle(Set<String> out) {
        NeedleCandidate n = measured.needle().needle();
        if (n.evidence() == NeedleCandidate.Evidence.LOST_UNDER_SKIN) {
            out.add("The needle was not seen outside the skin; its deeper end was taken for the tip: look at the CT");
        }
        if (measured.needle().candidates().size() > 1) {
            out.add((measured.needle().candidates().size() - 1)
                    + " more needle-like structures were found in the CT; the listed first one was used");
        }
    }

    private void adc(Set<String> out) {
        AdcInCore a = measured.primaryAdc();
        if (a.sample().rejected() > 0) {
            out.add(a.sample().rejected() + " pixels of the core hold no usable ADC and were left out");
        }
        if (!a.sample().minOfHalfInside()) {
            out.add("No pixel lies at least half inside the core; ADCmin is that of the best-covered pixels");
        }
        if (a.weights().coverage() < 1 - 1e-9) {
            out.add(String.format(
                    Locale.ROOT,
                    "Only %.0f %% of the core lies inside the ADC map",
                    100 * a.weights().coverage()));
        }
        if (a.mean().lost() > decisions.rules().draws() / 20) {
            out.add(a.mean().lost() + " of " + decisions.rules().draws() + " draws of the core gave no ADC");
        }
        Optional<AdcInCore> own = measured.vendorAdc().isPresent() ? measured.ownAdc() : Optional.empty();
        own.ifPresent(o -> {
            double ratio = o.sample().mean() / a.sample().mean();
            if (Math.abs(ratio - 1) > DIFFERING_ADC) {
                out.add(String.format(
                        Locale.ROOT,
                        "The vendor's ADC and the one from the b-values differ by %.0f %% in the core",
                        100 * Math.abs(ratio - 1)));
            }
        });
    }

    private void targetSlice(Set<String> out) {
        TargetSliceWords words = new TargetSliceWords(images.t2(), measured);
        Optional<TargetSliceResult.LineConfirmation> line = words.lineB();
        line.filter(l -> !l.onTargetSlice())
                .ifPresent(l -> out.add("The markers of the target line do not lie on the slice with the needle tip"));
        measured.shift().flatMap(SliceShift::warning).ifPresent(out::add);
        Optional<TargetSliceRanking.Result> ranking = measured.ranking();
        ranking.ifPresent(r -> {
            if (r.slices().isEmpty()) {
                out.add("No slice holds a cellular area by the thresholds (bright on T2-FS and high b, ADC at most"
                        + " 1.5 ×10⁻³ mm²/s)");
            } else if (r.rank(measured.targetSlice()).isEmpty()) {
                out.add("The slice with the needle tip holds no cellular area by the thresholds");
            }
        });
    }

    private void seriesProblems(Set<String> out) {
        List<ImageStack> used = new ArrayList<>(List.of(images.ct().stack(), series.t2()));
        series.adc().ifPresent(used::add);
        series.dwi().ifPresent(g -> used.addAll(g.stacks()));
        for (ImageStack stack : used) {
            for (SeriesProblem p : stack.problems()) {
                if (p.severity() != SeriesProblem.Severity.NOTE) {
                    out.add(stack.name() + ": " + p.text());
                }
            }
        }
    }
}
