package org.needlepoint.ui.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyListProperty;
import javafx.beans.property.ReadOnlyListWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import org.needlepoint.casefile.planning.CaseFolder;
import org.needlepoint.casefile.planning.CaseOwner;
import org.needlepoint.casefile.planning.OpeningNote;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.UnsavedCases;
import org.needlepoint.casefile.planning.UserFolders;
import org.needlepoint.problem.ProblemException;

/**
 * Where the case of a window is kept: opening, saving, closing, and the questions that come up. Every change of the case is
 * kept at once, in the user's data folder until the user chooses a place.
 *
 * <p>Belongs to the thread of the window; disks are read and written behind it.
 */
public final class CaseFilesModel {
    private final WorkstationModel session;
    private final DiskAccess disk;
    private final Executor window;
    private final Executor pictures;
    private final StartModel start;
    private final UnsavedCases unsavedCases;
    private final InputWatch inputs;
    private final CaseOpening opening;

    private final ReadOnlyObjectWrapper<Path> place = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<CaseQuestion> question = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ProblemException> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<BrowserModel> browser = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyListWrapper<OpeningNote> notes =
            new ReadOnlyListWrapper<>(FXCollections.observableArrayList());

    private KeptCase kept;
    private Optional<PlanningCase> saved = Optional.empty();
    private PlanningCase begun;
    private Runnable afterClosing = () -> {};

    CaseFilesModel(WorkstationModel session, Executor disk, Executor pictures, Executor window, UserFolders folders) {
        this.session = session;
        this.disk = new DiskAccess(disk, window);
        this.pictures = pictures;
        this.window = window;
        this.unsavedCases = new UnsavedCases(folders.data());
        this.start = new StartModel(this.disk, folders, unsavedCases, problem::set);
        this.inputs = new InputWatch(session, this.disk, c -> question.set(new CaseQuestion.InputChanged(c)));
        this.opening = new CaseOpening(this.disk, question, problem, notes, this::begin, this::begin);
        session.decisionsProperty().addListener((o, before, now) -> changed(now));
    }

    private void changed(PlanningCase now) {
        if (kept != null && now != null) {
            kept.offer(now);
            PlanningCase base = saved.orElse(begun);
            // The files last measured are no decision.
            unsaved.set(!now.withInputs(List.of()).equals(base.withInputs(List.of())));
        }
    }

    private <T> void onDisk(DiskAccess.Work<T> work, Consumer<T> then) {
        disk.run(work, then, problem::set);
    }

    /**
     * Opens what the user chose: a case folder or its {@code case.json}, else images for a new case. An open case is closed.
     *
     * @param chosen folder, zip, DICOMDIR, file or case
     */
    public void open(Path chosen) {
        closeThen(() -> {
            boolean file = chosen.endsWith(CaseFolder.CASE_FILE);
            Path folder = file ? chosen.toAbsolutePath().getParent() : chosen;
            if (file || CaseFolder.isCase(folder)) {
                opening.open(folder, false);
            } else {
                browse(PlanningCase.of(chosen.toAbsolutePath().normalize()));
            }
        });
    }

    private void browse(PlanningCase draft) {
        browser.set(BrowserModel.reading(session.session(), pictures, window, draft));
    }

    /** Leaves the browser without a case. */
    public void leaveBrowser() {
        if (browser.get() != null) {
            browser.get().cancel();
            browser.set(null);
        }
    }

    /** Begins a case with the images and roles that the browser shows. */
    public void beginBrowsed() {
        PlanningCase draft = browser.get().draftProperty().get();
        leaveBrowser();
        begin(draft);
    }

    /**
     * Begins a new case; it is kept in the user's data folder until it is saved.
     *
     * @param draft case
     */
    public void begin(PlanningCase draft) {
        onDisk(() -> unsavedCases.create(CaseOwner.here()), folder -> {
            start.remember(draft.input(), String.valueOf(draft.input().getFileName()));
            begin(folder, draft, Optional.empty());
        });
    }

    /**
     * Opens a case that was never saved and left by a crash.
     *
     * @param which case
     */
    public void openLeft(UnsavedCases.Left which) {
        closeThen(() -> opening.open(which.folder(), false));
    }

    /** Answers {@link CaseQuestion.InputChanged}: the images as they are now are those of the case from here on. */
    public void acceptInputs() {
        question.set(null);
        inputs.accept();
    }

    /** Answers any question with neither: a case that was to be opened is not, one that was to be closed stays. */
    public void dismiss() {
        question.set(null);
        afterClosing = () -> {};
        opening.abandon();
    }

    /** Takes note of the problem that is shown. */
    public void dismissProblem() {
        problem.set(null);
    }

    private void begin(CaseFolder folder, PlanningCase c, Optional<PlanningCase> savedCase) {
        boolean chosen = !unsavedCases.holds(folder.folder());
        saved = savedCase;
        begun = c;
        kept = new KeptCase(folder, session, window);
        place.set(chosen ? folder.folder() : null);
        inputs.expect(c.inputs());
        session.open(c, kept);
        if (chosen) {
            start.remember(folder.folder(), folder.folder().getFileName().toString());
        }
    }

