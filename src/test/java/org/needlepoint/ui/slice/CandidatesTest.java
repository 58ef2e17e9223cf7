package org.needlepoint.ui.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.WorkstationTest;
import org.needlepoint.ui.model.CandidatePlaces;
import org.needlepoint.ui.model.MarkersModel;
import org.needlepoint.ui.model.ViewerModel;
import org.needlepoint.ui.model.ViewportModel;

/** Places that may be markers, on the pictures: seen, told, and used by a click. */
class CandidatesTest extends WorkstationTest {
    private ViewerModel viewer;

    private ViewportModel cell() {
        return viewer.cells().get(0);
    }

    private List<MarkersModel.Unmatched> drawn() {
        return onWindow(() -> CandidatePlaces.on(viewer, cell()));
    }

    /** Of words that are shown over the window. */
    private static boolean told(String words) {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .anyMatch(w ->
                        w instanceof Tooltip t && t.isShowing() && t.getText().contains(words));
    }

    @Test
    void a_place_is_ringed_told_and_used_as_a_marker() {
        // Its markers moved: none is paired, all are candidates.
        open("trunk-moved", Look.USUAL);
        interact(() -> model.goTo(Step.MARKERS));
        awaitIdle();
        viewer = this.<ViewerPane>node("viewer").viewer();
        MarkersModel markers = new MarkersModel(model);
        MarkersModel.Unmatched place = onWindow(markers::unmatched).get(0);
        interact(() -> markers.show(place));
        await("the slice of the place", () -> drawn().contains(place));
        Point2D at = onWindow(() -> {
            var p = cell().onScreen(place.candidate().centre()).orElseThrow();
            return lookup("#view-0").<ViewportPane>query().localToScreen(p.u() + 1, p.v() + 1);
        });
        moveTo(at.add(40, 40));
        moveTo(at);
        await("its evidence", () -> told(place.candidate().evidence()));
        screenshot("candidates");
        clickOn(at);
        await("the labels", () -> lookup("#use-as-P2").tryQuery().isPresent());
        clickOn("#use-as-P2");
        awaitIdle();
        assertThat(model.decisionsProperty().get().marks().mr().orElseThrow().positions())
                .containsOnlyKeys("P2")
                .containsValue(place.candidate().centre());
        interact(model::undo);
        awaitIdle();
        assertThat(drawn()).isNotEmpty();
        type(KeyCode.K);
        await("none", () -> drawn().isEmpty());
        type(KeyCode.K);
        interact(() -> model.goTo(Step.NEEDLE));
        assertThat(drawn()).as("in no other step").isEmpty();
    }
}
