package org.needlepoint.ui.cohort;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.needlepoint.report.table.Align;
import org.needlepoint.report.table.Cell;
import org.needlepoint.report.table.Emphasis;
import org.needlepoint.report.table.PrintedTable;

/** A table as it is printed; a number that can be traced is a link. */
final class TablePane extends VBox {

    TablePane(PrintedTable table, Consumer<String> traced) {
        getStyleClass().add("cohort-page");
        Label caption = new Label(table.caption());
        caption.setWrapText(true);
        caption.getStyleClass().add(Styles.TITLE_4);
        GridPane grid = new GridPane();
        grid.setId("printed-table");
        grid.getStyleClass().add("printed-table");
        int line = head(table, grid);
        for (PrintedTable.Row row : table.rows()) {
            for (int i = 0; i < row.cells().size(); i++) {
                Node cell = cell(row.cells().get(i), traced);
                if (row.section()) {
                    cell.getStyleClass().add(Styles.TEXT_BOLD);
                    grid.add(cell, 0, line, table.columns().size(), 1);
                } else {
                    if (i == 0) {
                        GridPane.setMargin(cell, new javafx.geometry.Insets(0, 0, 0, 16.0 * row.indent()));
                    }
                    GridPane.setHalignment(cell, align(table.columns().get(i)));
                    grid.add(cell, i, line);
                }
            }
            line++;
        }
        getChildren().addAll(caption, grid);
        table.notes().forEach(n -> {
            Label note = new Label(n);
            note.setWrapText(true);
            note.getStyleClass().add(Styles.TEXT_MUTED);
            getChildren().add(note);
        });
    }

    /** Returns the first free line. */
    private static int head(PrintedTable table, GridPane grid) {
        String before = null;
        for (int i = 0; i < table.columns().size(); i++) {
            PrintedTable.Column column = table.columns().get(i);
            String group = column.group().orElse(null);
            if (group != null && !group.equals(before)) {
                int span = 1;
                while (i + span < table.columns().size()
                        && group.equals(table.columns().get(i + span).group().orElse(null))) {
                    span++;
                }
                Label over = heading(group);
                GridPane.setHalignment(over, HPos.CENTER);
                grid.add(over, i, 0, span, 1);
            }
            before = group;
            Label heading = heading(column.heading());
            GridPane.setHalignment(heading, align(column));
            grid.add(heading, i, 1);
        }
        return 2;
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add(Styles.TEXT_BOLD);
        label.setWrapText(true);
        return label;
    }

    private static HPos align(PrintedTable.Column column) {
        return column.align() == Align.LEFT ? HPos.LEFT : HPos.CENTER;
    }

    private static Node cell(Cell cell, Consumer<String> traced) {
        if (cell.source().isPresent()) {
            Hyperlink link = new Hyperlink(cell.text());
            link.setOnAction(e -> {
                link.setVisited(false);
                traced.accept(cell.source().get());
            });
            return link;
        }
        Label label = new Label(cell.text());
        label.setWrapText(true);
        if (cell.emphasis() == Emphasis.BOLD) {
            label.getStyleClass().add(Styles.TEXT_BOLD);
        } else if (cell.emphasis() == Emphasis.ITALIC) {
            label.getStyleClass().add(Styles.TEXT_ITALIC);
        }
        return label;
    }
}
