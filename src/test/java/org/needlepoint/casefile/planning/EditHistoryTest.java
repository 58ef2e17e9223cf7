package org.needlepoint.casefile.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EditHistoryTest {
    private static final PlanningCase START = PlanningCase.of(Path.of("images"));

    private static PlanningCase labelled(int n) {
        return START.withTemplate("template " + n);
    }

    /** A naive history: all states in a list, and a place in it. */
    @Property(tries = 300)
    void behaves_as_a_list_of_states(@ForAll @Size(max = 60) List<Integer> actions) {
        EditHistory history = new EditHistory(START);
        List<PlanningCase> states = new ArrayList<>(List.of(START));
        int at = 0;
        for (int a : actions) {
            int kind = Math.floorMod(a, 4);
            if (kind < 2) {
                PlanningCase next = labelled(a);
                if (!next.equals(states.get(at))) {
                    states = new ArrayList<>(states.subList(0, at + 1));
                    states.add(next);
                    at++;
                } else {
                    states = new ArrayList<>(states.subList(0, at + 1));
                }
                history.record("edit " + a, next);
            } else if (kind == 2) {
                assertThat(history.undo().isPresent()).isEqualTo(at > 0);
                at = Math.max(0, at - 1);
            } else {
                assertThat(history.redo().isPresent()).isEqualTo(at < states.size() - 1);
                at = Math.min(states.size() - 1, at + 1);
            }
            assertThat(history.current()).isEqualTo(states.get(at));
            assertThat(history.undoable()).hasSize(at);
            assertThat(history.redoable()).hasSize(states.size() - 1 - at);
        }
    }

    @Test
    void a_drag_is_undone_as_one() {
        EditHistory history = new EditHistory(START);
        Object drag = new Object();
        for (int i = 0; i < 50; i++) {
            history.record("move P2", drag, labelled(i));
        }
        history.record("move P3", new Object(), labelled(99));
        assertThat(history.undoable()).containsExactly("move P3", "move P2");
        history.undo();
        history.undo();
        assertThat(history.current()).isEqualTo(START);
    }

    @Test
    void a_drag_that_ends_where_it_began_leaves_no_entry() {
        EditHistory history = new EditHistory(START);
        Object drag = new Object();
        history.record("move P2", drag, labelled(1));
        history.record("move P2", drag, START);
        assertThat(history.undoable()).isEmpty();
    }

    @Test
    void what_was_measured_stays_when_a_decision_is_undone() {
        EditHistory history = new EditHistory(START);
        history.record("edit", labelled(1));
        InputFile file = new InputFile("a.dcm", "ct", "1.2.3", "00");
        history.replace(history.current().withInputs(List.of(file)));
        history.undo();
        assertThat(history.current()).isEqualTo(START.withInputs(List.of(file)));
    }

    @Test
    void a_change_withdraws_the_confirmations_that_rested_on_it() {
        PlanningCase all = START.withConfirmed(Set.of(Step.values()));
        assertThat(all.withdrawnFrom(Step.MARKERS).confirmed())
                .containsExactlyInAnyOrder(Step.STUDY, Step.TARGET_SLICE, Step.PATHOLOGY);
        assertThat(all.withdrawnFrom(Step.PATHOLOGY).confirmed())
                .doesNotContain(Step.PATHOLOGY, Step.REPORT)
                .contains(Step.MEASUREMENT);
    }
}
