package org.needlepoint.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.planning.CaseFolder;
import org.needlepoint.casefile.planning.CaseFolderProblem;
import org.needlepoint.casefile.planning.CaseOwner;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Purpose;
import org.needlepoint.casefile.planning.RecentCases;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.casefile.planning.UserFolders;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.PlanningSession;
import org.needlepoint.workflow.session.SessionRules;

/** Opening, keeping, saving and closing without a window. */
class CaseFilesModelTest {
    private static final Path SAMPLE = Path.of("sample-cases/thigh-high-grade").toAbsolutePath();

    @TempDir
    private Path temporary;

    private Path images;
    private Path place;

    /** A folder of images that holds none: such a case is refused at once, which is all that most of these tests need. */
    @BeforeEach
    void folders() throws IOException {
        images = Files.createDirectories(temporary.resolve("patient/images"));
        place = temporary.resolve("patient/case");
    }

    private WorkstationModel window() {
        return new WorkstationModel(
                new PlanningSession(SessionRules.WINDOW),
                Background.SAME_THREAD,
                new UserFolders(temporary.resolve("config"), temporary.resolve("data")));
    }

    private static void edit(WorkstationModel w, double lengthMm) {
        w.edit("length", Step.NEEDLE, c -> c.withRules(c.rules().withCore(lengthMm, 2)));
    }

    private static double lengthMm(WorkstationModel w) {
        return w.decisionsProperty().get().rules().coreLengthMm();
    }

    private static <T extends CaseQuestion> T asked(WorkstationModel w, Class<T> kind) {
        assertThat(w.files().questionProperty().get()).isInstanceOf(kind);
        return kind.cast(w.files().questionProperty().get());
    }

    private WorkstationModel savedCase() {
        WorkstationModel w = window();
        w.files().begin(PlanningCase.of(images));
        w.files().saveAs(place);
        assertThat(w.files().placeProperty().get()).isEqualTo(place);
        return w;
    }

    @Test
    void a_case_without_a_folder_survives_the_end_of_the_program() throws Exception {
        WorkstationModel w = window();
        w.files().begin(PlanningCase.of(images));
        assertThat(w.files().unsavedProperty().get()).isFalse();
        edit(w, 13);
        assertThat(w.files().unsavedProperty().get()).isTrue();
        assertThat(w.files().save()).as("no folder yet").isFalse();
        w.files().shutDown();

        WorkstationModel next = window();
        next.files().start().refresh();
        assertThat(next.files().start().leftProperty()).hasSize(1);
        next.files().openLeft(next.files().start().leftProperty().get(0));
        assertThat(lengthMm(next)).isEqualTo(13);
        assertThat(next.files().placeProperty().get()).isNull();
        next.files().saveAs(place);
        assertThat(CaseFolder.read(place).planningCase().rules().coreLengthMm()).isEqualTo(13);
        assertThat(next.files().unsavedProperty().get()).isFalse();
        try (Stream<Path> left = Files.list(temporary.resolve("data/unsaved"))) {
            assertThat(left).as("saved, so no longer among the unsaved").isEmpty();
        }
        next.files().shutDown();
    }

    @Test
    void work_after_the_last_save_is_offered_and_can_be_taken() {
        WorkstationModel w = savedCase();
        edit(w, 14);
        assertThat(w.files().save()).isTrue();
        edit(w, 15);
        w.files().shutDown();

        WorkstationModel next = window();
        next.files().open(place.resolve("case.json"));
        CaseQuestion.Recover q = asked(next, CaseQuestion.Recover.class);
        assertThat(q.work().changes()).hasSize(1);
        assertThat(q.work().changes().get(0).path()).isEqualTo("rules.coreLengthMm");
        assertThat(next.decisionsProperty().get())
                .as("nothing is opened before the answer")
                .isNull();
        next.files().opening().recover();
        assertThat(next.files().questionProperty().get()).isNull();
        assertThat(lengthMm(next)).isEqualTo(15);
        assertThat(next.files().unsavedProperty().get()).isTrue();
        next.files().shutDown();
    }

