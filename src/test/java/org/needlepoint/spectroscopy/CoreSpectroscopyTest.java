package org.needlepoint.spectroscopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.roi.CoreRectangle;
import org.needlepoint.roi.PixelWeights;

class CoreSpectroscopyTest {
    private final SyntheticSpectrum s = new SyntheticSpectrum();

    @Test
    void amplitudes_without_noise_are_recovered_to_the_rounding_of_the_stored_samples() {
        s.noise = 0;
        s.shiftHz = 7.3;
        s.phaseRad = 2.1;
        CoreSpectrum c = s.measure(new Random(1));
        // Samples are stored as 32-bit numbers of up to 50: rounding of 2e-6 each, averaged over the lines.
        assertThat(c.amplitudes().choline()).isCloseTo(8, within(2e-6));
        assertThat(c.amplitudes().creatine()).isCloseTo(1, within(2e-6));
        assertThat(c.choCr().orElseThrow().value()).isCloseTo(8, within(2e-5));
        assertThat(c.linewidthHz()).isCloseTo(6, within(5e-5));
        assertThat(c.voxels().get(0).shiftHz()).isCloseTo(7.3, within(1e-5));
        assertThat(c.voxels().get(0).phaseRad()).isCloseTo(2.1, within(1e-5));
        assertThat(c.quality()).isEqualTo(SpectrumQuality.PASS);
    }

    @Property(tries = 12)
    void the_ratio_does_not_depend_on_scale_phase_or_shift(
            @ForAll @DoubleRange(min = -3.1, max = 3.1) double phase,
            @ForAll @DoubleRange(min = -15, max = 15) double shift,
            @ForAll @DoubleRange(min = -4, max = 8) double logScale) {
        double plain = new SyntheticSpectrum()
                .measure(new Random(9))
                .choCr()
                .orElseThrow()
                .value();
        SyntheticSpectrum other = new SyntheticSpectrum();
        double[] signal = FidProcessing.turnBack(other.signal(new Random(9)), other.dwellTimeS, shift, phase);
        double scale = Math.pow(10, logScale);
        for (int i = 0; i < signal.length; i++) {
            signal[i] *= scale;
        }
        CoreSpectrum c = SyntheticSpectrum.measureAll(other.acquisition(), signal);
        assertThat(c.quality()).isEqualTo(SpectrumQuality.PASS);
        // The same noise, but other bins and a weak prior on the shift: a small part of its 2 % error.
        assertThat(c.choCr().orElseThrow().value()).isCloseTo(plain, within(0.01 * plain));
        assertThat(c.amplitudes().choline() / scale).isCloseTo(8, within(0.1));
        assertThat(c.voxels().get(0).shiftHz()).isCloseTo(-shift, within(0.1));
    }

    @Test
    void a_conjugated_signal_is_not_measured() {
        double[] signal = s.signal(new Random(2));
        for (int i = 1; i < signal.length; i += 2) {
            signal[i] = -signal[i];
        }
        CoreSpectrum c = SyntheticSpectrum.measureAll(s.acquisition(), signal);
        assertThat(c.quality()).isEqualTo(SpectrumQuality.REJECT);
        assertThat(c.reasons()).isNotEmpty();
    }

    @Test
    void noise_alone_is_rejected_with_reasons_and_no_ratio_is_believed() {
        s.choline = 0;
        s.creatine = 0;
        for (int seed = 0; seed < 10; seed++) {
            assertThat(s.measure(new Random(seed)).quality()).isEqualTo(SpectrumQuality.REJECT);
        }
        assertThat(SyntheticSpectrum.measureAll(s.acquisition(), new double[2 * s.points])
                        .quality())
                .isEqualTo(SpectrumQuality.REJECT);
    }

    @Test
    void without_creatine_there_is_no_ratio() {
        s.creatine = 0;
        CoreSpectrum c = s.measure(new Random(6));
        assertThat(c.choCr()).isEmpty();
        assertThat(c.quality()).isEqualTo(SpectrumQuality.REJECT);
        assertThat(c.reasons()).anyMatch(r -> r.contains("creatine cannot be told from zero"));
    }

    @Test
    void muscle_with_more_creatine_than_choline_is_not_mistaken_for_tumour() {
        s.choline = 0.5;
        s.creatine = 4;
        for (double shift : new double[] {-15, -8, 0, 8, 15}) {
            s.shiftHz = shift;
            CoreSpectrum c = s.measure(new Random(3));
            assertThat(c.choCr().orElseThrow().value()).as("shift %s Hz", shift).isCloseTo(0.125, within(0.02));
        }
    }

    @Test
    void an_unexplained_line_beside_creatine_is_noticed() {
        double[] signal = s.signal(new Random(5));
        double f = s.acquisition().offsetHz(3.11);
        new DampedSinusoid(f, Math.PI * 6, 0.9, 0.3).addTo(signal, s.dwellTimeS, 1);
        CoreSpectrum c = SyntheticSpectrum.measureAll(s.acquisition(), signal);
        assertThat(c.quality()).isNotEqualTo(SpectrumQuality.PASS);
    }

