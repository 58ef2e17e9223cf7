package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.diffusion.AdcFit;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.AdcNoise;
import org.needlepoint.diffusion.SliceShift;
import org.needlepoint.diffusion.TargetSliceRanking;
import org.needlepoint.fiducial.FiducialTemplate;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.measurement.AdcInCore;
import org.needlepoint.measurement.CoreMeasurement;
import org.needlepoint.measurement.CorePose;
import org.needlepoint.measurement.SpectraInCore;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Assessment;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.registration.RegistrationResult;
import org.needlepoint.report.Figure;
import org.needlepoint.report.ReportLanguage;
import org.needlepoint.report.SpectrumPlot;
import org.needlepoint.spectroscopy.SpectrumCurve;
import org.needlepoint.work.Progress;

/**
 * Everything computed of a case, before it is put into words.
 *
 * @param template markers' template
 * @param needle chosen needle and the other candidates
 * @param markers paired markers that are fitted
 * @param excluded markers that the reader left out
 * @param exclusion what leaving markers out does at the tip
 * @param assessment registration with its verdict
 * @param registered the pose used and where it comes from
 * @param targetSlice slice of the T2 series
 * @param core core laid on MR, with its draws
 * @param corePose needle on MR with its uncertainty
 * @param vendorAdc ADC of the vendor's map in the core
 * @param ownAdc ADC computed from the b-values in the core
 * @param spectra spectroscopy in the core
 * @param spectroscopy which spectroscopy object was used
 * @param ranking target slices by cellular area
 * @param shift S from line A to the target slice, if line A was seen
 * @param warnings what the reader must know
 */