    @Test
    void work_after_the_last_save_can_be_left() {
        WorkstationModel w = savedCase();
        edit(w, 15);
        w.files().shutDown();
        WorkstationModel next = window();
        next.files().open(place);
        asked(next, CaseQuestion.Recover.class);
        next.files().opening().goBack();
        assertThat(lengthMm(next)).isEqualTo(20);
        assertThat(next.files().unsavedProperty().get()).isFalse();
        next.files().closeThen(() -> {});
        next.files().open(place);
        assertThat(next.files().questionProperty().get()).isNull();
        next.files().shutDown();
    }

    @Test
    void a_question_left_open_gives_the_case_free() throws Exception {
        WorkstationModel w = savedCase();
        edit(w, 15);
        w.files().shutDown();
        WorkstationModel next = window();
        next.files().open(place);
        asked(next, CaseQuestion.Recover.class);
        next.files().dismiss();
        try (CaseFolder f = CaseFolder.open(place, CaseOwner.here(), false)) {
            assertThat(f.opening().unsaved()).as("nothing was decided").isPresent();
        }
    }

    @Test
    void a_case_open_in_another_window_is_opened_as_a_copy() throws Exception {
        WorkstationModel first = savedCase();
        edit(first, 12);
        first.files().save();
        WorkstationModel second = window();
        second.files().open(place);
        assertThat(asked(second, CaseQuestion.Locked.class).reason().problem())
                .isEqualTo(CaseFolderProblem.CASE_LOCKED);
        second.files().opening().copy();
        assertThat(lengthMm(second)).isEqualTo(12);
        assertThat(second.files().placeProperty().get())
                .as("not in the first one's folder")
                .isNull();
        edit(second, 11);
        first.files().shutDown();
        second.files().shutDown();
        assertThat(CaseFolder.read(place).planningCase().rules().coreLengthMm()).isEqualTo(12);
    }

    @Test
    void images_that_moved_are_asked_for() throws Exception {
        savedCase().files().shutDown();
        Path moved = temporary.resolve("archive");
        Files.move(images, moved);
        WorkstationModel next = window();
        next.files().open(place);
        assertThat(asked(next, CaseQuestion.InputMissing.class).input()).isEqualTo(images);
        next.files().opening().locate(temporary.resolve("not there either"));
        asked(next, CaseQuestion.InputMissing.class);
        next.files().opening().locate(moved);
        assertThat(next.decisionsProperty().get().input()).isEqualTo(moved);
        next.files().shutDown();
    }

    @Test
    void closing_with_changes_asks_first() throws Exception {
        WorkstationModel w = savedCase();
        edit(w, 9);
        AtomicBoolean gone = new AtomicBoolean();
        w.files().closeThen(() -> gone.set(true));
        asked(w, CaseQuestion.SaveFirst.class);
        w.files().dismiss();
        assertThat(lengthMm(w)).isEqualTo(9);
        assertThat(gone).isFalse();

        w.files().closeThen(() -> gone.set(true));
        w.files().save();
        assertThat(gone).isTrue();
        assertThat(w.decisionsProperty().get()).isNull();
        assertThat(CaseFolder.read(place).planningCase().rules().coreLengthMm()).isEqualTo(9);
    }

    @Test
    void closing_without_saving_keeps_what_was_saved_and_asks_no_more() throws Exception {
        WorkstationModel w = savedCase();
        edit(w, 9);
        w.files().closeThen(() -> {});
        w.files().closeWithoutSaving();
        assertThat(w.decisionsProperty().get()).isNull();
        assertThat(w.files().questionProperty().get()).isNull();
        try (CaseFolder f = CaseFolder.open(place, CaseOwner.here(), false)) {
            assertThat(f.opening().saved().orElseThrow().rules().coreLengthMm()).isEqualTo(20);
            assertThat(f.opening().unsaved()).isEmpty();
        }
        try (Stream<Path> notes = Files.list(place.resolve(".needlepoint"))) {
            assertThat(notes)
                    .as("kept as a file")
                    .anyMatch(p -> p.getFileName().toString().startsWith("set-aside-"));
        }
    }

