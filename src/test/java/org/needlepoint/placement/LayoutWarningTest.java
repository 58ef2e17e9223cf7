package org.needlepoint.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.needlepoint.placement.LayoutWarning.Kind;
import org.needlepoint.work.Progress;

/** Each weakness is named where it is, not where it is not, and its cure does what it promises. */
class LayoutWarningTest {
    private final PlacementTask task;

    LayoutWarningTest() throws Exception {
        task = LayoutSearchTest.thigh();
    }

    /** Arc and level pairs, mm. */
    private List<Capsule> layout(double... arcLevel) {
        List<Capsule> out = new ArrayList<>();
        int n = arcLevel.length / 2;
        for (int i = 0; i < n; i++) {
            out.add(new Capsule(
                    "P" + (i + 1),
                    n >= 6 && i >= n / 2 ? "B" : "A",
                    task.skin().point(arcLevel[2 * i], arcLevel[2 * i + 1])));
        }
        return out;
    }

    private List<Kind> kinds(List<Capsule> layout) throws Exception {
        return new LayoutCritic(task, 30)
                .warnings(layout).stream().map(LayoutWarning::kind).toList();
    }

    @Test
    void a_wide_uneven_layout_has_no_weakness() throws Exception {
        assertThat(kinds(layout(-150, 40, -20, 44, 130, 38, -120, 0, -35, 3, 160, -1)))
                .isEmpty();
    }

    @Test
    void capsules_along_the_limb_are_collinear() throws Exception {
        assertThat(kinds(layout(-60, -40, -60, 5, -60, 60))).contains(Kind.COLLINEAR, Kind.ONE_SIDE);
    }

    @Test
    void capsules_of_one_line_lie_on_one_slice() throws Exception {
        assertThat(kinds(layout(-150, 0, -40, 0, 130, 0)))
                .contains(Kind.ONE_SLICE)
                .doesNotContain(Kind.COLLINEAR);
    }

    @Test
    void mirrored_capsules_are_symmetric_and_uneven_ones_are_not() throws Exception {
        assertThat(kinds(layout(-120, 0, 0, 0, 120, 0))).contains(Kind.SYMMETRIC);
        assertThat(kinds(layout(-120, 0, -30, 0, 150, 0))).doesNotContain(Kind.SYMMETRIC);
    }

    @Test
    void capsules_too_close_in_the_free_field_and_on_the_table_are_named() throws Exception {
        List<LayoutWarning> w = new LayoutCritic(task, 30).warnings(layout(-150, 0, 30, 0, 50, 0, 235, 0));
        assertThat(w).extracting(LayoutWarning::kind).contains(Kind.TOO_CLOSE, Kind.IN_FREE_FIELD, Kind.LAIN_ON);
        assertThat(w).anySatisfy(x -> assertThat(x.text()).contains("P2 and P3 20 mm"));
        assertThat(w).anySatisfy(x -> assertThat(x.text()).startsWith("P4 lies on the side"));
    }

    @Test
    void a_cure_ends_its_weakness_and_gains_what_it_says() throws Exception {
        List<Capsule> close = layout(-150, 40, -20, 44, 0, 38, -120, 0, -35, 3, 160, -1);
        LayoutWarning w = new LayoutCritic(task, 30).warnings(close).get(0);
        assertThat(w.kind()).isEqualTo(Kind.TOO_CLOSE);
        LayoutMove move = w.cure().orElseThrow();
        assertThat(kinds(move.layout())).isEmpty();
        assertThat(new LayoutPredictor(task).predict(move.layout()).fullRigid().p95Mm())
                .isCloseTo(move.afterMm(), within(1e-9));
        assertThat(move.afterMm()).isLessThan(move.beforeMm());
        assertThat(move.words()).startsWith("moving P").contains("takes the 95 % error from");
    }

    @Test
    void the_best_layout_is_never_worse_than_a_proposed_one_on_its_own_terms() throws Exception {
        PlacementAdvice a = PlacementAdvisor.withDefaults()
                .withStepMm(30)
                .withoutComparison()
                .withProposed(layout(-60, 20, -20, 20, 60, 20, -100, 0, -30, 0, 75, 0))
                .advise(task, 6, Progress.NONE);
        assertThat(a.best().prediction().fullRigid().rmsMm())
                .isLessThan(a.proposed().orElseThrow().prediction().fullRigid().rmsMm());
        assertThat(PlacementAdvice.gain(a.proposed().get(), a.best())).contains("takes the 95 % error from");
        assertThat(a.best().warnings())
                .extracting(LayoutWarning::kind)
                .doesNotContain(Kind.SYMMETRIC, Kind.TOO_CLOSE, Kind.IN_FREE_FIELD, Kind.LAIN_ON);
    }
}
