package org.needlepoint.workflow.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.MarkerSets;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.fiducial.MarkerCandidate;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.work.Progress;

/** Markers that a person placed one by one, beside detected ones. */
class MarkerPairingTest {
    private static final PlanningCase THIGH = PlanningCase.of(Path.of("sample-cases", "thigh-high-grade"));

    @TempDir
    private Path temp;

    private static final PlanningSession WINDOW = new PlanningSession(SessionRules.WINDOW);
    private static SessionSnapshot detected;

    @BeforeAll
    static void detect() {
        detected = WINDOW.compute(THIGH, Progress.NONE);
    }

    private static Map<String, Correspondence> byLabel(SessionSnapshot s) throws ProblemException {
        Map<String, Correspondence> out = new LinkedHashMap<>();
        s.markers().orThrow().pairs().forEach(p -> out.put(p.label(), p));
        return out;
    }

    private static PlanningCase onMr(String label, Point3 at) {
        return THIGH.withMarks(MarksFile.NONE.withMarkers(
                Optional.of(new MarksFile.Marks(at.frame().id(), Map.of(label, at), false, true)), Optional.empty()));
    }

    private static PlanningCase onCt(String label, Point3 at) {
        return THIGH.withMarks(MarksFile.NONE.withMarkers(
                Optional.empty(), Optional.of(new MarksFile.Marks(at.frame().id(), Map.of(label, at), false, true))));
    }

    @Test
    void a_marker_moved_by_nothing_changes_its_own_error_alone() throws Exception {
        SessionSnapshot before = detected;
        Map<String, Correspondence> found = byLabel(before);
        Correspondence p4 = found.get("P4");
        SessionSnapshot after = WINDOW.compute(onMr("P4", p4.to()), Progress.NONE);
        Map<String, Correspondence> now = byLabel(after);
        assertThat(now.keySet()).containsExactlyElementsOf(found.keySet());
        found.forEach((label, was) -> {
            if (label.equals("P4")) {
                assertThat(now.get(label).to().distanceMm(was.to())).isZero();
                assertThat(now.get(label).from()).isEqualTo(was.from());
                assertThat(now.get(label).fromCovariance()).isEqualTo(was.fromCovariance());
                assertThat(now.get(label).toCovariance()).isNotEqualTo(was.toCovariance());
            } else {
                assertThat(now.get(label)).as(label).isEqualTo(was);
            }
        });
        assertThat(after.markers().orThrow().byHandMr()).containsExactly("P4");
        assertThat(after.markers().orThrow().byHandCt()).isEmpty();
        double was = before.registration().orThrow().tipError().p95Mm();
        double is = after.registration().orThrow().tipError().p95Mm();
        assertThat(is).as("one of six markers is known a little less well").isCloseTo(was, within(0.12 * was));
    }

    /** The window detects beside the marks, the command line because of them. */
    @Test
    void the_command_line_measures_the_same_from_the_file() throws Exception {
        Correspondence p2 = byLabel(detected).get("P2");
        PlanningCase moved = onCt("P2", p2.from().plus(new Vector3(1.5, -1, 0)));
        CaseResult shown = WINDOW.compute(moved, Progress.NONE).result().orThrow();
        Path file = temp.resolve("marks.json");
        Files.writeString(file, moved.marks().json());
        CaseResult measured = new PlanningSession(SessionRules.COMMAND_LINE)
                .compute(THIGH.withMarks(MarksFile.read(file)), Progress.NONE)
                .result()
                .orThrow();
        assertThat(measured.markers()).isEqualTo(shown.markers());
        assertThat(measured.registration()).isEqualTo(shown.registration());
        assertThat(measured.adc()).isEqualTo(shown.adc());
        assertThat(measured.markers().ct())
                .filteredOn(m -> m.origin() == MarkerSets.Origin.MANUAL)
                .extracting(MarkerSets.Marker::label)
                .containsExactly("P2");
        assertThat(measured.markers().mr()).allMatch(m -> m.origin() == MarkerSets.Origin.DETECTED);
    }

