package org.needlepoint.ui.slice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.needlepoint.ui.model.CandidatePlaces;
import org.needlepoint.ui.model.MarkersModel;
import org.needlepoint.ui.model.ViewState;
import org.needlepoint.ui.model.ViewerModel;
import org.needlepoint.ui.model.ViewportModel;
import org.needlepoint.ui.text.EngineTexts;
import org.needlepoint.ui.text.Texts;

/** Marker-like places under the mouse: what was measured of them, and by a click which marker they are used as. */
final class CandidatePointer {
    private static final double NEAR_PX = 12;
    private static final double BESIDE_PX = 14;

    private final ViewportPane pane;
    private final ViewerModel viewer;
    private final ViewportModel cell;
    private final MarkersModel markers;
    private final Tooltip words = new Tooltip();
    private final ContextMenu menu = new ContextMenu();
    private boolean moved;

    CandidatePointer(ViewportPane pane, ViewerModel viewer, ViewportModel cell) {
        this.pane = pane;
        this.viewer = viewer;
        this.cell = cell;
        this.markers = new MarkersModel(viewer.work());
        words.setId("candidate-words");
        words.setWrapText(true);
        words.setMaxWidth(360);
        menu.setId("candidate-menu");
        pane.addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        pane.addEventHandler(MouseEvent.MOUSE_EXITED, e -> words.hide());
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> moved = false);
        pane.addEventFilter(MouseEvent.MOUSE_DRAGGED, e -> moved = true);
        pane.addEventFilter(MouseEvent.MOUSE_CLICKED, this::click);
    }

    private Optional<MarkersModel.Unmatched> at(MouseEvent e) {
        record Near(MarkersModel.Unmatched place, double px) {}
        double reach = NEAR_PX * viewer.letterScaleProperty().getValue();
        return CandidatePlaces.on(viewer, cell).stream()
                .flatMap(u -> cell.onScreen(u.candidate().centre()).stream()
                        .map(p -> new Near(u, Math.hypot(p.u() - (e.getX() - 1), p.v() - (e.getY() - 1)))))
                .filter(n -> n.px() <= reach)
                .min(Comparator.comparingDouble(Near::px))
                .map(Near::place);
    }

    private void point(MouseEvent e) {
        Optional<MarkersModel.Unmatched> place = at(e);
        if (place.isEmpty()) {
            words.hide();
            return;
        }
        String said = words(place.get());
        if (!words.isShowing() || !said.equals(words.getText())) {
            words.setText(said);
            words.show(pane, e.getScreenX() + BESIDE_PX, e.getScreenY() + BESIDE_PX);
        }
    }

    private static String words(MarkersModel.Unmatched place) {
        return Texts.get("slice.candidate", place.image()) + "\n"
                + EngineTexts.say(place.candidate().evidence()) + "\n"
                + Texts.get("slice.candidate.how");
    }

    /** With a tool that has something else to do the click is the tool's. */
    private void click(MouseEvent e) {
        ViewState.Tool tool = viewer.work().view().toolProperty().get();
        Optional<MarkersModel.Unmatched> place = at(e);
        if (moved
                || e.getButton() != MouseButton.PRIMARY
                || e.getClickCount() != 1
                || tool != ViewState.Tool.LOOK && tool != ViewState.Tool.MARKER
                || place.isEmpty()) {
            return;
        }
        e.consume();
        words.hide();
        offer(place.get());
        menu.show(pane, e.getScreenX(), e.getScreenY());
    }

    private void offer(MarkersModel.Unmatched place) {
        MenuItem head = new MenuItem(Texts.get("slice.candidate", place.image()));
        head.setDisable(true);
        List<MenuItem> labels = markers.rows().stream()
                .filter(r -> r.mr() != MarkersModel.Origin.LANDMARK)
                .map(r -> {
                    MenuItem item = new MenuItem(Texts.get("slice.candidate.use", r.label()));
                    item.setId("use-as-" + r.label());
                    item.setOnAction(x -> markers.use(r.label(), place));
                    return item;
                })
                .toList();
        menu.getItems().setAll(head, new SeparatorMenuItem());
        menu.getItems().addAll(labels);
    }
}
