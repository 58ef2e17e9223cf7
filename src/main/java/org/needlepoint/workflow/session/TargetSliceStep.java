package org.needlepoint.workflow.session;

import java.util.Comparator;
import java.util.Optional;
import org.needlepoint.casefile.planning.TargetSliceDecision;
import org.needlepoint.diffusion.AdcFit;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.DiffusionImage;
import org.needlepoint.diffusion.DiffusionSeries;
import org.needlepoint.diffusion.TargetSliceRanking;
import org.needlepoint.image.Volume;
import org.needlepoint.problem.ProblemException;

/** Ranks the slices that may be the target. */
final class TargetSliceStep {
    private TargetSliceStep() {}

    /** With the automatic thresholds; empty without an ADC map or b-values to make one from. */
    static Optional<TargetSlices> automatic(CaseImages images) {
        return automatic(images.t2(), images.adc(), images.diffusion());
    }

    /** With the automatic thresholds, or the reason why not. */
    static TargetSlices automatic(MrImages images) throws ProblemException {
        return automatic(images.t2(), images.adc(), images.diffusion())
                .orElseThrow(() -> new ProblemException(
                        WorkflowProblem.SERIES_MISSING,
                        SessionWording.NO_DIFFUSION.say(),
                        images.markerImages().get(0).name()));
    }

    private static Optional<TargetSlices> automatic(
            Volume t2, Optional<AdcMap> vendor, Optional<DiffusionSeries> diffusion) {
        Optional<AdcMap> map =
                vendor.or(() -> diffusion.map(d -> AdcFit.withDefaults().fit(d).map()));
        if (map.isEmpty()) {
            return Optional.empty();
        }
        Optional<Volume> highB = diffusion
                .flatMap(d -> d.images().stream().max(Comparator.comparingDouble(DiffusionImage::bValue)))
                .filter(i -> i.bValue() > 0)
                .map(DiffusionImage::signal);
        TargetSliceRanking.Result ranking = TargetSliceRanking.withDefaults().rank(t2, highB, map.get());
        return Optional.of(new TargetSlices(ranking, ranking.thresholds(), map.get(), highB));
    }

    /** With the reader's thresholds where there are any. */
    static TargetSlices rank(Volume t2, TargetSlices first, TargetSliceDecision decision) {
        if (decision.t2AtLeast().isEmpty()
                && decision.highBAtLeast().isEmpty()
                && decision.adcAtMost().isEmpty()) {
            return first;
        }
        TargetSliceRanking.Thresholds t = first.automatic();
        TargetSliceRanking.Result ranking = TargetSliceRanking.withDefaults()
                .with(new TargetSliceRanking.Thresholds(
                        decision.t2AtLeast().orElse(t.t2AtLeast()),
                        decision.highBAtLeast().orElse(t.highBAtLeast()),
                        decision.adcAtMost().orElse(t.adcAtMost())))
                .rank(t2, first.highB(), first.adc());
        return new TargetSlices(ranking, t, first.adc(), first.highB());
    }
}
