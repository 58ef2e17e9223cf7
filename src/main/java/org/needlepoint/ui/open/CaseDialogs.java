package org.needlepoint.ui.open;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.needlepoint.casefile.planning.CaseChange;
import org.needlepoint.casefile.planning.InputCheck;
import org.needlepoint.casefile.planning.UnsavedWork;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.ui.model.CaseFilesModel;
import org.needlepoint.ui.model.CaseQuestion;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.EngineTexts;
import org.needlepoint.ui.text.ProblemText;
import org.needlepoint.ui.text.Texts;

/**
 * Asks the questions of the model and shows its problems, as dialogs over the window. Closing a dialog without an answer is
 * the answer that changes nothing.
 */
public final class CaseDialogs {
    private static final int MOST_LINES = 12;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Stage stage;
    private final CaseFilesModel files;
    private final CaseCommands commands;
    private Dialog<ButtonType> shown;

    private CaseDialogs(Stage stage, WorkstationModel model) {
        this.stage = stage;
        this.files = model.files();
        this.commands = new CaseCommands(model, stage);
    }

    /**
     * Begins to ask over a window; what is dropped on it is opened, and it is only closed after the case. Once for a window.
     *
     * @param stage window, with its scene
     * @param model its session
     */
    public static void install(Stage stage, WorkstationModel model) {
        CaseDialogs dialogs = new CaseDialogs(stage, model);
        model.files().questionProperty().addListener((o, before, now) -> dialogs.ask(now));
        model.files().problemProperty().addListener((o, before, now) -> dialogs.tell(now));
        model.decisionsProperty().addListener((o, before, now) -> {
            if (before == null && now != null) {
                dialogs.notes();
            }
        });
        DropTarget.install(stage.getScene(), model.files());
        stage.setOnCloseRequest(e -> {
            e.consume();
            model.files().closeThen(stage::hide);
        });
    }

    private void ask(CaseQuestion q) {
        if (shown != null) {
            Dialog<ButtonType> old = shown;
            shown = null;
            old.close();
        }
        if (q instanceof CaseQuestion.Recover r) {
            recover(r);
        } else if (q instanceof CaseQuestion.Locked l) {
            ask("locked", lines(l.reason()), List.of(), answers("copy", files.opening()::copy));
        } else if (q instanceof CaseQuestion.LeftOpen l) {
            Map<String, Runnable> answers = answers("copy", files.opening()::copy);
            answers.put("takeOver", files.opening()::takeOver);
            ask("leftOpen", lines(l.reason()), List.of(), answers);
        } else if (q instanceof CaseQuestion.InputMissing m) {
            ask(
                    "inputMissing",
                    List.of(Texts.get("open.inputMissing.text", m.input())),
                    List.of(),
                    answers("locate", commands::locateInput));
        } else if (q instanceof CaseQuestion.InputChanged c) {
            Map<String, Runnable> answers = answers("closeCase", this::closeChanged);
            answers.put("acceptInputs", files::acceptInputs);
            ask("inputChanged", List.of(Texts.get("open.inputChanged.text")), differences(c.check()), answers);
        } else if (q instanceof CaseQuestion.SaveFirst) {
            Map<String, Runnable> answers = answers("save", this::saveOrStay);
            answers.put("dontSave", files::closeWithoutSaving);
            ask("saveFirst", List.of(Texts.get("open.saveFirst.text")), List.of(), answers);
        }
    }

    private void recover(CaseQuestion.Recover r) {
        UnsavedWork w = r.work();
        List<String> text = new ArrayList<>();
        text.add(Texts.get(
                "open.recover.text",
                TIME.format(w.at()),
                r.savedAt().map(TIME::format).orElse("–")));
        if (w.savedFileChanged()) {
            text.add(Texts.get("open.recover.replaced"));
        }
        Map<String, Runnable> answers = answers("recover", files.opening()::recover);
        answers.put("goBack", files.opening()::goBack);
        ask("recover", text, w.changes().stream().map(CaseDialogs::line).toList(), answers);
    }

    private static String line(CaseChange c) {
        String rest = c.path().substring(c.member().length());
        return Texts.get("open.member." + c.member()) + rest.replace(".", " · ") + ":  "
                + c.before().orElse("–") + "  →  " + c.after().orElse("–");
    }

    private static List<String> differences(InputCheck check) {
        return Stream.of(
                        check.changed().stream()
                                .map(c -> Texts.get(
                                        "open.input.changed",
                                        c.before().file(),
                                        c.before().sopInstanceUid())),
                        check.vanished().stream()
                                .map(f -> Texts.get("open.input.vanished", f.file(), f.sopInstanceUid())),
                        check.appeared().stream()
                                .map(f -> Texts.get("open.input.appeared", f.file(), f.sopInstanceUid())))
                .flatMap(s -> s)
                .toList();
    }

