package org.needlepoint.ui.help;

import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A window beside the main one, in the same clothes; Esc closes it. Its size is told in letters, so that it grows with them. */
public final class SideWindow {
    private static final double MOST_OF_SCREEN = 0.95;

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
        Scene scene = sized(owner, content, widthEm, heightEm);
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

    /**
     * A scene in the clothes of a window, as large as its letters ask for and the screen allows.
     *
     * @param owner the window
     * @param content what the scene shows
     * @param widthEm width, heights of a letter
     * @param heightEm height, heights of a letter
     * @return scene
     */
    public static Scene sized(Window owner, Parent content, double widthEm, double heightEm) {
        Label letter = new Label();
        Scene fitting = new Scene(new StackPane(letter));
        fitting.getStylesheets().setAll(owner.getScene().getStylesheets());
        fitting.getRoot().applyCss();
        double em = letter.getFont().getSize();
        Rectangle2D screen = Screen.getScreensForRectangle(owner.getX(), owner.getY(), 1, 1).stream()
                .findFirst()
                .orElseGet(Screen::getPrimary)
                .getVisualBounds();
        // A list or a scroll pane as the root would lie on white.
        Scene scene = new Scene(
                new StackPane(content),
                Math.min(widthEm * em, MOST_OF_SCREEN * screen.getWidth()),
                Math.min(heightEm * em, MOST_OF_SCREEN * screen.getHeight()));
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        return scene;
    }

    /** Shows it, or brings it to the front. */
    public void show() {
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }
}
