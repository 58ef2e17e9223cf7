package org.needlepoint.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/**
 * Whether everything in a window can be read and reached: no text is cut short unless a tooltip tells the whole, no control lies
 * outside of the window unless it can be scrolled to, and nothing lies over something else. To be called on the window's thread.
 */
final class WholeWindow {
    private static final double SLACK_PX = 1.5;

    private final List<String> faults = new ArrayList<>();
    private final Rectangle2D window;

    private WholeWindow(Scene scene) {
        this.window = new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight());
        visit(scene.getRoot());
    }

    /** What is wrong, in words; empty if nothing is. */
    static List<String> faults(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return new WholeWindow(scene).faults;
    }

    private void visit(Node node) {
        // The bars of a virtual list and its spare cells are no content.
        if (!node.isVisible() || node instanceof Cell<?> cell && cell.isEmpty()) {
            return;
        }
        if (node instanceof Labeled labeled) {
            cutShort(labeled);
        }
        if (node instanceof ButtonBase || node instanceof TextInputControl || node instanceof Labeled) {
            outside((Control) node);
        }
        if (node instanceof HBox
                || node instanceof VBox
                || node instanceof FlowPane
                || node instanceof GridPane
                || node instanceof BorderPane) {
            overlapping((Pane) node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::visit);
        }
    }

    private void cutShort(Labeled l) {
        String whole = l.getText();
        if (whole == null || whole.isBlank() || l.getWidth() <= 0) {
            return;
        }
        l.getChildrenUnmodifiable().stream()
                .filter(n -> n instanceof Text && n.getStyleClass().contains("text"))
                .map(n -> ((Text) n).getText())
                .filter(shown -> shown.contains(l.getEllipsisString()) && !whole.contains(l.getEllipsisString())
                        || shown.isBlank())
                .filter(shown -> !told(l, whole))
                .forEach(shown -> faults.add("cut short: “" + whole + "” to “" + shown + "”"));
    }

    /** A tooltip of the node or of something that it lies in says all of it. */
    private static boolean told(Node node, String whole) {
        for (Node n = node; n != null; n = n.getParent()) {
            Optional<Tooltip> tip = Optional.ofNullable(n instanceof Control c ? c.getTooltip() : null);
            if (tip.map(Tooltip::getText).filter(t -> t.contains(whole)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private void outside(Control c) {
        if (c.getWidth() <= 0 || c.getHeight() <= 0) {
            return;
        }
        Bounds at = c.localToScene(c.getLayoutBounds());
        double left = at.getMinX();
        double right = at.getMaxX();
        double top = at.getMinY();
        double bottom = at.getMaxY();
        for (Node n = c.getParent(); n != null; n = n.getParent()) {
            if (n instanceof ScrollPane s) {
                Bounds view = s.localToScene(s.getLayoutBounds());
                boolean stays = s.getHbarPolicy() == ScrollPane.ScrollBarPolicy.NEVER;
                if (stays && (left < view.getMinX() - SLACK_PX || right > view.getMaxX() + SLACK_PX)) {
                    faults.add("cut at the side: " + words(c));
                }
                return;
            }
            if (n instanceof VirtualFlow<?> || n instanceof MenuBar) {
                return;
            }
        }
        if (left < -SLACK_PX
                || top < -SLACK_PX
                || right > window.getWidth() + SLACK_PX
                || bottom > window.getHeight() + SLACK_PX) {
            faults.add(String.format(
                    "outside of the window: %s at %.0f–%.0f × %.0f–%.0f", words(c), left, right, top, bottom));
        }
    }

    private static String words(Node n) {
        String id = n.getId() == null ? "" : " #" + n.getId();
        return n.getClass().getSimpleName() + id + (n instanceof Labeled l ? " “" + l.getText() + "”" : "");
    }

    private void overlapping(Pane pane) {
        List<Node> there = pane.getChildrenUnmodifiable().stream()
                .filter(n -> n.isVisible() && n.isManaged())
                .toList();
        for (int i = 0; i < there.size(); i++) {
            for (int j = i + 1; j < there.size(); j++) {
                Bounds a = there.get(i).localToParent(there.get(i).getLayoutBounds());
                Bounds b = there.get(j).localToParent(there.get(j).getLayoutBounds());
                double wide = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
                double high = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
                // Large type has room above and below its letters, which may meet.
                if (wide > SLACK_PX && high > 0.3 * Math.min(a.getHeight(), b.getHeight())) {
                    faults.add("one over the other: " + words(there.get(i)) + " and " + words(there.get(j)));
                }
            }
        }
    }
}
