package org.needlepoint.ui.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyListProperty;
import javafx.beans.property.ReadOnlyListWrapper;
import javafx.beans.property.ReadOnlyMapProperty;
import javafx.beans.property.ReadOnlyMapWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Purpose;
import org.needlepoint.image.Volume;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.view.slice.SliceImage;
import org.needlepoint.view.slice.Thumbnail;
import org.needlepoint.work.CancelledException;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.HazardFinding;
import org.needlepoint.workflow.session.PlanningSession;
import org.needlepoint.workflow.session.SeriesEntry;
import org.needlepoint.workflow.session.SessionSnapshot;

/**
 * The patients, studies and series of an input: what each series was taken for and why, and how that is corrected. Headers
 * and pictures are read behind the window.
 *
 * <p>Belongs to the thread of the window.
 */
public final class BrowserModel {
    /** Pixels along the longer side of a thumbnail. */
    public static final int THUMBNAIL_PX = 160;

    private final PlanningSession session;
    private final Executor work;
    private final Executor window;
    private final ReadOnlyObjectWrapper<PlanningCase> draft;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.READING);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyListWrapper<Patient> patients =
            new ReadOnlyListWrapper<>(FXCollections.observableArrayList());
    private final ReadOnlyMapWrapper<String, SliceImage> thumbnails =
            new ReadOnlyMapWrapper<>(FXCollections.observableHashMap());
    private final ReadOnlyObjectWrapper<ProblemException> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyListWrapper<HazardFinding> hazards =
            new ReadOnlyListWrapper<>(FXCollections.observableArrayList());
    private volatile boolean cancelled;
    private volatile int reading;

    /** How far the reading is. */
    public enum State {
        /** Headers are being read. */
        READING,
        /** The series are there. */
        READY,
        /** The user stopped it. */
        CANCELLED,
        /** There is nothing that can be read. */
        FAILED
    }

    /**
     * A patient, as the images name them.
     *
     * @param name name and ID for people
     * @param studies by date
     */
    public record Patient(String name, List<Study> studies) {
        /** Copies the list. */
        public Patient {
            studies = List.copyOf(studies);
        }
    }

    /**
     * A study.
     *
     * @param uid Study Instance UID
     * @param date Study Date as stored, yyyymmdd; empty if absent
     * @param series in order of their numbers
     */
    public record Study(String uid, String date, List<SeriesEntry> series) {
        /** Copies the list. */
        public Study {
            series = List.copyOf(series);
        }
    }

    /** A browser that begins to read. */
    static BrowserModel reading(PlanningSession session, Executor work, Executor window, PlanningCase draft) {
        BrowserModel b = new BrowserModel(session, work, window, draft);
        b.read();
        return b;
    }

    private BrowserModel(PlanningSession session, Executor work, Executor window, PlanningCase draft) {
        this.session = session;
        this.work = work;
        this.window = window;
        this.draft = new ReadOnlyObjectWrapper<>(draft);
    }

    private void read() {
        PlanningCase now = draft.get();
        int turn = ++reading;
        work.execute(() -> {
            try {
                SessionSnapshot s = session.compute(now, PlanningSession.Depth.STUDY, shown(turn));
                window.execute(() -> show(s, turn));
            } catch (CancelledException e) {
                window.execute(() -> {
                    if (cancelled) {
                        state.set(State.CANCELLED);
                    }
                });
            }
        });
    }

    private Progress shown(int turn) {
        return new Progress() {
            @Override
            public void report(double fraction, String step) {
                stopIfCancelled();
                window.execute(() -> progress.set(fraction));
            }

            @Override
            public void stopIfCancelled() {
                if (cancelled || turn != reading) {
                    throw new CancelledException();
                }
            }
        };
    }

    private void show(SessionSnapshot s, int turn) {
        if (turn != reading || cancelled) {
            return;
        }
        if (s.study().problem().isPresent()) {
            problem.set(s.study().problem().get());
            state.set(State.FAILED);
            return;
        }
        List<SeriesEntry> series = s.study().value().orElse(List.of());
        patients.setAll(grouped(series));
        problem.set(s.series().problem().orElse(null));
        hazards.setAll(s.hazards());
        state.set(State.READY);
        // The images that the case uses first: they are what the user looks for.
        series.stream().filter(e -> e.usedAs().isPresent()).forEach(this::picture);
        series.stream().filter(e -> e.usedAs().isEmpty()).forEach(this::picture);
    }

    private static List<Patient> grouped(List<SeriesEntry> series) {
        Map<String, Map<String, List<SeriesEntry>>> byPatient = new LinkedHashMap<>();
        for (SeriesEntry e : series) {
            byPatient
                    .computeIfAbsent(e.patient(), k -> new LinkedHashMap<>())
                    .computeIfAbsent(e.studyUid(), k -> new ArrayList<>())
                    .add(e);
        }
        List<Patient> out = new ArrayList<>();
        byPatient.forEach((name, studies) -> out.add(new Patient(
                name,
                studies.entrySet().stream()
                        .map(e -> new Study(e.getKey(), e.getValue().get(0).studyDate(), e.getValue()))
                        .toList())));
        return out;
    }

    private void picture(SeriesEntry e) {
        if (e.columns() == 0 || thumbnails.containsKey(e.uid())) {
            return;
        }
        PlanningCase of = draft.get();
        work.execute(() -> {
            if (cancelled) {
                return;
            }
            try {
                Optional<Volume> slice = session.middleSlice(of.input(), e.uid());
                slice.map(v -> Thumbnail.of(v, THUMBNAIL_PX))
                        .ifPresent(image -> window.execute(() -> thumbnails.put(e.uid(), image)));
            } catch (ProblemException broken) {
                // The series' own problems say why it cannot be read; here is only no picture.
                org.slf4j.LoggerFactory.getLogger(BrowserModel.class).info("No thumbnail of {}", e.uid(), broken);
            }
        });
    }

    /** Stops reading. */
    public void cancel() {
        cancelled = true;
        if (state.get() == State.READING) {
            state.set(State.CANCELLED);
        }
    }

    /**
     * Uses a series for a purpose. What it was chosen for before is guessed again.
     *
     * @param series series
     * @param purpose purpose; empty to go by the guess
     */
    public void assign(SeriesEntry series, Optional<Purpose> purpose) {
        Map<Purpose, String> chosen = new EnumMap<>(Purpose.class);
        draft.get().series().forEach((p, wish) -> {
            if (!wish.equals(series.uid()) && !wish.equals(series.number())) {
                chosen.put(p, wish);
            }
        });
        purpose.ifPresent(p -> chosen.put(p, series.uid()));
        draft.set(draft.get().withSeries(chosen));
        read();
    }

    /**
     * What the user chose a series for.
     *
     * @param series series
     * @return purpose; empty if it goes by the guess
     */
    public Optional<Purpose> assigned(SeriesEntry series) {
        return draft.get().series().entrySet().stream()
                .filter(e -> e.getValue().equals(series.uid())
                        || !series.number().isEmpty() && e.getValue().equals(series.number()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * The case with the choices made here.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<PlanningCase> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /**
     * How far the reading is.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /**
     * How far the headers are read, 0 to 1.
     *
     * @return property
     */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /**
     * Patients with their studies and series.
     *
     * @return property
     */
    public ReadOnlyListProperty<Patient> patientsProperty() {
        return patients.getReadOnlyProperty();
    }

    /**
     * Middle slices by Series Instance UID, as far as they are made.
     *
     * @return property
     */
    public ReadOnlyMapProperty<String, SliceImage> thumbnailsProperty() {
        return thumbnails.getReadOnlyProperty();
    }

    /**
     * Why the input cannot be read, or no case be made of its series; null if it can.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<ProblemException> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /**
     * Signs of a wrong patient, side or time.
     *
     * @return property
     */
    public ReadOnlyListProperty<HazardFinding> hazardsProperty() {
        return hazards.getReadOnlyProperty();
    }
}