    @Test
    void a_folder_with_a_case_is_not_overwritten() {
        savedCase().files().shutDown();
        WorkstationModel w = window();
        w.files().begin(PlanningCase.of(images));
        w.files().saveAs(place);
        assertThat(w.files().problemProperty().get().problem()).isEqualTo(CaseFolderProblem.CASE_EXISTS);
        assertThat(w.files().placeProperty().get()).isNull();
        w.files().dismissProblem();
        w.files().shutDown();
    }

    @Test
    void what_was_opened_is_remembered() {
        WorkstationModel w = savedCase();
        assertThat(w.files().start().recentProperty())
                .extracting(RecentCases.Entry::place)
                .containsExactly(place, images);
        w.files().shutDown();
    }

    @Test
    void a_case_opened_again_has_the_same_numbers_or_says_which_image_changed() throws Exception {
        copy(SAMPLE, images);
        WorkstationModel w = window();
        w.files().open(images);
        assertThat(w.files().browserProperty().get().stateProperty().get()).isEqualTo(BrowserModel.State.READY);
        w.files().beginBrowsed();
        CaseResult result = w.snapshot().orElseThrow().result().orThrow();
        w.files().saveAs(place);
        assertThat(w.decisionsProperty().get().inputs())
                .hasSize(result.provenance().inputs().size());
        w.files().closeThen(() -> {});

        w.files().open(place);
        assertThat(w.files().questionProperty().get()).as("the same files").isNull();
        CaseResult again = w.snapshot().orElseThrow().result().orThrow();
        assertThat(again.adc()).isEqualTo(result.adc());
        assertThat(again.registration()).isEqualTo(result.registration());
        assertThat(again.spectroscopy()).isEqualTo(result.spectroscopy());
        w.files().closeThen(() -> {});

        Path touched;
        try (Stream<Path> adc = Files.list(images.resolve("ADC"))) {
            touched = adc.sorted().findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(touched);
        bytes[bytes.length - 1] ^= 1;
        Files.write(touched, bytes);
        // As when the program is started anew: the images are read again.
        WorkstationModel later = window();
        later.files().open(place);
        var check = asked(later, CaseQuestion.InputChanged.class).check();
        assertThat(check.changed()).hasSize(1);
        assertThat(check.changed().get(0).before().file()).isEqualTo("ADC/" + touched.getFileName());
        assertThat(check.vanished()).isEmpty();
        assertThat(check.appeared()).isEmpty();
        assertThat(later.decisionsProperty().get().inputs())
                .as("not overwritten before the answer")
                .contains(check.changed().get(0).before());
        later.files().acceptInputs();
        assertThat(later.decisionsProperty().get().inputs())
                .extracting("sha256")
                .contains(check.changed().get(0).sha256());
        later.files().shutDown();
    }

    @Test
    void images_that_vanished_are_named_though_the_case_cannot_be_measured() throws Exception {
        copy(SAMPLE, images);
        WorkstationModel w = window();
        w.files().begin(PlanningCase.of(images));
        w.files().saveAs(place);
        w.files().closeThen(() -> {});
        try (Stream<Path> ct = Files.list(images.resolve("CT"))) {
            for (Path p : ct.toList()) {
                Files.delete(p);
            }
        }
        WorkstationModel later = window();
        later.files().open(place);
        var check = asked(later, CaseQuestion.InputChanged.class).check();
        assertThat(check.vanished()).isNotEmpty().allMatch(f -> f.file().startsWith("CT/"));
        later.files().shutDown();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path p : walk.toList()) {
                Path target = to.resolve(from.relativize(p).toString());
                if (Files.isDirectory(p)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(p, target);
                }
            }
        }
    }

    @Test
    void the_browser_groups_series_and_takes_corrections() throws Exception {
        WorkstationModel w = window();
        w.files().open(SAMPLE);
        BrowserModel b = w.files().browserProperty().get();
        assertThat(b.patientsProperty()).hasSize(1);
        List<BrowserModel.Study> studies = b.patientsProperty().get(0).studies();
        var series = studies.stream().flatMap(s -> s.series().stream()).toList();
        assertThat(series).hasSize(6);
        var ct = series.stream()
                .filter(s -> s.usedAs().equals(Optional.of(Purpose.CT)))
                .findFirst()
                .orElseThrow();
        var t1 = series.stream().filter(s -> s.role().equals("T1")).findFirst().orElseThrow();
        assertThat(b.thumbnailsProperty().get(ct.uid()).plane().width()).isLessThanOrEqualTo(BrowserModel.THUMBNAIL_PX);
        assertThat(b.thumbnailsProperty()).as("all but spectroscopy").hasSize(5);
        assertThat(b.problemProperty().get()).isNull();

        b.assign(t1, Optional.of(Purpose.T2));
        assertThat(b.draftProperty().get().series()).containsOnly(java.util.Map.entry(Purpose.T2, t1.uid()));
        assertThat(b.assigned(t1)).contains(Purpose.T2);
        assertThat(b.patientsProperty().get(0).studies().stream()
                        .flatMap(s -> s.series().stream())
                        .filter(s -> s.uid().equals(t1.uid())))
                .allMatch(s -> s.usedAs().equals(Optional.of(Purpose.T2)));
        b.assign(t1, Optional.of(Purpose.T1));
        assertThat(b.draftProperty().get().series()).containsOnly(java.util.Map.entry(Purpose.T1, t1.uid()));
        b.assign(t1, Optional.empty());
        assertThat(b.draftProperty().get().series()).isEmpty();
        w.files().leaveBrowser();
        assertThat(w.files().browserProperty().get()).isNull();
    }

    @Test
    void images_that_cannot_be_read_say_why() {
        WorkstationModel w = window();
        w.files().open(images);
        BrowserModel b = w.files().browserProperty().get();
        assertThat(b.stateProperty().get()).isEqualTo(BrowserModel.State.FAILED);
        assertThat(b.problemProperty().get()).hasMessageContaining(images.toString());
    }

    @Test
    void sample_cases_are_found_beside_the_program_or_made() throws Exception {
        SampleCases beside = new SampleCases(temporary);
        assertThat(beside.list()).extracting(SampleCases.Sample::name).contains("thigh-high-grade");
        assertThat(beside.folder(beside.list().get(0), Progress.NONE)).isEqualTo(SAMPLE);
        SampleCases made = new SampleCases(temporary, Optional.empty());
        Path own = made.folder(beside.list().get(1), Progress.NONE);
        assertThat(own).startsWith(temporary);
        assertThat(own.resolve("truth.json")).exists();
        assertThat(made.folder(beside.list().get(1), Progress.NONE)).isEqualTo(own);
    }

    @Test
    void the_making_of_a_sample_case_shows_how_far_it_is_and_can_be_stopped() {
        SampleCases cases = new SampleCases(temporary, Optional.empty());
        SampleCases.Sample calf = new SampleCases.Sample("calf-low-grade");
        SampleMaking[] making = new SampleMaking[1];
        List<Path> opened = new ArrayList<>();
        List<Double> seen = new ArrayList<>();
        making[0] = new SampleMaking(cases, new DiskAccess(Runnable::run, Runnable::run), e -> {
            throw new AssertionError(e);
        });
        making[0].progressProperty().addListener((o, before, now) -> {
            seen.add(now.doubleValue());
            assertThat(making[0].busyProperty().get()).isTrue();
            if (now.doubleValue() > 0.1) {
                making[0].cancel();
            }
        });
        making[0].provide(calf, opened::add);
        assertThat(seen).isSorted().hasSizeGreaterThan(1);
        assertThat(making[0].busyProperty().get()).isFalse();
        assertThat(opened).as("stopped").isEmpty();
        assertThat(temporary.resolve("sample-cases/calf-low-grade"))
                .as("nothing is left")
                .doesNotExist();
    }
}
