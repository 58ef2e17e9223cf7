package org.needlepoint.ui.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableList;
import org.needlepoint.casefile.planning.CaseFolder;
import org.needlepoint.casefile.planning.CaseFolderProblem;
import org.needlepoint.casefile.planning.CaseOwner;
import org.needlepoint.casefile.planning.OpeningNote;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.problem.ProblemException;

/**
 * Opening a saved case: who has it, whether there is unsaved work, where its images are. Each question is asked once and
 * answered by a method here; without an answer nothing is opened.
 */
public final class CaseOpening {
    private final DiskAccess disk;
    private final ObjectProperty<CaseQuestion> question;
    private final ObjectProperty<ProblemException> problem;
    private final ObservableList<OpeningNote> notes;
    private final Ready ready;
    private final Consumer<PlanningCase> copied;

    private CaseFolder folder;
    private PlanningCase waiting;

    /** Takes an opened case. */
    @FunctionalInterface
    interface Ready {
        void begin(CaseFolder folder, PlanningCase planningCase, Optional<PlanningCase> saved);
    }

    CaseOpening(
            DiskAccess disk,
            ObjectProperty<CaseQuestion> question,
            ObjectProperty<ProblemException> problem,
            ObservableList<OpeningNote> notes,
            Ready ready,
            Consumer<PlanningCase> copied) {
        this.disk = disk;
        this.question = question;
        this.problem = problem;
        this.notes = notes;
        this.ready = ready;
        this.copied = copied;
    }

    void open(Path place, boolean takeOver) {
        disk.run(() -> CaseFolder.open(place, CaseOwner.here(), takeOver), this::opened, e -> refused(place, e));
    }

    private void refused(Path place, ProblemException e) {
        if (e.problem() == CaseFolderProblem.CASE_LOCKED) {
            question.set(new CaseQuestion.Locked(place, e));
        } else if (e.problem() == CaseFolderProblem.CASE_OPEN_ELSEWHERE) {
            question.set(new CaseQuestion.LeftOpen(place, e));
        } else {
            problem.set(e);
        }
    }

    private void opened(CaseFolder opened) {
        folder = opened;
        CaseFolder.Opening found = opened.opening();
        notes.setAll(found.notes());
        if (found.saved().isPresent() && found.unsaved().isPresent()) {
            question.set(
                    new CaseQuestion.Recover(opened.folder(), found.unsaved().get(), found.savedAt()));
        } else {
            withInput(
                    found.saved().orElseGet(() -> found.unsaved().orElseThrow().planningCase()));
        }
    }

    /** Answers {@link CaseQuestion.Recover}: goes on with the autosaved work. */
    public void recover() {
        question.set(null);
        withInput(folder.opening().unsaved().orElseThrow().planningCase());
    }

    /** Answers {@link CaseQuestion.Recover}: goes back to the saved case. The autosaved work is kept as a file. */
    public void goBack() {
        question.set(null);
        CaseFolder opened = folder;
        disk.run(opened::discardUnsaved, aside -> withInput(opened.saved().orElseThrow()), e -> {
            abandon();
            problem.set(e);
        });
    }

    /** Answers {@link CaseQuestion.LeftOpen}: takes the case over. */
    public void takeOver() {
        Path place = ((CaseQuestion.LeftOpen) question.get()).folder();
        question.set(null);
        open(place, true);
    }

    /** Answers {@link CaseQuestion.Locked} and {@link CaseQuestion.LeftOpen}: a new case with the same decisions. */
    public void copy() {
        Path place = question.get() instanceof CaseQuestion.Locked l
                ? l.folder()
                : ((CaseQuestion.LeftOpen) question.get()).folder();
        question.set(null);
        disk.run(() -> CaseFolder.read(place).planningCase(), copied, problem::set);
    }

    private void withInput(PlanningCase c) {
        if (Files.exists(c.input())) {
            CaseFolder opened = folder;
            folder = null;
            waiting = null;
            ready.begin(opened, c, opened.saved());
        } else {
            waiting = c;
            question.set(new CaseQuestion.InputMissing(c.input()));
        }
    }

    /**
     * Answers {@link CaseQuestion.InputMissing}.
     *
     * @param input where the images are now
     */
    public void locate(Path input) {
        question.set(null);
        withInput(waiting.withInput(input.toAbsolutePath().normalize()));
    }

    /** Gives a case free that was not opened in the end. */
    void abandon() {
        waiting = null;
        if (folder != null) {
            CaseFolder opened = folder;
            folder = null;
            disk.run(opened::close, problem::set);
        }
    }
}
