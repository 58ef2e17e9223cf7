package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Names on the left, values on the right. */
final class ValueGrid extends GridPane {

    /** Makes an empty grid. */
    ValueGrid() {
        getStyleClass().add("value-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.SOMETIMES);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(names, values);
    }

    /** Empties the grid. */
    void clear() {
        getChildren().clear();
    }

    /**
     * Adds a row.
     *
     * @param id id of the value, for tests and keyboard helpers
     * @param name name
     * @param value value with its unit
     * @param tip what it is, in a tooltip; empty for none
     */
    void row(String id, String name, String value, String tip) {
        Label v = new Label(value);
        v.setWrapText(true);
        v.setId(id);
        v.getStyleClass().add("value");
        row(name, v, tip);
    }

    /**
     * Adds a row.
     *
     * @param name name
     * @param value what stands on the right
     * @param tip what it is, in a tooltip; empty for none
     */
    void row(String name, Node value, String tip) {
        Label n = new Label(name);
        n.setWrapText(true);
        n.getStyleClass().addAll("name", Styles.TEXT_MUTED);
        if (!tip.isEmpty()) {
            n.setTooltip(new Tooltip(tip));
            if (!(value instanceof Control c) || c.getTooltip() == null) {
                Tooltip.install(value, new Tooltip(tip));
            }
        }
        addRow(getRowCount(), n, value);
    }
}
