package org.needlepoint.ui.step;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.workflow.session.StepState;

/** The signs of steps and states. A sign never stands alone: the word is beside it. */
final class Icons {
    private Icons() {}

    static FontIcon of(Step step) {
        return icon(
                switch (step) {
                    case STUDY -> Material2AL.ASSIGNMENT_IND;
                    case TARGET_SLICE -> Material2AL.LAYERS;
                    case MARKERS -> Material2MZ.PLACE;
                    case REGISTRATION -> Material2AL.COMPARE;
                    case NEEDLE -> Material2AL.COLORIZE;
                    case MEASUREMENT -> Material2MZ.STRAIGHTEN;
                    case PATHOLOGY -> Material2AL.BIOTECH;
                    case REPORT -> Material2AL.DESCRIPTION;
                },
                "step-icon");
    }

    static FontIcon of(StepState state) {
        return switch (state) {
            case TO_DO -> icon(Material2MZ.RADIO_BUTTON_UNCHECKED, "state-to-do");
            case DONE -> icon(Material2AL.CHECK_CIRCLE, "state-done");
            case NEEDS_ATTENTION -> icon(Material2MZ.REPORT_PROBLEM, "state-attention");
        };
    }

    static FontIcon icon(Ikon ikon, String styleClass) {
        FontIcon out = new FontIcon(ikon);
        out.getStyleClass().add(styleClass);
        return out;
    }
}
