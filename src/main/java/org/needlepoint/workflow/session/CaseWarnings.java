package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
import org.needlepoint.wording.Wording;

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
            out.add(SessionWording.CAUTION.say(Wording.number(
                    measured.registration()
                            .targetError(measured.needle().needle().tip())
                            .p95Mm(),
                    1)));
        }
        measured.assessment().findings().stream().map(Finding::text).forEach(out::add);
        core(out);
        needle(out);
        adc(out);
        measured.spectra()
                .filter(s -> s.spectrum().quality() != SpectrumQuality.PASS)
                .ifPresent(s -> out.add((s.spectrum().quality() == SpectrumQuality.CAUTION
                                ? SessionWording.SPECTRUM_CAUTION
                                : SessionWording.SPECTRUM_REJECT)
                        .say(String.join("; ", s.spectrum().reasons()))));
        targetSlice(out);
        out.addAll(measured.warnings());
        out.addAll(series.notes());
        out.addAll(images.notes());
        out.addAll(measured.markers().notes());
        for (GeometryComparison g : geometry) {
            if (g.agreement() == GeometryComparison.Agreement.DIFFERENT
                    && g.field().equals("patient position")) {
                out.add(SessionWording.POSITION_DIFFERS.say(g.ct(), g.mr(), g.note()));
            }
        }
        seriesProblems(out);
        return new ArrayList<>(out);
    }

    private void hazards(Set<String> out) {
        CaseHazards look = new CaseHazards(decisions, SessionRules.COMMAND_LINE);
        look.patients(series.inventory()).ifPresent(h -> out.add(SessionWording.TWO_PATIENTS.say(h.evidence())));
        for (HazardFinding h : look.between(series, images.ct().stack())) {
            switch (h.hazard()) {
                case TWO_SIDES -> out.add(SessionWording.TWO_SIDES.say(h.evidence()));
                case OLD_STUDY -> out.add(SessionWording.OLD_STUDY.say(h.evidence()));
                case BODY_PART_DIFFERS -> out.add(SessionWording.BODY_PART_DIFFERS.say(h.evidence()));
                default -> {
                    // The position is compared with the rest of the geometry; patients are named above.
                }
            }
        }
    }

    private void core(Set<String> out) {
        BiopsyCore core = measured.core().core();
        if (core.leavesPlane(images.t2().grid())) {
            out.add(SessionWording.LEAVES_SLICE.say(
                    Wording.number(Math.toDegrees(core.outOfPlaneRad(images.t2().grid())), 0)));
        }
    }

    private void needle(Set<String> out) {
        NeedleCandidate n = measured.needle().needle();
        if (n.evidence() == NeedleCandidate.Evidence.LOST_UNDER_SKIN) {
            out.add(SessionWording.NEEDLE_NOT_OUTSIDE.say());
        }
        if (measured.needle().candidates().size() > 1) {
            out.add(SessionWording.MORE_NEEDLES.say(
                    measured.needle().candidates().size() - 1));
        }
    }

    private void adc(Set<String> out) {
        AdcInCore a = measured.primaryAdc();
        if (a.sample().rejected() > 0) {
            out.add(SessionWording.PIXELS_REJECTED.say(a.sample().rejected()));
        }
        if (!a.sample().minOfHalfInside()) {
            out.add(SessionWording.NONE_HALF_INSIDE.say());
        }
        if (a.weights().coverage() < 1 - 1e-9) {
            out.add(SessionWording.CORE_LEAVES_MAP.say(
                    Wording.number(100 * a.weights().coverage(), 0)));
        }
        if (a.mean().lost() > decisions.rules().draws() / 20) {
            out.add(SessionWording.DRAWS_LOST.say(
                    a.mean().lost(), decisions.rules().draws()));
        }
        Optional<AdcInCore> own = measured.vendorAdc().isPresent() ? measured.ownAdc() : Optional.empty();
        own.ifPresent(o -> {
            double ratio = o.sample().mean() / a.sample().mean();
            if (Math.abs(ratio - 1) > DIFFERING_ADC) {
                out.add(SessionWording.ADCS_DIFFER.say(Wording.number(100 * Math.abs(ratio - 1), 0)));
            }
        });
    }

    private void targetSlice(Set<String> out) {
        TargetSliceWords words = new TargetSliceWords(images.t2(), measured);
        Optional<TargetSliceResult.LineConfirmation> line = words.lineB();
        line.filter(l -> !l.onTargetSlice()).ifPresent(l -> out.add(SessionWording.LINE_OFF_SLICE.say()));
        measured.shift().flatMap(SliceShift::warning).ifPresent(out::add);
        Optional<TargetSliceRanking.Result> ranking = measured.ranking();
        ranking.ifPresent(r -> {
            if (r.slices().isEmpty()) {
                out.add(SessionWording.NOTHING_CELLULAR.say());
            } else if (r.rank(measured.targetSlice()).isEmpty()) {
                out.add(SessionWording.TIP_NOT_CELLULAR.say());
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
                    out.add(SessionWording.OF_SERIES.say(stack.name(), p.text()));
                }
            }
        }
    }
}
