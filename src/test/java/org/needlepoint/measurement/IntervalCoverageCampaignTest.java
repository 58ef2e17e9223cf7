package org.needlepoint.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often the 95 % intervals of ADCmean, ADCmin and Cho/Cr hold the truth in 2,000 simulated cases each; prints its tables.
 *
 * <p>Truth: what the true core gives in images without noise, on the same pixels (or spectroscopic voxels), with the exact
 * overlap of the true core as weights; for ADCmin the least of the pixels at least half inside the true core. Each case draws 3
 * to 8 skin markers, their true motion from CT to MR and their localisation errors, a needle with errors of tip and axis, a
 * tumour and noisy images; then the program registers and measures as it always does. Run with
 * {@code -Dtest.groups.excluded=}.
 */
@Tag("campaign")
class IntervalCoverageCampaignTest {
    private static final int CASES = 2000;

    @Test
    void adc_intervals_hold_the_truth_in_93_to_97_percent() {
        List<SimulatedAdcCase> cases = SimulatedAdcCase.measured(10, CASES, 1);
        StringBuilder table = new StringBuilder("cases | n | ADCmean | ADCmin | bias of ADCmin: real, stated |"
                + " noise not known: ADCmean, ADCmin\n");
        row(table, "all", cases, c -> true);
        row(table, "3 markers", cases, c -> c.core().markers == 3);
        row(table, "4 or 5 markers", cases, c -> c.core().markers == 4 || c.core().markers == 5);
        row(table, "6 markers", cases, c -> c.core().markers == 6);
        row(table, "7 or 8 markers", cases, c -> c.core().markers > 6);
        row(
                table,
                "target within 15 mm of the markers' plane",
                cases,
                c -> c.core().offPlaneMm() < 15);
        row(table, "target farther off it", cases, c -> c.core().offPlaneMm() >= 15);
        for (SimulatedTissue.Kind kind : SimulatedTissue.Kind.values()) {
            row(table, "tissue " + kind.name().toLowerCase(Locale.ROOT), cases, c -> c.tissue().kind == kind);
        }
        row(table, "pixels as acquired", cases, c -> !c.images().interpolated);
        row(table, "pixels interpolated by 2", cases, c -> c.images().interpolated);
        row(table, "SNR at b 800 below 20", cases, c -> c.images().snr < 20);
        row(table, "SNR 20 to 40", cases, c -> c.images().snr >= 20);
        row(table, "true marker errors 25 % above stated", SimulatedAdcCase.measured(20, CASES / 4, 1.25), c -> true);
        System.out.println(table);
        assertThat(share(cases, IntervalCoverageCampaignTest::meanHeld))
                .as("%s", table)
                .isBetween(0.93, 0.97);
        assertThat(share(cases, IntervalCoverageCampaignTest::minHeld))
                .as("%s", table)
                .isBetween(0.93, 0.97);
        assertThat(stated(cases)).as("%s", table).isCloseTo(real(cases), within(0.1 * Math.abs(real(cases))));
    }

    @Test
    void cho_cr_intervals_hold_the_truth_in_93_to_97_percent() {
        List<SimulatedSpectraCase> cases = SimulatedSpectraCase.measured(30, CASES);
        StringBuilder table = new StringBuilder("cases | n | Cho/Cr\n");
        spectraRow(table, "with a ratio, of 2,000", cases, c -> true);
        spectraRow(table, "3 markers", cases, c -> c.core().markers == 3);
        spectraRow(table, "6 markers", cases, c -> c.core().markers == 6);
        spectraRow(table, "creatine below 6 × noise", cases, c -> c.snr() < 6);
        spectraRow(table, "creatine 6 to 15 × noise", cases, c -> c.snr() >= 6 && c.snr() < 15);
        spectraRow(table, "creatine above 15 × noise", cases, c -> c.snr() >= 15);
        System.out.println(table);
        assertThat(cases).hasSizeGreaterThan(CASES * 9 / 10);
        assertThat(share(cases, SimulatedSpectraCase::held)).as("%s", table).isBetween(0.93, 0.97);
    }

    private static void row(
            StringBuilder out, String name, List<SimulatedAdcCase> all, Predicate<SimulatedAdcCase> of) {
        List<SimulatedAdcCase> cases = all.stream().filter(of).toList();
        out.append(String.format(
                Locale.ROOT,
                "%s | %d | %.1f %% | %.1f %% | %.3f, %.3f | %.1f %%, %.1f %%%n",
                name,
                cases.size(),
                100 * share(cases, IntervalCoverageCampaignTest::meanHeld),
                100 * share(cases, IntervalCoverageCampaignTest::minHeld),
                1e3 * real(cases),
                1e3 * stated(cases),
                100 * share(cases, c -> IntervalCoverageTest.in(c.withoutNoise().mean(), c.trueMean())),
                100 * share(cases, c -> IntervalCoverageTest.in(c.withoutNoise().min(), c.trueMin()))));
    }

    private static void spectraRow(
            StringBuilder out, String name, List<SimulatedSpectraCase> all, Predicate<SimulatedSpectraCase> of) {
        List<SimulatedSpectraCase> cases = all.stream().filter(of).toList();
        out.append(String.format(
                Locale.ROOT,
                "%s | %d | %.1f %%%n",
                name,
                cases.size(),
                100 * share(cases, SimulatedSpectraCase::held)));
    }

    private static boolean meanHeld(SimulatedAdcCase c) {
        return IntervalCoverageTest.in(c.measured().mean(), c.trueMean());
    }

    private static boolean minHeld(SimulatedAdcCase c) {
        return IntervalCoverageTest.in(c.measured().min(), c.trueMin());
    }

    private static double real(List<SimulatedAdcCase> cases) {
        return cases.stream()
                .mapToDouble(c -> c.measured().sample().min() - c.nominalMin())
                .average()
                .orElseThrow();
    }

    private static double stated(List<SimulatedAdcCase> cases) {
        return cases.stream()
                .mapToDouble(c -> c.measured().minBias().orElseThrow())
                .average()
                .orElseThrow();
    }

    private static <T> double share(List<T> cases, Predicate<T> held) {
        return (double) cases.stream().filter(held).count() / cases.size();
    }
}
