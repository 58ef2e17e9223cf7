package org.needlepoint.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.CaseResultJson;
import org.needlepoint.casefile.planning.Note;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.PlanningSession;
import org.needlepoint.workflow.session.SessionRules;

/** Notes, the banner, the values to copy and the report of a session, without a window. */
class CaseRecordsTest {
    private static final Path THIGH = Path.of("sample-cases", "thigh-high-grade");
    private static final Path MOVED = Path.of("sample-cases", "trunk-moved");
    private static final PlanningSession SESSION = new PlanningSession(SessionRules.WINDOW);
    private static final Instant NOW = Instant.parse("2024-03-05T10:15:30.123Z");

    private final Deque<Runnable> queued = new ArrayDeque<>();
    private final WorkstationModel model = new WorkstationModel(SESSION, new Background(queued::add, Runnable::run));
    private final CaseNotes notes = new CaseNotes(model, Clock.fixed(NOW, ZoneOffset.UTC));

    @TempDir
    private Path temp;

    private void work() {
        while (!queued.isEmpty()) {
            queued.poll().run();
        }
    }

    private void open(Path input) {
        model.open(PlanningCase.of(input), CaseSaver.NONE);
        work();
    }

    @AfterEach
    void english() {
        Texts.use(Locale.ENGLISH);
    }

    @Test
    void notes_are_written_flagged_rewritten_deleted_and_all_undone() {
        model.open(PlanningCase.of(THIGH), CaseSaver.NONE);
        notes.add("  Vessel beside the track, keep 3 mm away ", Optional.of(Step.NEEDLE), false);
        notes.add("   ", Optional.empty(), true);
        Note first = notes.all().get(0);
        assertThat(notes.all()).hasSize(1);
        assertThat(first)
                .isEqualTo(new Note(
                        "Vessel beside the track, keep 3 mm away",
                        Optional.of(Step.NEEDLE),
                        false,
                        Instant.parse("2024-03-05T10:15:30Z")));
        notes.flag(first, true);
        notes.rewrite(notes.all().get(0), "Vessel 2 mm beside the track");
        assertThat(notes.all().get(0).flagged()).isTrue();
        assertThat(notes.all().get(0).at()).isEqualTo(first.at());
        notes.delete(notes.all().get(0));
        assertThat(notes.all()).isEmpty();
        assertThat(model.undoableProperty().get())
                .containsExactly(
                        "Delete note “Vessel 2 mm beside the …”",
                        "Change note “Vessel beside the track…”",
                        "Flag note “Vessel beside the track…”",
                        "Add note “Vessel beside the track…”");
        model.undo();
        assertThat(notes.all().get(0).text()).isEqualTo("Vessel 2 mm beside the track");
        model.undo();
        model.undo();
        assertThat(notes.all()).containsExactly(first);
        model.undo();
        assertThat(notes.all()).isEmpty();
        model.redo();
        assertThat(notes.all()).containsExactly(first);
    }

    @Test
    void of_two_equal_notes_only_one_is_changed() {
        model.open(PlanningCase.of(THIGH), CaseSaver.NONE);
        notes.add("Same", Optional.empty(), false);
        notes.add("Same", Optional.empty(), false);
        notes.delete(notes.all().get(0));
        assertThat(notes.all()).hasSize(1);
    }

    @Test
    void the_banner_names_the_patient_in_both_languages_and_counts_flags() {
        open(THIGH);
        notes.add("Look here", Optional.empty(), true);
        CaseBanner b = CaseBanner.of(model.snapshot(), model.decisionsProperty().get());
        assertThat(b)
                .isEqualTo(new CaseBanner(
                        "SYNTHETIC, THIGH",
                        "NP-SYN-001",
                        "1979-02-03 (47 years at CT)",
                        "male",
                        "RIGHT · THIGH",
                        "2026-03-02",
                        "2026-03-02",
                        List.of(),
                        1));
        Texts.use(Locale.SIMPLIFIED_CHINESE);
        CaseBanner chinese =
                CaseBanner.of(model.snapshot(), model.decisionsProperty().get());
        assertThat(chinese.side()).isEqualTo("右侧 · THIGH");
        assertThat(chinese.born()).contains("1979-02-03").contains("47 岁");
    }

