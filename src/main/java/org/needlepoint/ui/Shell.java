package org.needlepoint.ui;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
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
import org.needlepoint.ui.open.CaseCommands;
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
    private static final String CASE_TOOLS = "case-tools";

    private final WorkstationModel model;
    private final ViewerModel viewer;
    private final Preferences preferences;
    // Kept by this layout and weakly by the model: another language makes another layout.
    private final ChangeListener<PlanningCase> cases = (o, before, now) -> {
        if (before == null || now == null) {
            show();
        }
    };
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    /** A window narrower than this shows signs in the place of some words. */
    private static final double NARROW_EM = 76;

    /** Share of the pictures beside the panel, where there is room for both and where there is little. */
    private static final double PICTURES = 0.74;

    private static final double PICTURES_COMPACT = 0.5;

    private final ChangeListener<Double> letters = (o, before, now) -> compact();
    private final VBox top;
    private final HBox bar;
    private final ObservableValue<Double> letterScale;
    private boolean compact;

    Shell(Stage stage, WorkstationModel model, ViewerModel viewer, Preferences preferences) {
        this.model = model;
        this.viewer = viewer;
        this.preferences = preferences;
        setId("shell");
        WindowCommands commands =
                new WindowCommands(stage, new CaseCommands(model, stage), new Regions(this::regions), viewer.keys());
        bar = bar(new MainMenu(model, preferences, commands), commands);
        top = new VBox(bar);
        setTop(top);
        // "?" lies behind Shift, or not, on one keyboard or another: the character counts.
        addEventHandler(KeyEvent.KEY_TYPED, e -> {
            if (e.getCharacter().equals("?") && !(e.getTarget() instanceof TextInputControl)) {
                commands.keys();
                e.consume();
            }
        });
        letterScale = preferences.letterScaleProperty();
        letterScale.addListener(new WeakChangeListener<>(letters));
        widthProperty().addListener((o, before, now) -> compact());
        show();
        model.decisionsProperty().addListener(new WeakChangeListener<>(cases));
    }

    /** Large letters on a small screen leave little room; it belongs to the pictures. */
    private void compact() {
        boolean now = getWidth() < NARROW_EM * Preferences.LETTER_PX * letterScale.getValue();
        if (now != compact) {
            compact = now;
            clothe();
        }
    }

    private void clothe() {
        pseudoClassStateChanged(COMPACT, compact);
        top.getChildren().stream()
                .filter(PatientBanner.class::isInstance)
                .map(PatientBanner.class::cast)
                .forEach(b -> b.compact(compact));
        if (getLeft() instanceof StepList steps) {
            steps.compact(compact);
        }
        if (getCenter() instanceof SplitPane work) {
            work.getItems().get(1).pseudoClassStateChanged(COMPACT, compact);
            work.setDividerPositions(compact ? PICTURES_COMPACT : PICTURES);
        }
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
        bar.getChildren().removeIf(n -> CASE_TOOLS.equals(n.getId()));
        if (model.decisionsProperty().get() == null) {
            setLeft(null);
            setBottom(null);
            setCenter(new StartPane(model, letterScale));
            return;
        }
        SplitPane work = new SplitPane(
                new StackPane(new PicturesPane(model, viewer), new ReportPages(model)), new StepPane(model));
        PatientBanner banner = new PatientBanner(model);
        top.getChildren().add(banner);
        HBox tools = new HBox(new EditBar(model), banner.notesButton());
        tools.setId(CASE_TOOLS);
        tools.getStyleClass().add("case-tools");
        bar.getChildren().add(1, tools);
        setLeft(new StepList(model));
        setCenter(work);
        setBottom(status());
        clothe();
    }

    /** Menu, undo and redo by the names of the edits, notes and saving share one line. */
    private HBox bar(MainMenu menu, WindowCommands commands) {
        HBox.setHgrow(menu, Priority.ALWAYS);
        Button save = button("shell.file.save", Material2MZ.SAVE, commands.cases()::save);
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

    /** What has no room in the line is told whole. */
    private static Tooltip told(Label label) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(label.textProperty());
        return tip;
    }

    private HBox status() {
        Label text = new Label();
        text.textProperty().bind(model.progressTextProperty());
        text.setTooltip(told(text));
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
        unkept.setTooltip(told(unkept));
        Label notice = new Label(Texts.get("shell.notice"));
        notice.setMinWidth(USE_PREF_SIZE);
        notice.setId("notice");
        notice.getStyleClass().add(Styles.TEXT_MUTED);
        HBox box = new HBox(new SaveState(model), text, bar, stop, gap, unkept, notice);
        box.getStyleClass().add("status-bar");
        return box;
    }
}
