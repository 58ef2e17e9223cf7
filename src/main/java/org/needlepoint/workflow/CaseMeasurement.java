package org.needlepoint.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.needlepoint.diffusion.AdcFit;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.AdcNoise;
import org.needlepoint.diffusion.DiffusionImage;
import org.needlepoint.diffusion.SliceShift;
import org.needlepoint.diffusion.TargetSliceRanking;
import org.needlepoint.fiducial.FiducialTemplate;
import org.needlepoint.fiducial.MarkerLine;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.measurement.AdcInCore;
import org.needlepoint.measurement.CoreMeasurement;
import org.needlepoint.measurement.CorePose;
import org.needlepoint.measurement.SpectraInCore;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Assessment;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.registration.QualityGate;
import org.needlepoint.registration.RegistrationAssessment;
import org.needlepoint.registration.RegistrationResult;
import org.needlepoint.registration.SliceProtocol;
import org.needlepoint.report.Figure;
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
record CaseMeasurement(
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
            MeasureSettings settings,
            CaseSeries series,
            CaseImages images,
            FiducialTemplate template,
            NeedleStep.Chosen needle,
            MarkerChoice choice,
            Progress progress)
            throws ProblemException {
        List<String> warnings = new ArrayList<>();
        MarkerStep.Found markers = choice.used();
        SliceProtocol protocol = SliceProtocol.parallel(
                images.ct().volume().grid().normal(), images.t2().grid().normal());
        Assessment assessment = RegistrationAssessment.withDefaults()
                .with(new QualityGate(settings.acceptMm(), settings.cautionMm()))
                .with(protocol)
                .assess(markers.pairs(), needle.needle().tip());
        PoseStep.Registered registered = new PoseStep(
                        settings, assessment, markers.pairs(), needle.needle().tip())
                .choose(images, progress.part(0, 0.3));
        RegistrationResult registration = registered.result();
        MarkerChoice.Effect exclusion = choice.effect(
                registered.fitted().model(), protocol, needle.needle().tip());
        VoxelGrid grid = images.t2().grid();
        int targetSlice = targetSlice(
                series, images.t2(), registration.ctToMr().apply(needle.needle().tip()));
        CorePose pose = new CorePose(registration.pose(), needle.needle());
        CoreMeasurement core = new CoreMeasurement(
                pose,
                grid,
                targetSlice,
                settings.coreLengthMm(),
                settings.coreWidthMm(),
                settings.draws(),
                settings.seed());
        progress.report(0.3, "Measuring diffusion in the core");
        Optional<AdcNoise> noise = images.diffusion().flatMap(AdcNoise::of);
        Optional<AdcInCore> vendor = Optional.empty();
        if (images.adc().isPresent()) {
            vendor = Optional.of(adc(
                    core, images.adc().get(), noise, series.adc().orElseThrow().name()));
        }
        Optional<AdcInCore> own = ownAdc(settings, series, images, core, noise, vendor.isEmpty());
        progress.report(0.6, "Fitting spectra");
        SpectraStep.Outcome spectra = SpectraStep.measure(images.spectra(), core);
        warnings.addAll(registered.notes());
        warnings.addAll(spectra.notes());
        Optional<TargetSliceRanking.Result> ranking = ranking(images);
        Optional<SliceShift> shift = shift(series, images, template, markers.pairs(), targetSlice);
        return new CaseMeasurement(
                template,
                needle,
                markers,
                choice.excluded(),
                exclusion,
                assessment,
                registered,
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

    /** The slice whose plane is nearest to the tip. */
    private static int targetSlice(CaseSeries series, Volume t2, Point3 tipMr) throws ProblemException {
        VoxelGrid grid = t2.grid();
        ContinuousIndex tip = grid.toIndex(tipMr);
        if (!grid.contains(tip)) {
            double outside = Math.max(
                    Math.max(-0.5 - tip.slice(), tip.slice() - grid.slices() + 0.5) * grid.sliceSpacingMm(),
                    Math.max(
                            Math.max(-0.5 - tip.column(), tip.column() - grid.columns() + 0.5) * grid.columnSpacingMm(),
                            Math.max(-0.5 - tip.row(), tip.row() - grid.rows() + 0.5) * grid.rowSpacingMm()));
            throw new ProblemException(
                    WorkflowProblem.TIP_OUTSIDE,
                    String.format(Locale.ROOT, "%.1f mm", outside),
                    series.t2().name());
        }
        int slice = (int) Math.max(0, Math.min(grid.slices() - 1L, Math.round(tip.slice())));
        if (!t2.isPresent(slice)) {
            throw new ProblemException(
                    WorkflowProblem.SLICE_MISSING,
                    series.t2().name(),
                    String.format(Locale.ROOT, "slice %d, the target slice", slice + 1));
        }
        return slice;
    }

    private static AdcInCore adc(CoreMeasurement core, AdcMap map, Optional<AdcNoise> noise, String name)
            throws ProblemException {
        VoxelGrid grid = map.adc().grid();
        int slice = core.sliceIn(grid);
        if (core.offSliceMm(grid) > grid.sliceSpacingMm() / 2 + 1e-6) {
            throw new ProblemException(WorkflowProblem.CORE_OUTSIDE, "none", name);
        }
        if (!map.adc().isPresent(slice)) {
            throw new ProblemException(
                    WorkflowProblem.SLICE_MISSING,
                    name,
                    String.format(Locale.ROOT, "slice %d, which holds the core", slice + 1));
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
            MeasureSettings settings,
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
                .with(AdcFit.Method.valueOf(settings.adcFit().name()))
                .fit(images.diffusion().get(), Math.max(0, slice - 2), Math.min(grid.slices(), slice + 3))
                .map();
        if (needed) {
            return Optional.of(adc(core, map, noise, series.dwi().orElseThrow().name()));
        }
        return core.offSliceMm(grid) <= grid.sliceSpacingMm() / 2 && map.adc().isPresent(slice)
                ? core.adc(map, noise)
                : Optional.empty();
    }

    private static Optional<TargetSliceRanking.Result> ranking(CaseImages images) {
        Optional<AdcMap> map = images.adc();
        if (map.isEmpty()) {
            map = images.diffusion().map(d -> AdcFit.withDefaults().fit(d).map());
        }
        Optional<Volume> highB = images.diffusion()
                .flatMap(d -> d.images().stream().max(Comparator.comparingDouble(DiffusionImage::bValue)))
                .filter(i -> i.bValue() > 0)
                .map(DiffusionImage::signal);
        return map.map(m -> TargetSliceRanking.withDefaults().rank(images.t2(), highB, m));
    }

    private static Optional<SliceShift> shift(
            CaseSeries series,
            CaseImages images,
            FiducialTemplate template,
            List<Correspondence> pairs,
            int targetSlice) {
        VoxelGrid grid = images.t2().grid();
        for (MarkerLine line : template.lines()) {
            if (line.onTargetSlice() && template.lines().size() > 1) {
                continue;
            }
            OptionalDouble level = pairs.stream()
                    .filter(p -> line.labels().contains(p.label()))
                    .mapToDouble(p -> grid.toIndex(p.to()).slice())
                    .average();
            if (level.isPresent()) {
                int capsule = (int) Math.max(0, Math.min(grid.slices() - 1L, Math.round(level.getAsDouble())));
                return Optional.of(SliceShift.of(grid, series.t2().statedSliceSpacingMm(), capsule, targetSlice));
            }
        }
        return Optional.empty();
    }

    /** The registration with the pose that is used. */
    RegistrationResult registration() {
        return registered.result();
    }

    /** The ADC that counts: the vendor's map, or ours where there is none. */
    AdcInCore primaryAdc() {
        return vendorAdc.or(() -> ownAdc).orElseThrow();
    }

    Optional<AdcMap> shownAdc() {
        return Optional.of(primaryAdc().map());
    }

    CaseFigures figures(CaseImages images) {
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
                new RegistrationWords(this, images.t2().grid()).alongTrack());
    }

    Optional<Figure> spectrumFigure() {
        return spectra.map(s -> {
            SpectrumCurve c = s.spectrum().curve();
            List<SpectrumPlot.Peak> peaks = s.spectrum().resonances().stream()
                    .map(r -> new SpectrumPlot.Peak(r.name(), r.ppm()))
                    .toList();
            return Figure.wide(
                    "Spectrum of the core",
                    "Grey: measured, water removed; red: fit; below: what the fit leaves. Voxels are aligned in frequency and"
                            + " phase and weighted by their overlap with the core.",
                    new SpectrumPlot(c.ppm(), c.measured(), c.fit(), peaks, 0.5, 4.3)
                            .draw(SPECTRUM_WIDTH_PX, SPECTRUM_HEIGHT_PX));
        });
    }
}
