package org.needlepoint.pathology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.ConfidenceInterval;

class Ki67IndexTest {

    /** R 4.2: {@code prop.test(310, 1000, correct = FALSE)$conf.int} = 0.2821076451 0.3393465232. */
    @Test
    void a_count_has_wilsons_interval() throws ProblemException {
        Ki67Index index = Ki67Index.ofCells(310, 1000);
        ConfidenceInterval i = index.interval(0.95).orElseThrow();
        assertThat(i.lower()).isCloseTo(28.21076451, within(5e-9));
        assertThat(i.upper()).isCloseTo(33.93465232, within(5e-9));
        assertThat(index.percent()).isEqualTo(31.0);
        assertThat(index.caution(30))
                .hasValue("Ki-67 31.0 % (28.2–33.9 %, 95 % by Wilson) cannot be told from the cut-off of 30.0 %.");
    }

    @Test
    void the_cut_off_itself_is_high_and_is_stated_by_the_caller() throws ProblemException {
        assertThat(Ki67Index.ofPercent(30).isHigh(Ki67Index.CUT_OFF_PERCENT)).isTrue();
        assertThat(Ki67Index.ofPercent(29.9).isHigh(Ki67Index.CUT_OFF_PERCENT)).isFalse();
        assertThat(Ki67Index.ofCells(700, 1000).caution(30)).isEmpty();
        assertThat(Ki67Index.ofCells(50, 1000).caution(30)).isEmpty();
        assertThatThrownBy(() -> Ki67Index.ofPercent(10).isHigh(130)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_percentage_alone_has_no_interval_and_says_so() throws ProblemException {
        Ki67Index index = Ki67Index.ofPercent(70);
        assertThat(index.interval(0.95)).isEmpty();
        assertThat(index.caution(30).orElseThrow()).contains("number of cells is not known");
    }

    @Property(tries = 300)
    void the_caution_appears_exactly_when_the_interval_holds_the_cut_off(
            @ForAll @IntRange(min = 0, max = 200) int positive, @ForAll @IntRange(min = 1, max = 99) int cutOff)
            throws ProblemException {
        Ki67Index index = Ki67Index.ofCells(positive, 200);
        ConfidenceInterval i = index.interval(0.95).orElseThrow();
        assertThat(index.caution(cutOff).isPresent()).isEqualTo(i.lower() < cutOff && i.upper() >= cutOff);
        if (index.caution(cutOff).isEmpty()) {
            assertThat(index.isHigh(cutOff)).isEqualTo(i.lower() >= cutOff);
        }
    }

    @Test
    void impossible_counts_are_refused() {
        assertThatThrownBy(() -> Ki67Index.ofCells(11, 10)).hasMessageContaining("11 positive of 10 cells");
        assertThatThrownBy(() -> Ki67Index.ofCells(0, 0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Ki67Index.ofPercent(Double.NaN)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Ki67Index.ofPercent(100.1)).isInstanceOf(ProblemException.class);
    }
}
