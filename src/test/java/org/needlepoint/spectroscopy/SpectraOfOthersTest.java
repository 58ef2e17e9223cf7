package org.needlepoint.spectroscopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The fit on signals that others simulated or measured: the basis set and the spectra of the ISMRM fitting challenge
 * (PRESS, TE 30 ms, 123.2 MHz), phantoms and brains of scanners.
 */
class SpectraOfOthersTest {

    private static CoreSpectrum fit(SpectroscopyGrid g) {
        return SyntheticSpectrum.measureAll(g.acquisition(), FidProcessing.toDouble(g.signal(0, 0, 0)));
    }

    private static SpectroscopyGrid challenge(String file) throws Exception {
        return SpectroscopyFilesTest.jmrui(file).on(SyntheticSpectrum.grid(1, 1), 0.03, 4.65);
    }

    @Test
    void amplitudes_of_the_basis_set_count_protons() throws Exception {
        // One unit of creatine has three methyl protons at 3.03 ppm, of glycerophosphocholine nine at 3.2 ppm.
        AmplitudeSums creatine = fit(challenge("basisset_JMRUI/Cr.txt")).amplitudes();
        assertThat(creatine.creatine()).isCloseTo(3, within(0.001));
        assertThat(creatine.choline()).isCloseTo(0, within(0.001));
        AmplitudeSums choline = fit(challenge("basisset_JMRUI/GPC.txt")).amplitudes();
        assertThat(choline.choline()).isCloseTo(9, within(0.002));
        assertThat(choline.creatine()).isCloseTo(0, within(0.003));
    }

    @Test
    void creatine_of_the_scaling_test_is_ten_millimolar() throws Exception {
        double amplitude = fit(challenge("Cr_water_scaling_JMRUI/Cr_10mM_test_water_scaling_WS.txt"))
                .amplitudes()
                .creatine();
        // Three protons, relaxed for 30 ms with the challenge's T2 of 160 ms.
        assertThat(amplitude / 3 * Math.exp(30 / 160.0)).isCloseTo(10, within(0.01));
    }

    @Test
    void a_mixture_of_simulated_metabolites_with_noise_gives_its_ratio() throws Exception {
        double[] creatine =
                FidProcessing.toDouble(challenge("basisset_JMRUI/Cr.txt").signal(0, 0, 0));
        double[] choline =
                FidProcessing.toDouble(challenge("basisset_JMRUI/GPC.txt").signal(0, 0, 0));
        double[] lactate =
                FidProcessing.toDouble(challenge("basisset_JMRUI/Lac.txt").signal(0, 0, 0));
        double[] acetate =
                FidProcessing.toDouble(challenge("basisset_JMRUI/Ace.txt").signal(0, 0, 0));
        Acquisition a = challenge("basisset_JMRUI/Cr.txt").acquisition();
        Random random = new Random(31);
        int inside = 0;
        for (int run = 0; run < 20; run++) {
            double[] mixed = new double[creatine.length];
            double cho = 0.5 + 2.5 * random.nextDouble();
            for (int i = 0; i < mixed.length; i++) {
                mixed[i] = creatine[i] + cho * choline[i] + 4 * lactate[i] + acetate[i];
            }
            mixed = FidProcessing.apodise(mixed, a.dwellTimeS(), 4);
            for (int i = 0; i < mixed.length; i++) {
                mixed[i] += 0.3 * random.nextGaussian();
            }
            CoreSpectrum c = SyntheticSpectrum.measureAll(a, mixed);
            AmplitudeSums.Ratio ratio = c.choCr().orElseThrow();
            assertThat(ratio.value()).isCloseTo(3 * cho, within(3 * cho * Math.max(0.05, 4 * ratio.logSd())));
            inside += ratio.low() <= 3 * cho && 3 * cho <= ratio.high() ? 1 : 0;
        }
        assertThat(inside).isGreaterThanOrEqualTo(16);
    }

    @Test
    void crowded_brain_spectra_give_a_plausible_ratio_or_say_why_not() throws Exception {
        for (int i = 1; i <= 14; i++) {
            CoreSpectrum c = fit(challenge("datasets_JMRUI/dataset" + i + "_WS.txt"));
            // Brain: choline compounds of 1 to 2 mM over 8 to 10 mM of creatines, times three for the protons.
            c.choCr().ifPresent(r -> assertThat(r.value()).isBetween(0.15, 0.8));
            assertThat(c.quality() == SpectrumQuality.PASS || !c.reasons().isEmpty())
                    .isTrue();
            assertThat(c.amplitudes().creatine()).isBetween(15.0, 35.0);
            assertThat(c.separationHz()).isCloseTo(0.184 * 123.2, within(1.0));
        }
    }

    @Test
    void a_phantom_at_long_echo_time_is_measured_though_its_water_is_cold() throws Exception {
        SpectroscopyGrid g = SparSdatFile.parse(
                "svs_135_WS.SPAR",
                SpectroscopyFilesTest.shared("tarquin/philips/svs_135_WS.SPAR"),
                SpectroscopyFilesTest.shared("tarquin/philips/svs_135_WS.SDAT"),
                SyntheticSpectrum.FRAME);
        CoreSpectrum c = fit(g);
        assertThat(c.choCr().orElseThrow().value()).isBetween(0.55, 0.75);
        assertThat(c.linewidthHz()).isLessThan(4);
        // The lines of a phantom are not Lorentzian at a signal to noise of more than 100; that is said.
        assertThat(c.quality()).isEqualTo(SpectrumQuality.CAUTION);
    }
}