    @Test
    void nothing_is_invented_before_the_headers_are_read() {
        CaseBanner b = CaseBanner.of(Optional.empty(), PlanningCase.of(THIGH));
        assertThat(List.of(b.name(), b.id(), b.born(), b.sex(), b.side(), b.ct(), b.mr()))
                .containsOnly("not stated");
    }

    @Test
    void copied_text_holds_the_results_own_numbers() {
        open(THIGH);
        CaseResult r = model.snapshot().orElseThrow().result().value().orElseThrow();
        var adc = r.adc().orElseThrow();
        assertThat(MeasuredValues.text(r).lines())
                .contains(
                        String.format(
                                Locale.ROOT,
                                "Mean: %.3f (%.3f to %.3f) 10⁻³ mm²/s",
                                adc.mean(),
                                adc.interval95().orElseThrow().low(),
                                adc.interval95().orElseThrow().high()),
                        String.format(Locale.ROOT, "Pixels: %d", adc.n()),
                        String.format(
                                Locale.ROOT,
                                "Cho/Cr: %.2f (%.2f to %.2f)",
                                r.spectroscopy().orElseThrow().choCr().orElseThrow(),
                                r.spectroscopy()
                                        .orElseThrow()
                                        .interval95()
                                        .orElseThrow()
                                        .low(),
                                r.spectroscopy()
                                        .orElseThrow()
                                        .interval95()
                                        .orElseThrow()
                                        .high()));
        assertThat(MeasuredValues.text(r)).contains("Not a medical device");
    }

    @Test
    void a_report_is_drawn_once_and_written_where_it_is_wanted() throws Exception {
        open(THIGH);
        ReportDesk desk = model.report();
        assertThat(desk.ready()).isTrue();
        assertThat(desk.missing()).noneMatch(ReportDesk.Missing::stops).hasSize(Step.values().length - 1);
        desk.preview();
        assertThat(desk.workingProperty().get()).isTrue();
        work();
        List<BufferedImage> pages = desk.pagesProperty().get();
        assertThat(pages).isNotEmpty();
        assertThat(desk.upToDate()).isTrue();
        desk.preview();
        assertThat(queued).isEmpty();
        Path out = temp.resolve("report");
        desk.write(out);
        work();
        assertThat(desk.writtenProperty().get()).isEqualTo(out);
        assertThat(CaseResultJson.read(out.resolve("result.json")).adc())
                .isEqualTo(model.snapshot()
                        .orElseThrow()
                        .result()
                        .value()
                        .orElseThrow()
                        .adc());
        Path file = Files.writeString(temp.resolve("file"), "in the way");
        desk.write(file);
        work();
        assertThat(desk.problemProperty().get().getMessage()).contains(file.toString());
        assertThat(desk.writtenProperty().get()).isNull();
        assertThat(file).hasContent("in the way");
    }

    @Test
    void a_preview_of_older_decisions_is_not_shown_as_the_present_one() {
        open(THIGH);
        ReportDesk desk = model.report();
        desk.preview();
        notes.add("Meanwhile", Optional.empty(), false);
        desk.preview();
        assertThat(desk.upToDate()).isFalse();
        work();
        assertThat(desk.pagesProperty().get()).isEmpty();
        desk.preview();
        work();
        assertThat(desk.upToDate()).isTrue();
        assertThat(desk.pagesProperty().get()).isNotEmpty();
    }

    @Test
    void a_refused_case_has_no_report_and_says_what_stops_it() {
        open(MOVED);
        ReportDesk desk = model.report();
        assertThat(desk.ready()).isFalse();
        assertThat(desk.missing().get(0).stops()).isTrue();
        assertThat(desk.missing().get(0).words())
                .contains(model.snapshot()
                        .orElseThrow()
                        .problem(desk.missing().get(0).step())
                        .orElseThrow()
                        .getMessage());
        desk.preview();
        desk.write(temp.resolve("out"));
        work();
        assertThat(desk.pagesProperty().get()).isEmpty();
        assertThat(temp.resolve("out")).doesNotExist();
    }
}
