package org.needlepoint.spectroscopy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.roi.PixelWeights;
import org.needlepoint.wording.Wording;

/** Puts the fits of a core together and judges them. */
final class CoreAssessment {
    /** A residual line must exceed this many standard deviations before it counts. */
    private static final double MISFIT_Z = 3.5;

    /** A residual below this part of the higher peak does not matter, however small the noise. */
    private static final double RESIDUAL_PART = 0.005;

    private final CoreSpectroscopy core;
    private final PixelWeights weights;
    private final QualityLimits limits;
    private final List<VoxelFit> fits;
    private final AmplitudeSums amplitudes;
    private final List<String> reasons = new ArrayList<>();
    private SpectrumQuality quality = SpectrumQuality.PASS;

    CoreAssessment(CoreSpectroscopy core, PixelWeights weights, QualityLimits limits) {
        this.core = core;
        this.weights = weights;
        this.limits = limits;
        this.amplitudes = core.amplitudes(weights);
        this.fits = core.fitsUnder(weights);
    }

    CoreSpectrum spectrum() {
        Acquisition a = core.spectra().acquisition();
        LineFit sum = core.sumFit();
        double snr = snr(a);
        double residual = residual();
        double width = sum.fullWidthHz();
        double spread = spread();
        Optional<AmplitudeSums.Ratio> ratio = amplitudes.ratio();
        judge(a, snr, residual, width, ratio.isPresent());
        return new CoreSpectrum(
                amplitudes,
                ratio,
                quality,
                reasons,
                snr,
                width,
                residual,
                sum.separationHz(),
                spread,
                resonances(a, width),
                voxels(),
                CurveMaker.curve(core.sum(), sum));
    }

    private void judge(Acquisition a, double snr, double residual, double width, boolean ratio) {
        bound(SpectroscopyWording.BOUND_CHOLINE, amplitudes.choline(), amplitudes.cholineVariance());
        bound(SpectroscopyWording.BOUND_CREATINE, amplitudes.creatine(), amplitudes.creatineVariance());
        if (!ratio) {
            add(
                    SpectrumQuality.REJECT,
                    amplitudes.choline() > 0
                            ? SpectroscopyWording.CREATINE_ZERO.say()
                            : SpectroscopyWording.CHOLINE_NOT_FOUND.say());
        }
        if (ratio) {
            above(
                    100 * amplitudes.logSd(),
                    limits.cautionRatioPercent(),
                    Double.POSITIVE_INFINITY,
                    SpectroscopyWording.RATIO_UNSURE,
                    Wording.number(100 * amplitudes.logSd(), 0));
        }
        below(snr, limits.cautionSnr(), limits.rejectSnr(), SpectroscopyWording.SNR, 1);
        above(
                width / (a.transmitterFrequencyHz() * 1e-6),
                limits.cautionWidthPpm(),
                limits.rejectWidthPpm(),
                SpectroscopyWording.LINES_WIDE,
                Wording.number(width / (a.transmitterFrequencyHz() * 1e-6), 3),
                Wording.number(width, 1));
        below(
                core.sumFit().separationHz() / width,
                limits.cautionSeparation(),
                limits.rejectSeparation(),
                SpectroscopyWording.LINES_CLOSE,
                2);
        if (residual / snr > RESIDUAL_PART) {
            above(
                    residual,
                    limits.cautionResidual(),
                    Double.POSITIVE_INFINITY,
                    SpectroscopyWording.RESIDUAL,
                    Wording.number(residual, 2));
        }
        if (amplitudes.creatine() > 0) {
            double misfit = misfit(a) / amplitudes.creatine();
            above(
                    misfit,
                    limits.cautionMisfit(),
                    limits.rejectMisfit(),
                    SpectroscopyWording.UNEXPLAINED,
                    Wording.number(misfit, 2));
        }
        below(
                weights.coverage(),
                limits.cautionCoverage(),
                limits.rejectCoverage(),
                SpectroscopyWording.PART_INSIDE,
                2);
        double lone = 0;
        double total = 0;
        for (int i = 0; i < fits.size(); i++) {
            total += weights.fraction(i);
            lone += fits.get(i).alignable() ? 0 : weights.fraction(i);
        }
        if (lone > total / 2) {
            add(SpectrumQuality.CAUTION, SpectroscopyWording.WEAK_VOXELS.say(Wording.number(100 * lone / total, 0)));
        }
        disagreement();
    }

    /** The fit of the sum and the sum of the fits make different assumptions of the line shape. */
    private void disagreement() {
        LineFit sum = core.sumFit();
        if (sum.choline() > 0 && sum.creatine() > 0 && amplitudes.choline() > 0 && amplitudes.creatine() > 0) {
            double d =
                    Math.abs(Math.log(sum.choline() / sum.creatine() * amplitudes.creatine() / amplitudes.choline()));
            if (d > Math.max(0.25, 3 * amplitudes.logSd())) {
                add(
                        SpectrumQuality.CAUTION,
                        SpectroscopyWording.SUM_DISAGREES.say(
                                Wording.number(sum.choline() / sum.creatine(), 2),
                                Wording.number(amplitudes.choline() / amplitudes.creatine(), 2)));
            }
        }
    }

    private void bound(SpectroscopyWording words, double amplitude, double variance) {
        if (amplitude > 0) {
            double percent = 100 * Math.sqrt(variance) / amplitude;
            above(
                    percent,
                    limits.cautionBoundPercent(),
                    limits.rejectBoundPercent(),
                    words,
                    Wording.number(percent, 0));
        }
    }

    private void above(double value, double caution, double reject, SpectroscopyWording words, Object... parts) {
        if (!(value <= caution)) {
            add(value <= reject ? SpectrumQuality.CAUTION : SpectrumQuality.REJECT, words.say(parts));
        }
    }

