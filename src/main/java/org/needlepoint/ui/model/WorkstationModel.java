package org.needlepoint.ui.model;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyListProperty;
import javafx.beans.property.ReadOnlyListWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.FXCollections;
import org.needlepoint.casefile.planning.EditHistory;
import org.needlepoint.casefile.planning.InputFile;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.casefile.planning.UserFolders;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.session.PlanningSession;
import org.needlepoint.workflow.session.SessionSnapshot;

/**
 * A planning session as the window sees it: the case as far as it is computed, the step in view, and the commands that
 * change the case. Every change is a named edit that can be undone; after it the case is computed again in the background,
 * newest change first, and kept by the {@link CaseSaver}.
 *
 * <p>Belongs to the thread of the window.
 */
public final class WorkstationModel {
    private final PlanningSession session;
    private final Background background;
    private final CaseComputer computer;
    private final ViewState view = new ViewState();
    private final ReportDesk report = new ReportDesk(this);

    private final ReadOnlyObjectWrapper<SessionSnapshot> snapshot = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<PlanningCase> decisions = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.STUDY);
    private final ReadOnlyListWrapper<String> undoable = new ReadOnlyListWrapper<>(FXCollections.observableArrayList());
    private final ReadOnlyListWrapper<String> redoable = new ReadOnlyListWrapper<>(FXCollections.observableArrayList());

    private final CaseFilesModel files;

    private EditHistory history;
    private CaseSaver saver = CaseSaver.NONE;

    /**
     * Makes a session without a case.
     *
     * @param session computes
     * @param background where
     */
    public WorkstationModel(PlanningSession session, Background background) {
        this(session, background, UserFolders.ofThisUser());
    }

    /**
     * Makes a session without a case.
     *
     * @param session computes
     * @param background where
     * @param folders where the user's lists and unsaved cases are kept
     */
    public WorkstationModel(PlanningSession session, Background background, UserFolders folders) {
        this.session = session;
        this.background = background;
        this.computer = new CaseComputer(session, background, this::show);
        boolean atOnce = background.equals(Background.SAME_THREAD);
        this.files = new CaseFilesModel(
                this,
                atOnce ? background.work() : Background.thread("case-files"),
                atOnce ? background.work() : Background.thread("series-pictures"),
                background.window(),
                folders);
    }

    /**
     * Where the case is kept: opening, saving, closing.
     *
     * @return files
     */
    public CaseFilesModel files() {
        return files;
    }

    /** Closes the case: nothing is computed or kept any more. */
    public void close() {
        computer.close();
        history = null;
        saver = CaseSaver.NONE;
        snapshot.set(null);
        decisions.set(null);
        undoable.clear();
        redoable.clear();
        view.reset();
    }

    /**
     * Writes down which files the case was measured from. No edit: it is not undone and nothing is computed again.
     *
     * @param files files
     */
    public void measuredFrom(List<InputFile> files) {
        require();
        if (!history.current().inputs().equals(files)) {
            history.replace(history.current().withInputs(files));
            decisions.set(history.current());
        }
    }

    /**
     * Opens a case in place of the present one. Its history begins anew.
     *
     * @param opened decisions
     * @param keeper where they are kept
     */
    public void open(PlanningCase opened, CaseSaver keeper) {
        history = new EditHistory(opened);
        saver = keeper;
        snapshot.set(null);
        view.reset();
        step.set(Step.STUDY);
        changed(PlanningSession.Depth.ALL);
    }

    /**
     * Changes where the decisions are kept, as when a session gets its case folder.
     *
     * @param keeper where they are kept from now on
     */
    public void keepWith(CaseSaver keeper) {
        saver = keeper;
        if (history != null) {
            changed(PlanningSession.Depth.ALL);
        }
    }

    /**
     * Edits the case. Confirmations of the changed step and of those after it are withdrawn.
     *
     * @param name what is done, in words for the undo list
     * @param changedStep first step whose result changes
     * @param edit new decisions from the present ones
     */
    public void edit(String name, Step changedStep, UnaryOperator<PlanningCase> edit) {
        require();
        history.record(name, edit.apply(history.current()).withdrawnFrom(changedStep));
        changed(PlanningSession.Depth.ALL);
    }

    /**
     * Edits the case during a drag: parts with the same group are undone as one, and only what can follow the mouse is
     * computed. Ends with {@link #settle}.
     *
     * @param name what is done, in words for the undo list
     * @param changedStep first step whose result changes
     * @param group the same object for all parts of one drag
     * @param edit new decisions from the present ones
     */
    public void drag(String name, Step changedStep, Object group, UnaryOperator<PlanningCase> edit) {
        require();
        history.record(name, group, edit.apply(history.current()).withdrawnFrom(changedStep));
        changed(PlanningSession.Depth.PREVIEW);
    }

    /** Ends a drag: everything is computed. */
    public void settle() {
        require();
        changed(PlanningSession.Depth.ALL);
    }

    /**
     * Adds what changes no result: notes, acknowledgements, confirmations.
     *
     * @param name what is done, in words for the undo list
     * @param edit new decisions from the present ones
     */
    public void remark(String name, UnaryOperator<PlanningCase> edit) {
        require();
        history.record(name, edit.apply(history.current()));
        changed(PlanningSession.Depth.ALL);
    }

    /** Undoes the last edit, if there is one. */
    public void undo() {
        if (history != null && history.undo().isPresent()) {
            changed(PlanningSession.Depth.ALL);
        }
    }

    /** Does again what was undone last, if anything was. */
    public void redo() {
        if (history != null && history.redo().isPresent()) {
            changed(PlanningSession.Depth.ALL);
        }
    }

    /**
     * Shows a step. Every step may be visited at any time.
     *
     * @param wantedStep step
     */
    public void goTo(Step wantedStep) {
        step.set(wantedStep);
    }

    /** Stops the computation that runs; what was computed before stays. */
    public void cancel() {
        computer.cancel();
    }

    /** Reads the input again, for files that changed. */
    public void reread() {
        require();
        session.reread();
        changed(PlanningSession.Depth.ALL);
    }

    private void require() {
        if (history == null) {
            throw new IllegalStateException("No case is open");
        }
    }

    private void changed(PlanningSession.Depth depth) {
        PlanningCase now = history.current();
        decisions.set(now);
        undoable.setAll(history.undoable());
        redoable.setAll(history.redoable());
        computer.compute(now, depth, saver);
    }

    private void show(SessionSnapshot fresh) {
        if (history != null
                && fresh.decisions().input().equals(history.current().input())) {
            snapshot.set(fresh);
        }
    }

    /**
     * The case as far as it is computed; null before the first computation of a case.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<SessionSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /**
     * The case as far as it is computed.
     *
     * @return snapshot; empty before the first computation of a case
     */
    public Optional<SessionSnapshot> snapshot() {
        return Optional.ofNullable(snapshot.get());
    }

    /**
     * The decisions as they are now, which the snapshot may not have reached yet; null without a case.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<PlanningCase> decisionsProperty() {
        return decisions.getReadOnlyProperty();
    }

    /**
     * The step in view.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /**
     * Whether something is being computed.
     *
     * @return property
     */
    public ReadOnlyBooleanProperty busyProperty() {
        return computer.busy().busyProperty();
    }

    /**
     * How far it is, 0 to 1.
     *
     * @return property
     */
    public ReadOnlyDoubleProperty progressProperty() {
        return computer.busy().progressProperty();
    }

    /**
     * What is being done.
     *
     * @return property; empty text when nothing is
     */
    public ReadOnlyStringProperty progressTextProperty() {
        return computer.busy().textProperty();
    }

    /**
     * Names of the edits that can be undone, the last one first.
     *
     * @return property
     */
    public ReadOnlyListProperty<String> undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /**
     * Names of the edits that can be redone, the next one first.
     *
     * @return property
     */
    public ReadOnlyListProperty<String> redoableProperty() {
        return redoable.getReadOnlyProperty();
    }

    /**
     * Why the decisions could not be kept; null while they are.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<ProblemException> saveProblemProperty() {
        return computer.saveProblemProperty();
    }

    /**
     * What the views show, apart from the case.
     *
     * @return state of the views
     */
    public ViewState view() {
        return view;
    }

    /** {@return the report of the session} */
    public ReportDesk report() {
        return report;
    }

    /**
     * The engine, for pictures of series that the case does not use.
     *
     * @return session
     */
    public PlanningSession session() {
        return session;
    }

    /**
     * Runs work behind the window and shows its result.
     *
     * @return executors
     */
    public Background background() {
        return background;
    }

    /**
     * Steps in the order of the list.
     *
     * @return all steps
     */
    public static List<Step> steps() {
        return List.of(Step.values());
    }
}
