package org.needlepoint.ui.step;

import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A field for several lines that Tab leaves, as it leaves every other field: a tabulator is no part of a remark. */
public final class LinesField extends TextArea {

    /**
     * Makes a field.
     *
     * @param text what stands in it
     */
    public LinesField(String text) {
        super(text);
        setWrapText(true);
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.TAB && !e.isControlDown()) {
                e.consume();
                // With Ctrl the area itself gives the focus on.
                fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, e.isShiftDown(), true, false, false));
            }
        });
    }
}
