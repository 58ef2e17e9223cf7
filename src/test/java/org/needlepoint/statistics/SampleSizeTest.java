package org.needlepoint.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSizeTest {

    /** pROC 1.18.0: power.roc.test(auc, power, kappa)$ncases. */
    @ParameterizedTest
    @CsvSource({
        "0.7, 1, 0.8, 30.287749845401",
        "0.7, 3, 0.9, 27.3921620233897",
        "0.8, 1, 0.8, 12.7436165290273",
        "0.8, 3, 0.8, 8.75724229522116",
        "0.8, 0.333333333333333, 0.8, 24.6688920965465",
        "0.8, 0.333333333333333, 0.9, 31.8192445476726",
        "0.9, 1, 0.9, 7.77447394629179",
        "0.9, 3, 0.8, 4.33176792760631",
    })
    void areas_as_in_pROC(double auc, double kappa, double power, double cases) {
        AucSampleSize.Result r = AucSampleSize.withDefaults()
                .withNegativesPerPositive(kappa)
                .withRisks(0.05, power)
                .forAuc(auc);
        assertThat(r.exactPositives()).isCloseTo(cases, within(1e-9));
        assertThat(r.positives()).isEqualTo((int) Math.ceil(cases));
        assertThat(r.negatives()).isEqualTo((int) Math.ceil(cases * kappa));
    }

    /** The documentation of R's pwr prints 84.07 for r 0.3; Cohen's table has 783, 85 and 28 or 29 for .1, .3 and .5. */
    @ParameterizedTest
    @CsvSource({"0.1, 782", "0.3, 85", "0.5, 29"})
    void correlations_as_in_pwr(double r, int n) {
        assertThat(CorrelationSampleSize.withDefaults().forCorrelation(r).pearson())
                .isEqualTo(n);
        assertThat(CorrelationSampleSize.withDefaults().forCorrelation(-r).pearson())
                .isEqualTo(n);
    }

    @Property(tries = 200)
    void more_effect_needs_fewer_cases_and_more_power_needs_more(
            @ForAll @DoubleRange(min = 0.55, max = 0.95) double auc,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double r) {
        AucSampleSize areas = AucSampleSize.withDefaults();
        assertThat(areas.forAuc(auc + 0.01).exactPositives())
                .isLessThan(areas.forAuc(auc).exactPositives());
        assertThat(areas.withRisks(0.05, 0.9).forAuc(auc).exactPositives())
                .isGreaterThan(areas.forAuc(auc).exactPositives());
        CorrelationSampleSize.Result n = CorrelationSampleSize.withDefaults().forCorrelation(r);
        assertThat(n.power()).isGreaterThanOrEqualTo(0.8);
        assertThat(n.spearman()).isGreaterThanOrEqualTo(n.pearson());
        assertThat(CorrelationSampleSize.withDefaults()
                        .withRisks(0.01, 0.8)
                        .forCorrelation(r)
                        .pearson())
                .isGreaterThanOrEqualTo(n.pearson());
    }

    @Test
    void a_null_value_nearer_needs_more() {
        assertThat(AucSampleSize.withDefaults().withNull(0.7).forAuc(0.8).positives())
                .isGreaterThan(AucSampleSize.withDefaults().forAuc(0.8).positives());
    }

    @Test
    void impossible_plans_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AucSampleSize.withDefaults().forAuc(0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AucSampleSize.withDefaults().withNegativesPerPositive(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CorrelationSampleSize.withDefaults().forCorrelation(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CorrelationSampleSize.withDefaults().withRisks(0.05, 0.01));
    }
}