public record CaseMeasurement(
        FiducialTemplate template,
        NeedleStep.Chosen needle,
        MarkerStep.Found markers,
        List<Correspondence> excluded,
        MarkerChoice.Effect exclusion,
        Assessment assessment,
        PoseStep.Registered registered,
        int targetSlice,
        CoreMeasurement core,
        CorePose corePose,
        Optional<AdcInCore> vendorAdc,
        Optional<AdcInCore> ownAdc,
        Optional<SpectraInCore> spectra,
        Optional<CaseImages.Spectra> spectroscopy,
        Optional<TargetSliceRanking.Result> ranking,
        Optional<SliceShift> shift,
        List<String> warnings) {

    private static final double LEAST_COVERAGE = 0.5;
    private static final int SPECTRUM_WIDTH_PX = 900;
    private static final int SPECTRUM_HEIGHT_PX = 360;

    static CaseMeasurement of(
            PlanningCase decisions,
            CaseSeries series,
            CaseImages images,
            FiducialTemplate template,
            NeedleStep.Chosen needle,
            MarkerChoice choice,
            CaseRegistration registration,
            Progress progress)
            throws ProblemException {
        List<String> warnings = new ArrayList<>();
        MarkerStep.Found markers = choice.used();
        int targetSlice = registration.targetSlice();
        CorePose pose = registration.corePose(needle.needle());
        CoreMeasurement core = new CoreMeasurement(
                pose,
                images.t2().grid(),
                targetSlice,
                decisions.rules().coreLengthMm(),
                decisions.rules().coreWidthMm(),
                decisions.rules().draws(),
                decisions.rules().seed());
        progress.report(0, SessionWording.MEASURING_DIFFUSION.say());
        Optional<AdcNoise> noise = images.diffusion().flatMap(AdcNoise::of);
        Optional<AdcInCore> vendor = Optional.empty();
        if (images.adc().isPresent()) {
            vendor = Optional.of(adc(
                    core, images.adc().get(), noise, series.adc().orElseThrow().name()));
        }
        Optional<AdcInCore> own = ownAdc(decisions, series, images, core, noise, vendor.isEmpty());
        progress.report(0.6, SessionWording.FITTING_SPECTRA.say());
        SpectraStep.Outcome spectra = SpectraStep.measure(images.spectra(), core);
        warnings.addAll(registration.registered().notes());
        warnings.addAll(spectra.notes());
        Optional<TargetSliceRanking.Result> ranking =
                TargetSliceStep.automatic(images).map(TargetSlices::ranking);
        Optional<SliceShift> shift = TargetShift.shift(
                template,
                TargetShift.places(markers.pairs()),
                images.t2().grid(),
                series.t2().statedSliceSpacingMm(),
                targetSlice);
        return new CaseMeasurement(
                template,
                needle,
                markers,
                choice.excluded(),
                registration.exclusion(),
                registration.assessment(),
                registration.registered(),
                targetSlice,
                core,
                pose,
                vendor,
                own,
                spectra.measured(),
                spectra.source(),
                ranking,
                shift,
                warnings);
    }

    private static AdcInCore adc(CoreMeasurement core, AdcMap map, Optional<AdcNoise> noise, String name)
            throws ProblemException {
        VoxelGrid grid = map.adc().grid();
        int slice = core.sliceIn(grid);
        if (core.offSliceMm(grid) > grid.sliceSpacingMm() / 2 + 1e-6) {
            throw new ProblemException(WorkflowProblem.CORE_OUTSIDE, "0 %", name);
        }
        if (!map.adc().isPresent(slice)) {
            throw new ProblemException(
                    WorkflowProblem.SLICE_MISSING, name, SessionWording.CORE_SLICE_MISSING.say(slice + 1));
        }
        Optional<AdcInCore> measured = core.adc(map, noise);
        if (measured.isEmpty()) {
            throw new ProblemException(
                    WorkflowProblem.NO_ADC_PIXELS,
                    org.needlepoint.roi.PixelWeights.exactOverlap(grid, slice, core.rectangle())
                            .size());
        }
        double coverage = measured.get().weights().coverage();
        if (coverage < LEAST_COVERAGE) {
            throw new ProblemException(
                    WorkflowProblem.CORE_OUTSIDE, String.format(Locale.ROOT, "%.0f %%", 100 * coverage), name);
        }
        return measured.get();
    }

    /** ADC from the b-values; without a vendor's map it is the measurement, otherwise its twin for comparison. */
    private static Optional<AdcInCore> ownAdc(
            PlanningCase decisions,
            CaseSeries series,
            CaseImages images,
            CoreMeasurement core,
            Optional<AdcNoise> noise,
            boolean needed)
            throws ProblemException {
        if (images.diffusion().isEmpty() || images.diffusion().get().images().size() < 2) {
            return Optional.empty();
        }
        VoxelGrid grid = images.diffusion().get().grid();
        int slice = core.sliceIn(grid);
        AdcMap map = AdcFit.withDefaults()
                .with(AdcFit.Method.valueOf(decisions.rules().adcFit().name()))
                .fit(images.diffusion().get(), Math.max(0, slice - 2), Math.min(grid.slices(), slice + 3))
                .map();
        if (needed) {
            return Optional.of(adc(core, map, noise, series.dwi().orElseThrow().name()));
        }
        return core.offSliceMm(grid) <= grid.sliceSpacingMm() / 2 && map.adc().isPresent(slice)
                ? core.adc(map, noise)
                : Optional.empty();
    }

    /** The registration with the pose that is used. */
    public RegistrationResult registration() {
        return registered.result();
    }

    /** The ADC that counts: the vendor's map, or ours where there is none. */
    public AdcInCore primaryAdc() {
        return vendorAdc.or(() -> ownAdc).orElseThrow();
    }

    Optional<AdcMap> shownAdc() {
        return Optional.of(primaryAdc().map());
    }

    CaseFigures figures(CaseImages images, ReportLanguage words) {
        RigidTransform ctToMr = registration().ctToMr();
        return new CaseFigures(
                images.t2(),
                images.ct().volume(),
                targetSlice,
                ctToMr,
                core.rectangle(),
                needle.needle().tip(),
                needle.needle().direction(),
                corePose.tipCovarianceMr(),
                markers.pairs(),
                registration().pose(),
                assessment.gate(),
                new RegistrationWords(this, images.t2().grid()).alongTrack(),
                words);
    }

    /**
     * The spectrum of the core with its fit.
     *
     * @param words language of its words
     * @return picture; empty without spectroscopy
     */
    public Optional<Figure> spectrumFigure(ReportLanguage words) {
        return spectrumPlot()
                .map(plot -> Figure.wide(
                        words.get("figure.spectrum"),
                        words.get("figure.spectrum.caption"),
                        plot.draw(SPECTRUM_WIDTH_PX, SPECTRUM_HEIGHT_PX, words)));
    }

    /**
     * The spectrum of the core with its fit and the names of its peaks.
     *
     * @return plot; empty without spectroscopy
     */
    public Optional<SpectrumPlot> spectrumPlot() {
        return spectra.map(s -> {
            SpectrumCurve c = s.spectrum().curve();
            List<SpectrumPlot.Peak> peaks = s.spectrum().resonances().stream()
                    .map(r -> new SpectrumPlot.Peak(r.name(), r.ppm()))
                    .toList();
            return new SpectrumPlot(c.ppm(), c.measured(), c.fit(), peaks, 0.5, 4.3);
        });
    }
}
