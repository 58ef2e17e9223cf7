package org.needlepoint.ui.model;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.ReportLanguage;
import org.needlepoint.ui.text.ProblemText;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.work.CancelledException;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.ReportLanguages;
import org.needlepoint.workflow.session.CaseOutput;
import org.needlepoint.workflow.session.SessionSnapshot;

/** The report of the session: what is missing before it can be made, its pages, and its files. */
public final class ReportDesk {
    private static final int DPI = 110;

    private final WorkstationModel model;
    private final ReadOnlyObjectWrapper<List<BufferedImage>> pages = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Path> written = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ProblemException> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private volatile Content wanted;
    private Content shown;
    private Optional<Locale> chosen = Optional.empty();

    /** What a preview shows: the same content is not drawn twice. */
    private record Content(SessionSnapshot measured, boolean blinded, ReportLanguage words) {}

    /**
     * Something that keeps the report from being made or complete.
     *
     * @param step step in which it is mended
     * @param words what it is and what to do
     * @param stops whether there can be no report without it
     */
    public record Missing(Step step, String words, boolean stops) {}

    /**
     * Makes the desk.
     *
     * @param model session
     */
    public ReportDesk(WorkstationModel model) {
        this.model = model;
    }

    /**
     * What is missing, what stops first.
     *
     * @return refusals and hazards that stop the report, then steps not confirmed yet
     */
    public List<Missing> missing() {
        List<Missing> out = new ArrayList<>();
        Optional<SessionSnapshot> now = model.snapshot();
        if (now.isEmpty()) {
            return out;
        }
        SessionSnapshot s = now.get();
        for (Step step : WorkstationModel.steps()) {
            s.problem(step)
                    .filter(p -> step != Step.TARGET_SLICE && step != Step.REPORT)
                    .ifPresent(p -> out.add(new Missing(step, ProblemText.whole(p), true)));
        }
        PlanningCase d = model.decisionsProperty().get();
        for (Step step : WorkstationModel.steps()) {
            boolean asked = step != Step.REPORT && s.problem(step).isEmpty();
            if (asked && !d.confirmed().contains(step)) {
                out.add(new Missing(step, Texts.get("report.unconfirmed"), false));
            }
        }
        return out;
    }

    /**
     * Whether a report can be made of the case as it is now.
     *
     * @return true once everything is measured by the present decisions
     */
    public boolean ready() {
        return current().isPresent();
    }

    private Optional<SessionSnapshot> current() {
        PlanningCase d = model.decisionsProperty().get();
        return model.snapshot().filter(s -> s.result().value().isPresent() && s.isOf(d));
    }

    /**
     * The language of the report.
     *
     * @return the one chosen, else that of the window
     */
    public Locale language() {
        return chosen.orElse(Texts.language());
    }

    /**
     * Chooses the language of the report; pages that are shown are drawn again.
     *
     * @param language one of {@link ReportLanguages#ALL}
     */
    public void speak(Locale language) {
        chosen = Optional.of(language);
        if (wanted != null) {
            preview();
        }
    }

    /** Draws the pages behind the window, unless they are those of the case as it is. */
    public void preview() {
        Optional<SessionSnapshot> now = current();
        if (now.isEmpty()) {
            wanted = null;
            shown = null;
            // While the case is computed again, the older pages stay in sight as such.
            if (!model.busyProperty().get()) {
                pages.set(List.of());
            }
            return;
        }
        Content content = new Content(now.get(), model.view().blindedProperty().get(), ReportLanguages.of(language()));
        if (content.equals(wanted)) {
            return;
        }
        wanted = content;
        working.set(true);
        model.background().work().execute(() -> draw(content));
    }

    private void draw(Content content) {
        try {
            List<BufferedImage> drawn = CaseOutput.pages(
                    content.measured(), content.blinded(), content.words(), DPI, new WhileWanted(content));
            model.background().window().execute(() -> show(content, drawn));
        } catch (CancelledException e) {
            // Newer content is on its way.
            model.background().window().execute(() -> working.set(wanted != content && wanted != null));
        } catch (ProblemException e) {
            model.background().window().execute(() -> fail(e));
        }
    }

    private void show(Content content, List<BufferedImage> drawn) {
        if (content == wanted) {
            shown = content;
            pages.set(List.copyOf(drawn));
            working.set(false);
        }
    }

    private void fail(ProblemException e) {
        problem.set(e);
        working.set(false);
    }

    /** Progress that ends when other content is wanted. */
    private final class WhileWanted implements Progress {
        private final Content content;

        WhileWanted(Content content) {
            this.content = content;
        }

        @Override
        public void report(double fraction, String step) {
            stopIfCancelled();
        }

        @Override
        public void stopIfCancelled() {
            if (wanted != content) {
                throw new CancelledException();
            }
        }
    }

    /**
     * Writes the files of the session behind the window.
     *
     * @param folder folder; made if absent
     */
    public void write(Path folder) {
        Optional<SessionSnapshot> now = current();
        if (now.isEmpty()) {
            return;
        }
        boolean blinded = model.view().blindedProperty().get();
        ReportLanguage words = ReportLanguages.of(language());
        written.set(null);
        problem.set(null);
        working.set(true);
        model.background().work().execute(() -> {
            try {
                CaseOutput.writeSession(now.get(), blinded, words, folder, Progress.NONE);
                model.background().window().execute(() -> {
                    written.set(folder);
                    working.set(false);
                });
            } catch (ProblemException e) {
                model.background().window().execute(() -> fail(e));
            }
        });
    }

    /**
     * Pages as they would be printed.
     *
     * @return property; no pages while there is no report
     */
    public ReadOnlyObjectProperty<List<BufferedImage>> pagesProperty() {
        return pages.getReadOnlyProperty();
    }

    /**
     * Whether the pages are those of the case as it is now.
     *
     * @return false while newer ones are being drawn
     */
    public boolean upToDate() {
        return shown != null && shown == wanted;
    }

    /**
     * Folder that the files were written to.
     *
     * @return property; null before, or after a refusal
     */
    public ReadOnlyObjectProperty<Path> writtenProperty() {
        return written.getReadOnlyProperty();
    }

    /**
     * Why the files could not be written.
     *
     * @return property; null if they were
     */
    public ReadOnlyObjectProperty<ProblemException> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /**
     * Whether pages or files are being made.
     *
     * @return property
     */
    public ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }
}
