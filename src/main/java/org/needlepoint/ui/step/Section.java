package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A part of a panel with a heading. */
final class Section extends VBox {

    /**
     * Makes a section.
     *
     * @param title heading
     * @param content what stands below it
     */
    Section(String title, Node... content) {
        getStyleClass().add("section");
        Label heading = new Label(title);
        heading.setWrapText(true);
        heading.getStyleClass().addAll(Styles.TEXT_BOLD, "section-title");
        getChildren().add(heading);
        getChildren().addAll(content);
    }
}