    private static MarkerStep.Found pair(
            SessionSnapshot s,
            MarksFile marks,
            List<MarkerCandidate> ct,
            Map<MarkerStep.MrImage, List<MarkerCandidate>> mr)
            throws ProblemException {
        return new MarkerStep(s.template().orThrow(), marks)
                .pair(
                        s.images().orThrow().ct().volume(),
                        ct,
                        mr,
                        s.needle().orThrow().needle().tip());
    }

    private static List<MarkerCandidate> away(List<MarkerCandidate> all, Point3 from) {
        return all.stream().filter(c -> c.centre().distanceMm(from) > 8).toList();
    }

    private static Map<MarkerStep.MrImage, List<MarkerCandidate>> inMrWithout(SessionSnapshot s, String... labels)
            throws ProblemException {
        Map<MarkerStep.MrImage, List<MarkerCandidate>> out = new LinkedHashMap<>();
        for (MarkerStep.MrImage i : s.images().orThrow().markerImages()) {
            List<MarkerCandidate> left = s.candidates().orThrow().get(i.name());
            for (String label : labels) {
                left = away(left, byLabel(s).get(label).to());
            }
            out.put(i, left);
        }
        return out;
    }

    /** A faint marker is seen on CT alone; its place on MR brings it back with its detected partner. */
    @Test
    void a_marker_that_one_image_does_not_show_joins_by_one_place() throws Exception {
        SessionSnapshot s = detected;
        Correspondence p6 = byLabel(s).get("P6");
        List<MarkerCandidate> ct = s.candidates().orThrow().get(PlanningSession.CT);
        Map<MarkerStep.MrImage, List<MarkerCandidate>> faint = inMrWithout(s, "P6");
        assertThat(catchThrowableOfType(ProblemException.class, () -> pair(s, MarksFile.NONE, ct, faint)))
                .isNotNull();
        MarkerStep.Found with = pair(s, onMr("P6", p6.to()).marks(), ct, faint);
        assertThat(with.pairs()).hasSize(6);
        assertThat(with.pairs().get(5).from()).isEqualTo(p6.from());
        assertThat(with.pairs().get(5).to().distanceMm(p6.to())).isZero();
        assertThat(with.byHandMr()).containsExactly("P6");
    }

    @Test
    void a_marker_without_a_partner_is_not_used_and_the_notes_say_so() throws Exception {
        SessionSnapshot s = detected;
        List<MarkerCandidate> ct = s.candidates().orThrow().get(PlanningSession.CT);
        for (String label : List.of("P4", "P5", "P6")) {
            ct = away(ct, byLabel(s).get(label).from());
        }
        Map<MarkerStep.MrImage, List<MarkerCandidate>> lineA = inMrWithout(s, "P4", "P5", "P6");
        MarkerStep.Found without = pair(s, MarksFile.NONE, ct, lineA);
        assertThat(without.pairs()).extracting(Correspondence::label).containsExactly("P1", "P2", "P3");
        MarkerStep.Found alone = pair(s, onMr("P6", byLabel(s).get("P6").to()).marks(), ct, lineA);
        assertThat(alone.pairs()).isEqualTo(without.pairs());
        assertThat(alone.notes()).anyMatch(n -> n.contains("P6 was placed by hand on MR and is not seen on CT"));
    }

    @Test
    void three_pairs_by_name_are_enough_where_nothing_is_detected() throws Exception {
        SessionSnapshot s = detected;
        Map<String, Point3> mr = new LinkedHashMap<>();
        Map<String, Point3> ct = new LinkedHashMap<>();
        for (String label : List.of("P1", "P3", "P5")) {
            mr.put(label, byLabel(s).get(label).to());
            ct.put(label, byLabel(s).get(label).from());
        }
        MarksFile marks = MarksFile.NONE.withMarkers(
                Optional.of(new MarksFile.Marks(mr.get("P1").frame().id(), mr, false, true)),
                Optional.of(new MarksFile.Marks(ct.get("P1").frame().id(), ct, false, true)));
        MarkerStep.MrImage image = s.images().orThrow().markerImages().get(0);
        MarkerStep.Found found = pair(s, marks, List.of(), Map.of(image, List.of()));
        assertThat(found.pairs()).extracting(Correspondence::label).containsExactly("P1", "P3", "P5");
        assertThat(found.byHandCt()).isEqualTo(Set.of("P1", "P3", "P5"));
    }
}