    /**
     * Saves the case in its folder.
     *
     * @return false if it has none yet: then {@link #saveAs} must be told one
     */
    public boolean save() {
        if (place.get() == null) {
            return false;
        }
        KeptCase now = kept;
        PlanningCase c = session.decisionsProperty().get();
        onDisk(
                () -> {
                    now.folder().save(c);
                    return c;
                },
                this::saved);
        return true;
    }

    private void saved(PlanningCase c) {
        saved = Optional.of(c);
        changed(session.decisionsProperty().get());
        start.remember(place.get(), place.get().getFileName().toString());
        proceed();
    }

    /**
     * Saves the case in another folder and goes on there.
     *
     * @param folder folder that holds no case yet; made if it does not exist
     */
    public void saveAs(Path folder) {
        KeptCase before = kept;
        PlanningCase c = session.decisionsProperty().get();
        onDisk(
                () -> {
                    CaseFolder target = CaseFolder.create(folder, CaseOwner.here());
                    try {
                        target.save(c);
                        return target;
                    } catch (ProblemException e) {
                        target.close();
                        throw e;
                    }
                },
                target -> {
                    kept = new KeptCase(target, session, window);
                    place.set(target.folder());
                    kept.offer(session.decisionsProperty().get());
                    session.keepWith(kept);
                    release(before);
                    saved(c);
                });
    }

    /** Ends the keeping of a case; what was never saved is removed when it was saved elsewhere or is not wanted. */
    private void release(KeptCase which) {
        disk.run(
                () -> {
                    which.end();
                    if (unsavedCases.holds(which.folder().folder())) {
                        unsavedCases.remove(which.folder().folder());
                    }
                },
                problem::set);
    }

    /**
     * Closes the case and does something after it. With unsaved changes the user is asked first, and nothing is closed
     * until they answer.
     *
     * @param after what to do then
     */
    public void closeThen(Runnable after) {
        start.making().cancel();
        leaveBrowser();
        afterClosing = after;
        if (kept == null) {
            proceed();
        } else if (unsaved.get()) {
            question.set(new CaseQuestion.SaveFirst());
        } else {
            closeNow();
        }
    }

    private void proceed() {
        boolean asked = question.get() instanceof CaseQuestion.SaveFirst;
        if (asked) {
            closeNow();
        } else if (kept == null) {
            Runnable next = afterClosing;
            afterClosing = () -> {};
            next.run();
        }
    }

    /** Answers {@link CaseQuestion.SaveFirst}: leaves the changes. Those of a saved case are kept as a file beside it. */
    public void closeWithoutSaving() {
        KeptCase which = kept;
        DiskAccess.Work<KeptCase> aside = () -> {
            which.finish();
            if (!unsavedCases.holds(which.folder().folder())) {
                which.folder().discardUnsaved();
            }
            return which;
        };
        // A case on a drive that is gone must not keep the window from closing.
        disk.run(aside, f -> closeNow(), e -> {
            problem.set(e);
            closeNow();
        });
    }

    private void closeNow() {
        question.set(null);
        KeptCase which = kept;
        kept = null;
        saved = Optional.empty();
        begun = null;
        place.set(null);
        unsaved.set(false);
        notes.clear();
        session.close();
        release(which);
        proceed();
    }

    /** Ends with the window: what is open stays as it is on the disk and is offered again. Waits for the disk. */
    public void shutDown() {
        start.making().cancel();
        leaveBrowser();
        if (kept != null) {
            try {
                kept.end();
            } catch (ProblemException e) {
                org.slf4j.LoggerFactory.getLogger(CaseFilesModel.class).warn("The case was not closed properly", e);
            }
            kept = null;
        }
    }

    /**
     * A browser of the series of the open case, to correct their roles.
     *
     * @return browser, reading
     */
    public BrowserModel browseOpenCase() {
        return BrowserModel.reading(
                session.session(), pictures, window, session.decisionsProperty().get());
    }

    /**
     * Opens a sample case; one that is not there is made first, in the user's data folder.
     *
     * @param sample sample case
     */
    public void open(SampleCases.Sample sample) {
        closeThen(() -> start.making().provide(sample, folder -> browse(PlanningCase.of(folder))));
    }

    /**
     * The folder that the user saved the case in; null while there is none.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<Path> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /**
     * Whether the user has changes that are not saved; they are kept all the same.
     *
     * @return property
     */
    public ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /**
     * What the user must decide; null for nothing.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<CaseQuestion> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /**
     * What could not be opened or saved, and why; null for nothing.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<ProblemException> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /**
     * What the user should know about how the case was opened.
     *
     * @return property
     */
    public ReadOnlyListProperty<OpeningNote> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /**
     * Images that the user looks at before a case begins; null for none.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<BrowserModel> browserProperty() {
        return browser.getReadOnlyProperty();
    }

    /**
     * Answers to the questions that come up while a case is opened.
     *
     * @return answers
     */
    public CaseOpening opening() {
        return opening;
    }

    /**
     * What a window without a case offers.
     *
     * @return lists
     */
    public StartModel start() {
        return start;
    }
}