    private void below(double value, double caution, double reject, SpectroscopyWording words, int decimals) {
        if (!(value >= caution)) {
            add(
                    value >= reject ? SpectrumQuality.CAUTION : SpectrumQuality.REJECT,
                    words.say(Wording.number(value, decimals)));
        }
    }

    private void add(SpectrumQuality verdict, String reason) {
        quality = quality.worse(verdict);
        reasons.add(reason);
    }

    /** Height of the larger line over the noise in the spectrum: a / (π · width · dwell time · √points · σ). */
    private double snr(Acquisition a) {
        double signal = 0;
        double variance = 0;
        for (int i = 0; i < fits.size(); i++) {
            LineFit l = fits.get(i).line();
            double w = weights.fraction(i);
            signal += w * Math.max(l.choline(), l.creatine()) / l.fullWidthHz();
            variance += w * w * l.noise() * l.noise();
        }
        return signal / (Math.PI * a.dwellTimeS() * Math.sqrt(a.points() * variance));
    }

    private double residual() {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < fits.size(); i++) {
            double w = weights.fraction(i);
            sum += w * fits.get(i).residualRatio() * fits.get(i).residualRatio();
            total += w;
        }
        return Math.sqrt(sum / total);
    }

    private double spread() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (VoxelFit f : fits) {
            low = Math.min(low, f.line().shiftHz());
            high = Math.max(high, f.line().shiftHz());
        }
        return high - low;
    }

    /** Amplitude of the largest line that the aligned residuals hold around choline and creatine, beyond noise. */
    private double misfit(Acquisition a) {
        double largest = 0;
        for (double ppm = 2.93; ppm < 3.32; ppm += 0.02) {
            double re = 0;
            double im = 0;
            double variance = 0;
            double total = 0;
            for (int i = 0; i < fits.size(); i++) {
                VoxelFit f = fits.get(i);
                double[] line = new double[2 * f.signal().band.bins()];
                f.signal()
                        .band
                        .line(
                                a.offsetHz(ppm) + f.line().shiftHz(),
                                Math.PI * f.line().fullWidthHz(),
                                0,
                                line,
                                null);
                double r = 0;
                double m = 0;
                double norm = 0;
                for (int k = 0; k < line.length; k += 2) {
                    r += line[k] * f.residual()[k] + line[k + 1] * f.residual()[k + 1];
                    m += line[k] * f.residual()[k + 1] - line[k + 1] * f.residual()[k];
                    norm += line[k] * line[k] + line[k + 1] * line[k + 1];
                }
                double c = Math.cos(f.line().phaseRad());
                double s = Math.sin(f.line().phaseRad());
                double w = weights.fraction(i);
                re += w * (c * r + s * m) / norm;
                im += w * (c * m - s * r) / norm;
                variance += w * w * f.line().noise() * f.line().noise() / norm;
                total += w;
            }
            double square = re * re + im * im - 2 * MISFIT_Z * MISFIT_Z * variance;
            largest = Math.max(largest, Math.sqrt(Math.max(0, square)) / total);
        }
        return largest;
    }

    private List<CoreSpectrum.Resonance> resonances(Acquisition a, double width) {
        LineFit sum = core.sumFit();
        double perPpm = a.transmitterFrequencyHz() * 1e-6;
        List<CoreSpectrum.Resonance> out = new ArrayList<>();
        out.add(metabolite("Cho", ShapePrior.CHOLINE_PPM, amplitudes.choline(), amplitudes.cholineVariance(), width));
        out.add(metabolite(
                "Cr",
                ShapePrior.CHOLINE_PPM - sum.separationHz() / perPpm,
                amplitudes.creatine(),
                amplitudes.creatineVariance(),
                width));
        lipid("Lip13", 1.1, 1.55, out);
        lipid("Lip09", 0.7, 1.1, out);
        return out;
    }

    private static CoreSpectrum.Resonance metabolite(
            String name, double ppm, double amplitude, double variance, double width) {
        Optional<Double> bound = amplitude > 0 ? Optional.of(100 * Math.sqrt(variance) / amplitude) : Optional.empty();
        return new CoreSpectrum.Resonance(name, ppm, amplitude, bound, width);
    }

    /** The components of the summed signal in a range of shifts, in phase with choline. */
    private void lipid(String name, double lowPpm, double highPpm, List<CoreSpectrum.Resonance> out) {
        PreparedSignal signal = core.sum();
        double phase = core.sumFit().phaseRad();
        double amplitude = 0;
        double strongest = 0;
        double ppm = 0;
        double width = 0;
        for (DampedSinusoid c : signal.components) {
            double shift =
                    signal.acquisition.ppm(c.frequencyHz() - core.sumFit().shiftHz());
            if (shift > lowPpm && shift < highPpm) {
                double inPhase = signal.scale * (c.re() * Math.cos(phase) + c.im() * Math.sin(phase));
                amplitude += inPhase;
                if (inPhase > strongest) {
                    strongest = inPhase;
                    ppm = shift;
                    width = c.widthHz();
                }
            }
        }
        if (strongest > 0 && amplitude > 0) {
            out.add(new CoreSpectrum.Resonance(name, ppm, amplitude, Optional.empty(), width));
        }
    }

    private List<CoreSpectrum.Voxel> voxels() {
        double total = 0;
        for (int i = 0; i < weights.size(); i++) {
            total += weights.fraction(i);
        }
        List<CoreSpectrum.Voxel> out = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            LineFit l = fits.get(i).line();
            out.add(new CoreSpectrum.Voxel(
                    weights.column(i),
                    weights.row(i),
                    core.slice(),
                    weights.fraction(i) / total,
                    l.shiftHz(),
                    l.phaseRad()));
        }
        return out;
    }
}
