package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A small table of texts: headings, then rows; the first column takes what room is left. */
final class TextTable extends GridPane {
    private int rows;

    /** Makes an empty table. */
    TextTable() {
        getStyleClass().add("text-table");
    }

    /**
     * Empties the table and sets its headings.
     *
     * @param headings one per column
     */
    void clear(String... headings) {
        getChildren().clear();
        rows = 0;
        for (int i = 0; i < headings.length; i++) {
            Label l = new Label(headings[i]);
            l.setWrapText(true);
            l.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            add(l, i, 0);
        }
        rows = headings.length == 0 ? 0 : 1;
    }

    /**
     * Adds a row.
     *
     * @param tip tooltip of every cell; empty for none
     * @param cells nodes, or texts
     */
    void row(String tip, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            Node node = cells[i] instanceof Node n ? n : i == 0 ? text(String.valueOf(cells[i])) : number(cells[i]);
            if (!tip.isEmpty()) {
                Tooltip.install(node, new Tooltip(tip));
            }
            if (i == 0 && node instanceof Region r && r.getMinWidth() == Region.USE_COMPUTED_SIZE) {
                node.getStyleClass().add("first-cell");
            }
            GridPane.setHgrow(node, i == 0 ? Priority.ALWAYS : Priority.SOMETIMES);
            add(node, i, rows);
        }
        rows++;
    }

    /**
     * Adds a line over all columns.
     *
     * @param node what it says
     * @param columns number of columns
     */
    void wide(Node node, int columns) {
        add(node, 0, rows++, columns, 1);
    }

    /** A value that is never cut short. */
    private static Label number(Object value) {
        Label l = new Label(String.valueOf(value));
        l.setMinWidth(Label.USE_PREF_SIZE);
        return l;
    }

    /**
     * A cell.
     *
     * @param words text
     * @return label that wraps
     */
    static Label text(String words) {
        Label l = new Label(words);
        l.setWrapText(true);
        return l;
    }
}
