package org.needlepoint.ui.help;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A window beside the main one, in the same clothes; Esc closes it. Its size is told in letters, so that it grows with them. */
public final class SideWindow {
    private static final double LETTER_PX = 14;

    private final Stage stage = new Stage();

    /**
     * Makes the window.
     *
     * @param owner the main window
     * @param title title
     * @param content what it shows
     * @param widthEm width, heights of a letter
     * @param heightEm height, heights of a letter
     */
    public SideWindow(Window owner, String title, Parent content, double widthEm, double heightEm) {
        stage.initOwner(owner);
        stage.setTitle(title);
        Scene scene = new Scene(content, widthEm * LETTER_PX, heightEm * LETTER_PX);
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        owner.getScene().getStylesheets().addListener((javafx.collections.ListChangeListener<String>)
                c -> scene.getStylesheets().setAll(c.getList()));
        // Before the list or field in focus takes it.
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                stage.close();
                e.consume();
            }
        });
        stage.setScene(scene);
    }

    /** Shows it, or brings it to the front. */
    public void show() {
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }
}