    private static List<String> lines(ProblemException e) {
        return List.of(ProblemText.message(e), ProblemText.remedy(e));
    }

    private static Map<String, Runnable> answers(String key, Runnable does) {
        Map<String, Runnable> out = new LinkedHashMap<>();
        out.put(key, does);
        return out;
    }

    /** The safe answer: numbers from other images are not looked at by mistake. */
    private void closeChanged() {
        files.dismiss();
        commands.close();
    }

    /** A case without a folder gets one now; without a folder it stays open. */
    private void saveOrStay() {
        if (!files.save() && !commands.saveAs()) {
            files.dismiss();
        }
    }

    /** Asks; the first answer is the default, closing the dialog is none of them. */
    private void ask(String key, List<String> text, List<String> details, Map<String, Runnable> answers) {
        Dialog<ButtonType> d = dialog(Texts.get("open." + key + ".title"), text, details);
        d.getDialogPane().setId("ask-" + key);
        Map<ButtonType, Runnable> does = new LinkedHashMap<>();
        for (Map.Entry<String, Runnable> a : answers.entrySet()) {
            ButtonType type = new ButtonType(
                    Texts.get("open.answer." + a.getKey()), does.isEmpty() ? ButtonData.OK_DONE : ButtonData.OTHER);
            does.put(type, a.getValue());
            d.getDialogPane().getButtonTypes().add(type);
            whole(d.getDialogPane().lookupButton(type)).setId("answer-" + a.getKey());
        }
        ButtonType none = new ButtonType(Texts.get("open.cancel"), ButtonData.CANCEL_CLOSE);
        d.getDialogPane().getButtonTypes().add(none);
        whole(d.getDialogPane().lookupButton(none)).setId("answer-none");
        shown = d;
        d.setOnHidden(e -> {
            if (shown == d) {
                shown = null;
                Runnable answer = does.get(d.getResult());
                if (answer != null) {
                    answer.run();
                } else {
                    files.dismiss();
                }
            }
        });
        d.show();
    }

    /** Buttons are as wide as their words, and not all as wide as the shortest allows. */
    private static Region whole(Node button) {
        ButtonBar.setButtonUniformSize(button, false);
        Region region = (Region) button;
        region.setMinWidth(Region.USE_PREF_SIZE);
        return region;
    }

    private void tell(ProblemException e) {
        if (e != null) {
            Dialog<ButtonType> d = dialog(Texts.get("open.problem.title"), lines(e), List.of());
            d.getDialogPane().setId("problem");
            d.getDialogPane().getButtonTypes().add(new ButtonType(Texts.get("open.close"), ButtonData.OK_DONE));
            d.setOnHidden(x -> files.dismissProblem());
            d.show();
        }
    }

    /** How the case was opened, where that is no matter of course. */
    private void notes() {
        List<String> lines = files.notesProperty().stream()
                .map(n -> Texts.get("open.note." + n.kind(), EngineTexts.say(n.detail())))
                .toList();
        if (!lines.isEmpty()) {
            Dialog<ButtonType> d = dialog(Texts.get("open.note.title"), lines, List.of());
            d.getDialogPane().setId("notes");
            d.getDialogPane().getButtonTypes().add(new ButtonType(Texts.get("open.close"), ButtonData.OK_DONE));
            d.show();
        }
    }

    private Dialog<ButtonType> dialog(String title, List<String> text, List<String> details) {
        Dialog<ButtonType> d = new Dialog<>();
        d.initOwner(stage);
        d.initModality(Modality.WINDOW_MODAL);
        d.setTitle(title);
        d.setResizable(true);
        Label heading = new Label(title, new FontIcon(Material2AL.INFO));
        heading.getStyleClass().add("title-4");
        heading.setWrapText(true);
        VBox box = new VBox(heading);
        for (String t : text) {
            Label l = new Label(t);
            l.setWrapText(true);
            box.getChildren().add(l);
        }
        if (!details.isEmpty()) {
            String more = details.size() > MOST_LINES ? "\n" + Texts.get("open.more", details.size() - MOST_LINES) : "";
            TextArea area = new TextArea(details.stream().limit(MOST_LINES).collect(Collectors.joining("\n")) + more);
            area.setEditable(false);
            area.setPrefRowCount(Math.min(8, details.size() + 1));
            box.getChildren().add(area);
        }
        box.getStyleClass().add("question");
        d.getDialogPane().setContent(box);
        return d;
    }
}
