package org.needlepoint.view.lettering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

class LetteringTest {

    @Test
    void everything_a_report_needs_has_a_glyph_in_both_weights() {
        String needed =
                "ABCxyz0123456789 µσΔθφβ ×≤≥±−–—≈≠√°·•…→←↑↓ ⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺₀₁₂₃₉₅ ‘’“”′″ äöüßéñçšžłőİığ Дмитрий Ωλ □⚠✓";
        assertThat(needed.codePoints().filter(c -> !Lettering.regular().has(c)).toArray())
                .isEmpty();
        assertThat(needed.codePoints().filter(c -> !Lettering.bold().has(c)).toArray())
                .isEmpty();
        assertThat(Lettering.regular().has('中')).isFalse();
    }

    @Test
    void figures_are_all_as_wide_so_that_columns_of_numbers_align() {
        double zero = Lettering.regular().width("0", 10);
        for (char c = '1'; c <= '9'; c++) {
            assertThat(Lettering.regular().width(String.valueOf(c), 10)).isCloseTo(zero, within(1e-9));
        }
        assertThat(Lettering.regular().width("1234", 10)).isCloseTo(4 * zero, within(1e-9));
    }

    @Test
    void a_text_stands_on_its_baseline_within_its_width() {
        Rectangle2D box = Lettering.regular().outline("H", 100, 50, 20).getBounds2D();
        assertThat(box.getMaxY()).isCloseTo(50, within(0.05));
        // The capital height of the face is 0.714 em.
        assertThat(box.getHeight()).isCloseTo(0.714 * 20, within(0.1));
        assertThat(box.getMinX()).isGreaterThan(100);
        assertThat(box.getMaxX()).isLessThan(100 + Lettering.regular().width("H", 20));
    }

    @Test
    void a_character_without_a_glyph_is_a_box_not_a_failure() {
        assertThat(Lettering.regular()
                        .outline("中\uD83D\uDE00", 0, 0, 10)
                        .getBounds2D()
                        .getWidth())
                .isPositive();
    }

    @Test
    void chinese_is_drawn_with_the_font_of_the_machine() {
        assumeTrue(HanFont.file().isPresent(), "No font with Chinese characters (fonts-droid-fallback) is installed");
        assertThat(Lettering.bold().draws('\u9488')).isTrue();
        assertThat(Lettering.bold().draws(0x13000)).isFalse();
        Rectangle2D one = Lettering.bold().outline("\u4e00", 0, 0, 10).getBounds2D();
        assertThat(one.getWidth()).as("a long stroke").isGreaterThan(7);
        assertThat(one.getHeight()).isLessThan(2);
        assertThat(Lettering.bold().width("\u9488\u5c16", 10)).isCloseTo(20, within(0.5));
    }
}
