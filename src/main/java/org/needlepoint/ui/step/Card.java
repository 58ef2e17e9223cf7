package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** A framed remark with a coloured edge, a sign and a heading; text below, and controls if it needs any. */
final class Card extends VBox {
    private final Label heading = new Label();
    private final Label text = new Label();

    /** How serious it is; each has its colour and its sign. */
    enum Severity {
        /** Good. */
        SUCCESS,
        /** To be known. */
        INFO,
        /** To be judged. */
        WARNING,
        /** Stops. */
        DANGER
    }

    /**
     * Makes a card.
     *
     * @param severity how serious
     * @param more nodes below the text
     */
    Card(Severity severity, Node... more) {
        getStyleClass().addAll("card", "card-" + severity.name().toLowerCase(java.util.Locale.ROOT));
        FontIcon sign = Icons.icon(
                switch (severity) {
                    case SUCCESS -> Material2AL.CHECK_CIRCLE;
                    case INFO -> Material2AL.INFO;
                    case WARNING -> Material2MZ.REPORT_PROBLEM;
                    case DANGER -> Material2AL.ERROR;
                },
                "card-icon");
        heading.setGraphic(sign);
        heading.setWrapText(true);
        heading.getStyleClass().addAll("card-heading", Styles.TEXT_BOLD);
        text.setWrapText(true);
        text.getStyleClass().add("card-text");
        getChildren().addAll(heading, text);
        getChildren().addAll(more);
    }

    /**
     * Says something.
     *
     * @param title heading
     * @param words text below; empty for none
     * @return this card
     */
    Card say(String title, String words) {
        heading.setText(title);
        text.setText(words);
        StepPanel.shown(text, !words.isEmpty());
        return this;
    }
}
