package org.needlepoint.ui.slice;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.needlepoint.ui.model.ViewerModel;

/** Does in the views what a key says in the user's key map. */
public final class ViewerKeys {
    private final ViewerModel viewer;

    ViewerKeys(ViewerModel viewer) {
        this.viewer = viewer;
    }

    /**
     * A pressed key as a key map writes it.
     *
     * @param e key
     * @return such as {@code Shift+Page Up}; empty text for a modifier alone
     */
    public static String name(KeyEvent e) {
        KeyCode code = e.getCode();
        if (code.isModifierKey() || code == KeyCode.UNDEFINED) {
            return "";
        }
        String text = e.getText();
        boolean sign = !code.isLetterKey()
                && !code.isDigitKey()
                && !code.isNavigationKey()
                && !code.isWhitespaceKey()
                && text.length() == 1
                && text.charAt(0) > ' '
                && text.charAt(0) != 127;
        String key = sign ? text : code.isDigitKey() ? code.getChar() : code.getName();
        // Shift belongs to a sign as it belongs to "?" on most keyboards.
        return (e.isControlDown() ? "Ctrl+" : "")
                + (e.isAltDown() ? "Alt+" : "")
                + (e.isShiftDown() && !sign ? "Shift+" : "")
                + (e.isMetaDown() ? "Meta+" : "")
                + key;
    }

    void pressed(KeyEvent e) {
        if (e.getTarget() instanceof TextInputControl) {
            return;
        }
        viewer.keys().action(name(e)).ifPresent(a -> {
            viewer.commands().perform(a);
            e.consume();
        });
    }

    void released(KeyEvent e) {
        viewer.keys().action(name(e)).ifPresent(viewer.commands()::letGo);
    }
}
