package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.needlepoint.ui.model.PoseModel;
import org.needlepoint.ui.text.Texts;

/** The limits of the verdict, in mm of predicted 95 % error at the tip. */
final class LimitFields extends VBox {
    private final PoseModel pose;
    private final TextField accept = new TextField();
    private final TextField caution = new TextField();

    /**
     * Makes the fields.
     *
     * @param pose the step
     */
    LimitFields(PoseModel pose) {
        this.pose = pose;
        ValueGrid grid = new ValueGrid();
        field(accept, "limit-accept");
        field(caution, "limit-caution");
        grid.row(Texts.get("registration.limit.accept"), accept, Texts.get("registration.limit.tip"));
        grid.row(Texts.get("registration.limit.caution"), caution, Texts.get("registration.limit.tip"));
        getChildren().add(new Section(Texts.get("registration.limits"), grid));
    }

    private void field(TextField f, String id) {
        f.setId(id);
        f.setPrefColumnCount(5);
        f.setMaxWidth(TextField.USE_PREF_SIZE);
        f.setTooltip(new Tooltip(Texts.get("registration.limit.tip")));
        f.setOnAction(e -> typed());
        f.focusedProperty().addListener((o, before, now) -> {
            if (!now) {
                typed();
            }
        });
    }

    private void typed() {
        boolean good;
        try {
            good = pose.limits(number(accept), number(caution));
        } catch (NumberFormatException e) {
            good = false;
        }
        accept.pseudoClassStateChanged(Styles.STATE_DANGER, !good);
        caution.pseudoClassStateChanged(Styles.STATE_DANGER, !good);
    }

    private static double number(TextField f) {
        return Double.parseDouble(f.getText().trim().replace(',', '.'));
    }

    /** Shows the limits as they are now, except in a field that is being typed in. */
    void refresh() {
        if (!accept.isFocused() && !caution.isFocused()) {
            accept.setText(String.format(Locale.ROOT, "%.1f", pose.rules().acceptMm()));
            caution.setText(String.format(Locale.ROOT, "%.1f", pose.rules().cautionMm()));
            accept.pseudoClassStateChanged(Styles.STATE_DANGER, false);
            caution.pseudoClassStateChanged(Styles.STATE_DANGER, false);
        }
    }
}
