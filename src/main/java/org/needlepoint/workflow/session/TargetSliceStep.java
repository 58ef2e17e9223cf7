package org.needlepoint.workflow.session;

import java.util.Comparator;
import java.util.Optional;
import org.needlepoint.casefile.planning.TargetSliceDecision;
import org.needlepoint.diffusion.AdcFit;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.DiffusionImage;
import org.needlepoint.diffusion.TargetSliceRanking;
import org.needlepoint.image.Volume;
import org.needlepoint.problem.ProblemException;

/** Ranks the slices that may be the target. */
final class TargetSliceStep {
    private TargetSliceStep() {}

    /** With the automatic thresholds; empty without an ADC map or b-values to make one from. */
    static Optional<TargetSlices> automatic(CaseImages images) {
        Optional<AdcMap> map = images.adc().or(() -> images.diffusion()
                .map(d -> AdcFit.withDefaults().fit(d).map()));
        if (map.isEmpty()) {
            return Optional.empty();
        }
        Optional<Volume> highB = images.diffusion()
                .flatMap(d -> d.images().stream().max(Comparator.comparingDouble(DiffusionImage::bValue)))
                .filter(i -> i.bValue() > 0)
                .map(DiffusionImage::signal);
        TargetSliceRanking.Result ranking = TargetSliceRanking.withDefaults().rank(images.t2(), highB, map.get());
        return Optional.of(new TargetSlices(ranking, ranking.thresholds(), map.get(), highB));
    }

    /** With the reader's thresholds where there are any. */
    static TargetSlices rank(CaseImages images, TargetSliceDecision decision) throws ProblemException {
        TargetSlices first = automatic(images)
                .orElseThrow(() -> new ProblemException(
                        WorkflowProblem.SERIES_MISSING,
                        "ADC map, nor a diffusion series with two b-values,",
                        images.ct().name()));
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
                .rank(images.t2(), first.highB(), first.adc());
        return new TargetSlices(ranking, t, first.adc(), first.highB());
    }
}
