package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.needlepoint.casefile.planning.Purpose;
import org.needlepoint.dicom.ImageStack;
import org.needlepoint.dicom.InputObject;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.dicom.Inventory.Loaded;
import org.needlepoint.dicom.SpectroscopyData;
import org.needlepoint.dicom.SpectroscopySource;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.DiffusionSeries;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.needle.NeedleDetector;
import org.needlepoint.needle.NeedleProblem;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.spectroscopy.SpectroscopyGrid;
import org.needlepoint.work.Progress;

/**
 * The pixels of a case.
 *
 * @param ct the CT with the needle, and the needles found in it
 * @param t2 target series
 * @param markerImages MR images in which the markers may show, the preferred first
 * @param adc vendor's ADC map
 * @param diffusion b-value images
 * @param spectra spectroscopy, in the order of the series
 * @param inputs objects read, by role
 * @param notes what the reader should know
 */
public record CaseImages(
        Ct ct,
        Volume t2,
        List<MarkerStep.MrImage> markerImages,
        Optional<AdcMap> adc,
        Optional<DiffusionSeries> diffusion,
        List<Spectra> spectra,
        Map<String, List<InputObject>> inputs,
        List<String> notes) {

    /**
     * A CT with its needles.
     *
     * @param stack where it was loaded from
     * @param name series for messages
     * @param volume HU
     * @param needles candidates, best first; not searched when a person drew the needle
     */
    public record Ct(ImageStack stack, String name, Volume volume, List<NeedleCandidate> needles) {}

    /**
     * One spectroscopy object.
     *
     * @param source where it was loaded from
     * @param signals its signals
     */
    public record Spectra(SpectroscopySource source, SpectroscopyGrid signals) {}

    /** Tips of one needle on two reconstructions of a scan agree within this; sharp kernels overshoot at the tip. */
    private static final double SAME_NEEDLE_MM = 6;

    /** A stack this much thicker is not preferred for its lower noise. */
    private static final double MUCH_THICKER = 1.5;

    static CaseImages load(CaseSeries series, boolean needleDrawn, Progress progress) throws ProblemException {
        Inventory inventory = series.inventory();
        Map<String, List<InputObject>> inputs = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        Ct ct = ct(series, needleDrawn, inputs, notes, progress.part(0, 0.6));
        MrImages mr = MrImages.load(
                inventory,
                new MrImages.Stacks(series.t2(), series.markerStacks(), series.dwi(), series.adc()),
                inputs,
                progress.part(0.6, 1));
        List<Spectra> spectra = new ArrayList<>();
        for (SpectroscopySource source : series.spectra()) {
            try {
                var loaded = inventory.spectroscopy(source);
                inputs.put("mrs" + (spectra.isEmpty() ? "" : " " + (spectra.size() + 1)), loaded.inputs());
                spectra.add(new Spectra(source, eddyCurrentCorrected(loaded.value())));
            } catch (ProblemException e) {
                // Without spectra the ADC can still be measured; the reader is told.
                notes.add(SessionWording.SPECTRA_LEFT_OUT.say(e.getMessage()));
            }
        }
        progress.report(1, SessionWording.IMAGES_READ.say());
        return new CaseImages(ct, mr.t2(), mr.markerImages(), mr.adc(), mr.diffusion(), spectra, inputs, notes);
    }

    /** With an unsuppressed water reference of the same voxels, the signals are corrected by its phase. */
    private static SpectroscopyGrid eddyCurrentCorrected(SpectroscopyData data) {
        return data.waterReference().map(data.signals()::eddyCurrentCorrected).orElse(data.signals());
    }

    /**
     * Of two reconstructions of one scan, the one with much thinner slices, else the smoother: a sharp kernel rings at the
     * metal and displaces the tip.
     */
    private static boolean better(Volume candidate, Volume best) {
        double ratio = candidate.grid().sliceSpacingMm() / best.grid().sliceSpacingMm();
        if (ratio > MUCH_THICKER || ratio < 1 / MUCH_THICKER) {
            return ratio < 1;
        }
        return roughness(candidate) < roughness(best);
    }

    /** Mean step between neighbouring soft-tissue voxels, HU: noise, which a sharp kernel raises. */
    private static double roughness(Volume ct) {
        VoxelGrid g = ct.grid();
        double sum = 0;
        long n = 0;
        for (int s = 0; s < g.slices(); s += Math.max(1, g.slices() / 8)) {
            if (!ct.isPresent(s)) {
                continue;
            }
            for (int r = 0; r < g.rows(); r += 2) {
                for (int c = 1; c < g.columns(); c++) {
                    double a = ct.value(c - 1, r, s);
                    double b = ct.value(c, r, s);
                    if (a > -150 && a < 200 && b > -150 && b < 200) {
                        sum += Math.abs(a - b);
                        n++;
                    }
                }
            }
        }
        return n == 0 ? Double.POSITIVE_INFINITY : sum / n;
    }

    /** Of several CT stacks the one that shows the needle; of reconstructions of one scan, the best. */
    private static Ct ct(
            CaseSeries series,
            boolean needleDrawn,
            Map<String, List<InputObject>> inputs,
            List<String> notes,
            Progress progress)
            throws ProblemException {
        List<Ct> seen = new ArrayList<>();
        List<List<InputObject>> read = new ArrayList<>();
        ProblemException unusable = null;
        for (ImageStack stack : series.ct()) {
            try {
                progress.report(0, SessionWording.READING_CT.say());
                Loaded<Volume> loaded = series.inventory().volume(stack, Progress.NONE);
                progress.report(0.5, SessionWording.LOOKING_FOR_NEEDLE.say());
                List<NeedleCandidate> needles =
                        needleDrawn ? List.of() : NeedleDetector.detect(loaded.value(), Progress.NONE);
                seen.add(new Ct(stack, stack.name(), loaded.value(), needles));
                read.add(loaded.inputs());
            } catch (ProblemException e) {
                unusable = e;
            }
        }
        if (seen.isEmpty()) {
            throw unusable;
        }
        List<Ct> withNeedle = needleDrawn
                ? seen
                : seen.stream().filter(c -> !c.needles().isEmpty()).toList();
        if (withNeedle.isEmpty()) {
            // A CT that could not be read may be the one with the needle.
            if (unusable != null) {
                throw unusable;
            }
            for (Ct c : seen) {
                // A needle that lies in one or two slices goes with them.
                int[] absent = c.stack().absentSlices();
                if (absent.length > 0) {
                    throw new ProblemException(
                            WorkflowProblem.SLICE_MISSING,
                            c.name(),
                            SessionWording.SLICES_MISSING_NO_NEEDLE.say(absent.length));
                }
            }
            throw new ProblemException(
                    NeedleProblem.NO_NEEDLE, seen.stream().map(Ct::name).collect(Collectors.joining(", ")));
        }
        Ct best = withNeedle.get(0);
        for (Ct other : withNeedle.subList(1, withNeedle.size())) {
            boolean same =
                    other.stack().frameOfReferenceUid().equals(best.stack().frameOfReferenceUid())
                            && !needleDrawn
                            && other.needles()
                                            .get(0)
                                            .tip()
                                            .distanceMm(best.needles().get(0).tip())
                                    < SAME_NEEDLE_MM;
            if (!same) {
                throw new ProblemException(
                        WorkflowProblem.SERIES_AMBIGUOUS,
                        Purpose.CT,
                        withNeedle.stream()
                                .map(c -> SessionWording.SERIES_WITH_UID.say(
                                        c.name(),
                                        series.inventory().seriesOf(c.stack()).uid()))
                                .collect(Collectors.joining("; ")));
            }
            if (better(other.volume(), best.volume())) {
                best = other;
            }
        }
        if (withNeedle.size() > 1) {
            notes.add(SessionWording.SEVERAL_CT.say(withNeedle.size(), best.name()));
        }
        inputs.put("ct", read.get(seen.indexOf(best)));
        return best;
    }
}
