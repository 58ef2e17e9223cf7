package org.needlepoint.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0         | < 0.001",
                "0.000999  | < 0.001",
                "0.001     | 0.0010",
                "0.00104   | 0.0010",
                "0.0034    | 0.0034",
                "0.012     | 0.012",
                "0.0123    | 0.012",
                "0.03      | 0.030",
                "0.0494    | 0.049",
                "0.0496    | 0.0496",
                "0.04996   | 0.04996",
                "0.049999  | 0.04999",
                "0.05      | 0.050",
                "0.0504    | 0.050",
                "0.4       | 0.40",
                "0.994     | 0.99",
                "0.996     | > 0.99",
                "1         | > 0.99"
            })
    void p_values(double p, String printed) {
        assertThat(PrintedNumber.p(p)).isEqualTo(printed);
    }

    @Test
    void p_values_in_a_sentence() {
        assertThat(PrintedNumber.pEquals(0.017)).isEqualTo("p = 0.017");
        assertThat(PrintedNumber.pEquals(1e-9)).isEqualTo("p < 0.001");
        assertThat(PrintedNumber.pEquals(1)).isEqualTo("p > 0.99");
    }

    @Property
    void a_p_value_is_never_zero_never_one_and_never_crosses_five_per_cent(
            @ForAll @DoubleRange(min = 0, max = 1) @Scale(9) double p) {
        String text = PrintedNumber.p(p);
        assertThat(text).doesNotStartWith("0.000").isNotEqualTo("1.0").isNotEqualTo("0");
        if (Character.isDigit(text.charAt(0))) {
            double read = Double.parseDouble(text);
            assertThat(read < 0.05).isEqualTo(p < 0.05);
            assertThat(read).isCloseTo(p, within(p * 0.0501));
        } else {
            assertThat(p < 0.001 || p >= 0.99).isTrue();
        }
    }

    @Property
    void a_fixed_number_reads_back_within_half_its_last_digit(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) @Scale(7) double value,
            @ForAll @IntRange(max = 6) int decimals) {
        String text = PrintedNumber.fixed(value, decimals);
        double read = Double.parseDouble(text.replace('−', '-'));
        assertThat(read).isCloseTo(value, within(0.5 * Math.pow(10, -decimals) + 1e-9));
        assertThat(text).matches("−?\\d+" + (decimals == 0 ? "" : "\\.\\d{" + decimals + "}"));
        assertThat(text.startsWith("−")).as("no negative zero").isEqualTo(read < 0);
    }

    @Property
    void significant_digits_are_as_many_as_asked(
            @ForAll @DoubleRange(min = 1e-6, max = 1e6) @Scale(9) double value,
            @ForAll @IntRange(min = 1, max = 5) int digits) {
        String text = PrintedNumber.significant(value, digits);
        assertThat(Double.parseDouble(text)).isCloseTo(value, within(value * 0.5 * Math.pow(10, 1 - digits) * 1.0001));
        String significant = text.replace(".", "").replaceFirst("^0+", "");
        assertThat(significant.length()).isGreaterThanOrEqualTo(digits);
        if (text.contains(".")) {
            assertThat(significant).hasSize(digits);
        }
    }

    @Test
    void ties_are_rounded_away_from_zero_on_the_decimal_text() {
        assertThat(PrintedNumber.fixed(0.125, 2)).isEqualTo("0.13");
        assertThat(PrintedNumber.fixed(-0.125, 2)).isEqualTo("−0.13");
        assertThat(PrintedNumber.fixed(2.675, 2)).isEqualTo("2.68");
        assertThat(PrintedNumber.fixed(1.005, 2)).isEqualTo("1.01");
        assertThat(PrintedNumber.fixed(-0.04, 1)).isEqualTo("0.0");
    }

    @Test
    void means_medians_and_intervals_look_as_in_the_study() {
        assertThat(PrintedNumber.medianQuartiles(1.22, 1.08, 1.66, PrintedUnit.ADC))
                .isEqualTo("1.22 (1.08, 1.66)");
        assertThat(PrintedNumber.meanSd(46.24, 26.01, PrintedUnit.PERCENT)).isEqualTo("46.2 ± 26.0");
        assertThat(PrintedNumber.meanSd(46.24, 26.01)).isEqualTo("46 ± 26");
        assertThat(PrintedNumber.meanSd(1.0263, 0.0881)).isEqualTo("1.026 ± 0.088");
        assertThat(PrintedNumber.meanSd(120, 0)).isEqualTo("120 ± 0");
        assertThat(PrintedNumber.interval(0.895, 0.966, 3)).isEqualTo("0.895–0.966");
        assertThat(PrintedNumber.interval(-0.9, -0.64, 2)).isEqualTo("−0.90 to −0.64");
        assertThat(PrintedNumber.interval(-0.001, 0.64, 2)).as("no sign left").isEqualTo("0.00–0.64");
        assertThat(PrintedNumber.estimate(0.969, 0.907, 1, PrintedUnit.COEFFICIENT.decimals()))
                .isEqualTo("0.969 (95 % CI 0.907–1.000)");
        assertThat(PrintedNumber.with(4.04, PrintedUnit.MM)).isEqualTo("4.0 mm");
        assertThat(PrintedNumber.with(1.03, PrintedUnit.RATIO)).isEqualTo("1.03");
    }

    @Test
    void shares() {
        assertThat(PrintedNumber.share(8, 32)).isEqualTo("8/32 (25.0 %)");
        assertThat(PrintedNumber.share(28, 32)).isEqualTo("28/32 (87.5 %)");
        assertThat(PrintedNumber.count(1, 3)).isEqualTo("1 (33.3 %)");
        assertThat(PrintedNumber.share(0, 1)).isEqualTo("0/1 (0.0 %)");
    }

    @Property
    void a_share_is_exact(@ForAll @LongRange(min = 1, max = 5000) long whole, @ForAll @IntRange(max = 5000) int of) {
        long part = Math.min(of, whole);
        String percent = PrintedNumber.count(part, whole).replaceAll(".*\\(| %\\)", "");
        // Tenths of a per cent, rounded half up, in whole numbers.
        long tenths = (part * 2000 + whole) / (2 * whole);
        assertThat(percent).isEqualTo(tenths / 10 + "." + tenths % 10);
    }

    @Test
    void the_country_makes_no_difference() {
        Locale before = Locale.getDefault();
        try {
            for (Locale l : List.of(Locale.GERMANY, Locale.forLanguageTag("ar-EG"), Locale.forLanguageTag("hi-IN"))) {
                Locale.setDefault(l);
                assertThat(PrintedNumber.fixed(-1234.5, 2)).isEqualTo("−1234.50");
                assertThat(PrintedNumber.p(0.0341)).isEqualTo("0.034");
                assertThat(PrintedNumber.share(8, 32)).isEqualTo("8/32 (25.0 %)");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void what_cannot_be_is_refused() {
        List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> calls = List.of(
                () -> PrintedNumber.fixed(Double.NaN, 1),
                () -> PrintedNumber.fixed(Double.POSITIVE_INFINITY, 1),
                () -> PrintedNumber.fixed(1, -1),
                () -> PrintedNumber.significant(1, 0),
                () -> PrintedNumber.p(1.01),
                () -> PrintedNumber.p(Double.NaN),
                () -> PrintedNumber.meanSd(1, -0.1, 1),
                () -> PrintedNumber.medianQuartiles(1, 2, 3, 1),
                () -> PrintedNumber.interval(2, 1, 1),
                () -> PrintedNumber.share(33, 32),
                () -> PrintedNumber.share(0, 0));
        calls.forEach(c -> assertThatThrownBy(c).isInstanceOf(IllegalArgumentException.class));
    }
}