    @Test
    void voxels_of_different_shim_phase_and_content_give_the_ratio_of_their_weighted_sums() {
        double[][] signals = new double[4][];
        double cho = 0;
        double cr = 0;
        Random random = new Random(12);
        double[] widths = {4.5, 7, 5, 9};
        double[] shifts = {-9, 10, 0, 4};
        for (int v = 0; v < 4; v++) {
            s.widthHz = widths[v];
            s.shiftHz = shifts[v];
            s.phaseRad = 1.5 * v;
            s.choline = 12 - 3 * v;
            s.creatine = 0.8 + 0.1 * v;
            s.noise = 0.02;
            cho += s.choline;
            cr += s.creatine;
            signals[v] = s.signal(random);
        }
        CoreSpectrum c = SyntheticSpectrum.measureAll(s.acquisition(), signals);
        AmplitudeSums.Ratio ratio = c.choCr().orElseThrow();
        assertThat(ratio.value()).isCloseTo(cho / cr, within(0.01 * cho / cr));
        assertThat(c.frequencySpreadHz()).isCloseTo(19, within(0.2));
        assertThat(c.voxels()).hasSize(4).allSatisfy(v -> assertThat(v.weight()).isCloseTo(0.25, within(1e-9)));
    }

    @Test
    void another_placement_of_the_core_reuses_the_fits() {
        double[][] signals = new double[3][];
        Random random = new Random(13);
        for (int v = 0; v < 3; v++) {
            s.choline = 3 + 3 * v;
            signals[v] = s.signal(random);
        }
        CoreSpectroscopy core = SyntheticSpectrum.core(s.acquisition(), signals);
        PixelWeights last = PixelWeights.exactOverlap(SyntheticSpectrum.grid(3, 1), 0, rectangle(31, 18));
        core.prepare(List.of(last));
        assertThat(core.amplitudes(last).ratio().orElseThrow().value()).isCloseTo(9, within(0.5));
        PixelWeights all = PixelWeights.exactOverlap(SyntheticSpectrum.grid(3, 1), 0, rectangle(-10, 60));
        assertThat(core.amplitudes(all)).isEqualTo(core.spectrum().amplitudes());
    }

    @Test
    void the_curves_add_up_and_peak_where_the_resonances_are() {
        CoreSpectrum c = s.measure(new Random(14));
        SpectrumCurve curve = c.curve();
        int highest = 0;
        for (int i = 0; i < curve.ppm().length; i++) {
            assertThat(curve.fit()[i])
                    .isCloseTo(curve.choline()[i] + curve.creatine()[i] + curve.background()[i], within(1e-9));
            highest = curve.measured()[i] > curve.measured()[highest] ? i : highest;
        }
        assertThat(curve.ppm()[highest]).isCloseTo(3.2, within(0.01));
        assertThat(curve.measured()[highest]).isCloseTo(curve.fit()[highest], within(0.05 * curve.fit()[highest]));
        assertThat(curve.ppm()[0]).isBetween(0.5, 0.52);
        assertThat(c.resonances()).extracting(CoreSpectrum.Resonance::name).startsWith("Cho", "Cr");
    }

    @Test
    void a_core_outside_the_slab_or_beside_the_grid_is_refused() {
        SpectroscopyGrid spectra =
                new SpectroscopyGrid(SyntheticSpectrum.grid(1, 1), s.acquisition(), new float[2 * s.points]);
        assertThatThrownBy(() -> CoreSpectroscopy.sliceOf(spectra, at(-9, 0, 7)))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .isEqualTo(SpectroscopyProblem.CORE_OUTSIDE))
                .hasMessageContaining("7.0 mm");
        assertThatThrownBy(() -> CoreSpectroscopy.sliceOf(spectra, at(25, 0, 0)))
                .isInstanceOf(ProblemException.class);
        PixelWeights none = PixelWeights.exactOverlap(SyntheticSpectrum.grid(1, 1), 0, at(25, 0, 0));
        assertThatThrownBy(() -> CoreSpectroscopy.of(spectra, none, QualityLimits.standard()))
                .isInstanceOf(ProblemException.class);
        assertThat(sliceOf(spectra, at(-9, 0, 4.9))).isZero();
    }

    private static int sliceOf(SpectroscopyGrid spectra, CoreRectangle core) {
        try {
            return CoreSpectroscopy.sliceOf(spectra, core);
        } catch (ProblemException e) {
            throw new AssertionError(e);
        }
    }

    private static CoreRectangle rectangle(double x, double length) {
        return new CoreRectangle(
                new Point3(SyntheticSpectrum.FRAME, x, 0, 0), new Vector3(1, 0, 0), new Vector3(0, 1, 0), length, 2);
    }

    private static CoreRectangle at(double x, double y, double z) {
        return new CoreRectangle(
                new Point3(SyntheticSpectrum.FRAME, x, y, z), new Vector3(1, 0, 0), new Vector3(0, 1, 0), 18, 2);
    }

    @Test
    void too_short_a_signal_is_refused() {
        s.points = 128;
        SpectroscopyGrid spectra =
                new SpectroscopyGrid(SyntheticSpectrum.grid(1, 1), s.acquisition(), new float[2 * s.points]);
        PixelWeights weights = PixelWeights.exactOverlap(SyntheticSpectrum.grid(1, 1), 0, at(-9, 0, 0));
        assertThatThrownBy(() -> CoreSpectroscopy.of(spectra, weights, QualityLimits.standard()))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .isEqualTo(SpectroscopyProblem.UNUSABLE_ACQUISITION));
    }
}
