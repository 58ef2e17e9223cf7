package org.needlepoint.ui;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.ui.model.Preferences;
import org.needlepoint.ui.model.ViewerModel;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.open.SaveState;
import org.needlepoint.ui.open.StartPane;
import org.needlepoint.ui.step.ReportPages;
import org.needlepoint.ui.step.StepList;
import org.needlepoint.ui.step.StepPane;
import org.needlepoint.ui.text.ProblemText;
import org.needlepoint.ui.text.Texts;

/**
 * The layout of the window: menu and patient above, steps on the left, pictures in the middle, the step's panel on the right, progress
 * below. Without a case it shows the start page.
 */
final class Shell extends BorderPane {
    private final WorkstationModel model;
    private final ViewerModel viewer;
    private final Preferences preferences;
    // Kept by this layout and weakly by the model: another language makes another layout.
    private final ChangeListener<PlanningCase> cases = (o, before, now) -> {
        if (before == null || now == null) {
            show();
        }
    };
    private final VBox top;

    Shell(Stage stage, WorkstationModel model, ViewerModel viewer, Preferences preferences) {
        this.model = model;
        this.viewer = viewer;
        this.preferences = preferences;
        setId("shell");
        WindowCommands commands = new WindowCommands(stage, model.files(), new Regions(this::regions), viewer.keys());
        top = new VBox(bar(new MainMenu(model, preferences, commands), commands));
        setTop(top);
        // "?" lies behind Shift, or not, on one keyboard or another: the character counts.
        addEventHandler(KeyEvent.KEY_TYPED, e -> {
            if (e.getCharacter().equals("?") && !(e.getTarget() instanceof TextInputControl)) {
                commands.keys();
                e.consume();
            }
        });
        show();
        model.decisionsProperty().addListener(new WeakChangeListener<>(cases));
    }

    /** Where F6 stops: what lies side by side under the menu. */
    private List<Node> regions() {
        List<Node> middle =
                getCenter() instanceof SplitPane split ? List.copyOf(split.getItems()) : List.of(getCenter());
        return Stream.of(Stream.ofNullable(getLeft()), middle.stream(), Stream.of(getTop()))
                .flatMap(s -> s)
                .toList();
    }

    private void show() {
        top.getChildren().removeIf(PatientBanner.class::isInstance);
        if (model.decisionsProperty().get() == null) {
            setLeft(null);
            setBottom(null);
            setCenter(new StartPane(model));
            return;
        }
        SplitPane work = new SplitPane(
                new StackPane(new PicturesPane(model, viewer), new ReportPages(model)), new StepPane(model));
        work.setDividerPositions(0.74);
        top.getChildren().add(new PatientBanner(model));
        setLeft(new StepList(model));
        setCenter(work);
        setBottom(status());
    }

    /** Menu and saving share one line; undo and redo stand in the banner, by the names of the edits. */
    private HBox bar(MainMenu menu, WindowCommands commands) {
        HBox.setHgrow(menu, Priority.ALWAYS);
        Button save = button("shell.file.save", Material2MZ.SAVE, commands::save);
        save.disableProperty().bind(model.decisionsProperty().isNull());
        HBox bar = new HBox(menu, save);
        bar.getStyleClass().add("top-bar");
        return bar;
    }

    private static Button button(String key, Ikon sign, Runnable does) {
        Button button = new Button(null, new FontIcon(sign));
        // A dot would begin a style class in a look-up.
        button.setId(key.replace('.', '-') + "-button");
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setTooltip(new Tooltip(Texts.get(key)));
        button.setAccessibleText(Texts.get(key));
        button.setOnAction(e -> does.run());
        return button;
    }

    private HBox status() {
        Label text = new Label();
        text.textProperty().bind(model.progressTextProperty());
        ProgressBar bar = new ProgressBar();
        bar.setId("progress");
        bar.setAccessibleText(Texts.get("shell.progress"));
        bar.progressProperty().bind(model.progressProperty());
        bar.visibleProperty().bind(model.busyProperty());
        Button stop = button("shell.stop", Material2AL.CANCEL, model::cancel);
        stop.visibleProperty().bind(model.busyProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label unkept = new Label();
        unkept.setId("settings-problem");
        unkept.getStyleClass().add(Styles.WARNING);
        unkept.textProperty()
                .bind(preferences.problemProperty().map(ProblemText::message).orElse(""));
        Label notice = new Label(Texts.get("shell.notice"));
        notice.setId("notice");
        notice.getStyleClass().add(Styles.TEXT_MUTED);
        HBox box = new HBox(new SaveState(model), text, bar, stop, gap, unkept, notice);
        box.getStyleClass().add("status-bar");
        return box;
    }
}
