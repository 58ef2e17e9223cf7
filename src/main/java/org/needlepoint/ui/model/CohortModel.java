package org.needlepoint.ui.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.CancelledException;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.AnalyseCohort;
import org.needlepoint.workflow.AnalysedCohort;
import org.needlepoint.workflow.AssessEligibility;
import org.needlepoint.workflow.CohortInput;
import org.needlepoint.workflow.RemeasureCohort;

/**
 * What is done with many cases: analysed, written, measured again, assessed. One thing at a time, off the thread of the window;
 * a result stays until the same thing is done again.
 */
public final class CohortModel {
    private final Executor work;
    private final Executor window;
    private final Busy busy;

    private final ReadOnlyObjectWrapper<AnalysedCohort> analysed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Path> written = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RemeasureCohort> remeasured = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<AssessEligibility> assessed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ProblemException> problem = new ReadOnlyObjectWrapper<>();

    /** Something that takes time and may fail. */
    @FunctionalInterface
    private interface Task<T> {
        T run(Progress progress) throws ProblemException;
    }

    /**
     * Makes the model.
     *
     * @param background where work is done and shown
     */
    public CohortModel(Background background) {
        this.work = background.work();
        this.window = background.window();
        this.busy = new Busy(window);
    }

    /**
     * A model with a thread of its own, so that a long analysis holds up no case.
     *
     * @param window runs what touches properties
     * @return model
     */
    public static CohortModel onOwnThread(Executor window) {
        return new CohortModel(new Background(Background.thread("cohort"), window));
    }

    /**
     * Analyses a cohort.
     *
     * @param input table, folder, or store as on the command line
     * @param choices what is chosen
     */
    public void analyse(String input, AnalyseCohort.Choices choices) {
        start(
                p -> {
                    try (CohortInput tables = CohortInput.of(input, System.getProperty("user.name"))) {
                        return AnalyseCohort.analyse(tables.path(), choices, p);
                    }
                },
                done -> {
                    written.set(null);
                    analysed.set(done);
                });
    }

    /**
     * Writes tables, figures and report of the analysed cohort.
     *
     * @param folder output folder
     */
    public void write(Path folder) {
        AnalysedCohort cohort = analysed.get();
        start(
                p -> {
                    cohort.write(folder, p);
                    return folder;
                },
                written::set);
    }

    /**
     * Measures every case of a cohort again.
     *
     * @param cohort folder with results
     * @param images folder with the images by case name, if they have moved
     */
    public void remeasure(Path cohort, Optional<Path> images) {
        start(p -> RemeasureCohort.run(cohort, images, Optional.empty(), p), remeasured::set);
    }

    /**
     * Applies the reasons for exclusion.
     *
     * @param table candidates
     * @param reasons file with reasons; empty for those of the study
     */
    public void assess(Path table, Optional<Path> reasons) {
        start(p -> AssessEligibility.of(table, reasons), assessed::set);
    }

    /** Stops what is being done; former results stay. */
    public void cancel() {
        busy.stop();
        busy.rest();
    }

    /** Takes note of the problem that is shown. */
    public void dismissProblem() {
        problem.set(null);
    }

    private <T> void start(Task<T> task, Consumer<T> then) {
        Object job = new Object();
        problem.set(null);
        busy.start(job);
        work.execute(() -> {
            try {
                T done = task.run(busy.progressOf(job));
                show(job, () -> then.accept(done));
            } catch (ProblemException e) {
                show(job, () -> problem.set(e));
            } catch (CancelledException e) {
                show(job, () -> {});
            } catch (RuntimeException e) {
                // A mistake of the program: told by the window's handler, and the window stays usable.
                show(job, () -> {});
                throw e;
            }
        });
    }

    /** Results of what was cancelled or replaced are dropped. */
    private void show(Object job, Runnable result) {
        window.execute(() -> {
            if (busy.runs(job)) {
                busy.rest();
                result.run();
            }
        });
    }

    /**
     * The analysed cohort; null before.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<AnalysedCohort> analysedProperty() {
        return analysed.getReadOnlyProperty();
    }

    /**
     * Where the analysed cohort was written; null if it was not.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<Path> writtenProperty() {
        return written.getReadOnlyProperty();
    }

    /**
     * What measuring again gave; null before.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<RemeasureCohort> remeasuredProperty() {
        return remeasured.getReadOnlyProperty();
    }

    /**
     * Who was included; null before.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<AssessEligibility> assessedProperty() {
        return assessed.getReadOnlyProperty();
    }

    /**
     * Why the last thing was not possible; null if it was.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<ProblemException> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /**
     * Whether something is being done.
     *
     * @return property
     */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.busyProperty();
    }

    /**
     * How far it is, 0 to 1.
     *
     * @return property
     */
    public ReadOnlyDoubleProperty progressProperty() {
        return busy.progressProperty();
    }

    /**
     * What is being done.
     *
     * @return property
     */
    public ReadOnlyStringProperty progressTextProperty() {
        return busy.textProperty();
    }
}
