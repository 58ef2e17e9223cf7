package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import java.awt.Desktop;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.material2.Material2AL;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.ui.model.ReportDesk;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.ProblemText;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.ReportLanguages;
import org.needlepoint.workflow.session.SessionSnapshot;

/** The report: what is missing, and its files. Its pages are shown by {@link ReportPages}. */
final class ReportPanel extends StepPanel {
    private final ReportDesk desk;
    private final VBox missing = new VBox(6);
    private final Section missingSection;
    private final Card ready = new Card(Card.Severity.SUCCESS);
    private final Card blinded = new Card(Card.Severity.INFO);
    private final TextField folder = new TextField();
    private final Button write = new Button(Texts.get("report.write"), Icons.icon(Material2AL.DESCRIPTION, "way-icon"));
    private final Button open = new Button(Texts.get("report.open"), Icons.icon(Material2AL.FOLDER_OPEN, "way-icon"));
    private final Card written = new Card(Card.Severity.SUCCESS, open);
    private final Card refused = new Card(Card.Severity.DANGER);
    private List<ReportDesk.Missing> listed = List.of();
    private Path proposedFor;

    ReportPanel(WorkstationModel model) {
        super(model, Step.REPORT);
        desk = model.report();
        missing.setId("report-missing");
        missingSection = new Section(Texts.get("report.missing"), missing);
        ready.setId("report-ready");
        ready.say(Texts.get("report.ready"), "");
        blinded.setId("report-blinded");
        blinded.say(Texts.get("report.blinded"), "");
        Card notice = new Card(Card.Severity.WARNING).say(Texts.get("report.notice"), Texts.get("report.notice.more"));
        notice.setId("report-notice");
        automatic().getChildren().setAll(notice, ready, missingSection, blinded);
        folder.setId("report-folder");
        folder.setTooltip(new Tooltip(Texts.get("report.folder.tip")));
        Button browse = new Button(Texts.get("report.browse"));
        browse.setId("report-browse");
        browse.setOnAction(e -> browse());
        write.setId("report-write");
        write.getStyleClass().add(Styles.ACCENT);
        write.setOnAction(e -> write());
        ProgressBar working = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        working.setMaxWidth(Double.MAX_VALUE);
        working.visibleProperty().bind(desk.workingProperty());
        working.managedProperty().bind(desk.workingProperty());
        Label files = new Label(Texts.get("report.files"));
        files.setWrapText(true);
        files.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        open.setId("report-open");
        open.getStyleClass().add(Styles.SMALL);
        open.setOnAction(e -> openFolder());
        written.setId("report-written");
        refused.setId("report-refused");
        manual().getChildren()
                .setAll(
                        new Section(
                                Texts.get("report.folder"),
                                folder,
                                languages(),
                                new FlowPane(6, 6, browse, write),
                                files,
                                working),
                        written,
                        refused);
        desk.writtenProperty().addListener(new javafx.beans.WeakInvalidationListener(outcome));
        desk.problemProperty().addListener(new javafx.beans.WeakInvalidationListener(outcome));
        outcome();
    }

    /** The languages of the report, each by its own name. */
    private HBox languages() {
        ToggleGroup group = new ToggleGroup();
        Label name = new Label(Texts.get("report.language"));
        HBox row = new HBox(8, name);
        row.setAlignment(Pos.CENTER_LEFT);
        for (Locale l : ReportLanguages.ALL) {
            RadioButton button = new RadioButton(Texts.get("shell.language." + l.toLanguageTag()));
            button.setId("report-language-" + l.toLanguageTag());
            button.setTooltip(new Tooltip(Texts.get("report.language.tip")));
            button.setToggleGroup(group);
            button.setSelected(l.equals(desk.language()));
            button.setOnAction(e -> desk.speak(l));
            row.getChildren().add(button);
        }
        return row;
    }

    /** Kept by this panel and weakly by the desk. */
    private final javafx.beans.InvalidationListener outcome = o -> outcome();

    private void outcome() {
        Optional<Path> done = Optional.ofNullable(desk.writtenProperty().get());
        shown(written, done.isPresent());
        done.ifPresent(p -> written.say(Texts.get("report.written"), p.toString()));
        Optional<ProblemException> reason =
                Optional.ofNullable(desk.problemProperty().get());
        shown(refused, reason.isPresent());
        reason.ifPresent(p -> refused.say(ProblemText.message(p), ProblemText.remedy(p)));
    }

    @Override
    void update(SessionSnapshot snapshot, PlanningCase decisions) {
        Path input = decisions.input();
        if (!input.equals(proposedFor)) {
            proposedFor = input;
            Path whole = input.toAbsolutePath().normalize();
            folder.setText(whole.resolveSibling(whole.getFileName() + "-report").toString());
        }
        boolean made = desk.ready();
        shown(ready, made);
        ready.say(
                Texts.get("report.ready"),
                snapshot.result().value().map(CaseResult::caseId).orElse(""));
        write.setDisable(!made);
        shown(blinded, model().view().blindedProperty().get());
        List<ReportDesk.Missing> now = desk.missing();
        if (!now.equals(listed)) {
            listed = now;
            missing.getChildren()
                    .setAll(now.stream()
                            .filter(ReportDesk.Missing::stops)
                            .map(this::row)
                            .toList());
            List<Node> unconfirmed = now.stream()
                    .filter(m -> !m.stops())
                    .map(m -> (Node) link(m, Texts.get("step.name." + m.step())))
                    .toList();
            if (!unconfirmed.isEmpty()) {
                FlowPane links = new FlowPane(10, 2);
                links.getChildren().setAll(unconfirmed);
                missing.getChildren().add(new Card(Card.Severity.INFO, links).say(Texts.get("report.unconfirmed"), ""));
            }
        }
        shown(missingSection, !now.isEmpty());
    }

    private Node row(ReportDesk.Missing m) {
        Hyperlink go = link(m, Texts.get("report.go", Texts.get("step.name." + m.step())));
        return new Card(Card.Severity.DANGER, go).say(m.words(), "");
    }

    private Hyperlink link(ReportDesk.Missing m, String words) {
        Hyperlink go = new Hyperlink(words);
        go.setId("go-" + m.step());
        go.setOnAction(e -> model().goTo(m.step()));
        return go;
    }

    private void browse() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.get("report.folder"));
        target().map(Path::getParent)
                .map(Path::toFile)
                .filter(File::isDirectory)
                .ifPresent(chooser::setInitialDirectory);
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            folder.setText(chosen.getPath());
        }
    }

    private Optional<Path> target() {
        try {
            return folder.getText().isBlank()
                    ? Optional.empty()
                    : Optional.of(Path.of(folder.getText().strip()).toAbsolutePath());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void write() {
        Optional<Path> to = target();
        if (to.isEmpty()) {
            shown(refused, true);
            refused.say(Texts.get("report.folder.wrong"), "");
            return;
        }
        desk.write(to.get());
    }

    /** Off the thread of the window: the desktop's own toolkit may take its time to start. */
    private void openFolder() {
        Path to = desk.writtenProperty().get();
        if (to == null) {
            return;
        }
        Thread opener = new Thread(
                () -> {
                    try {
                        Desktop.getDesktop().open(to.toFile());
                    } catch (IOException | UnsupportedOperationException e) {
                        model().background()
                                .window()
                                .execute(
                                        () -> written.say(Texts.get("report.written"), Texts.get("report.noOpen", to)));
                    }
                },
                "open folder");
        opener.setDaemon(true);
        opener.start();
    }
}
