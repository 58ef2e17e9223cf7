package org.needlepoint.view.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.view.scene.SceneElement.Appearance;
import org.needlepoint.work.Progress;

/** The surfaces of a sample case lie where its truth says. */
class SampleSceneTest {
    private static final String CASE = "thigh-high-grade";
    private static final int SIDE_PX = 500;

    private static SceneContent content;
    private static SceneView view;

    @BeforeAll
    static void open() throws Exception {
        SceneSupport.Status status = SceneSupport.status();
        assumeTrue(
                status.ready(),
                () -> "no scene can be drawn here: "
                        + status.missing().orElseThrow().getMessage());
        content = SampleScene.of(CASE);
        view = SceneView.open();
    }

    @AfterAll
    static void close() {
        if (view != null) {
            view.close();
        }
    }

    /** Shows one element alone, opaque. */
    private static void only(SceneElement element) throws Exception {
        Map<SceneElement, Appearance> all = new EnumMap<>(SceneElement.class);
        for (SceneElement e : SceneElement.values()) {
            all.put(e, new Appearance(e == element, 1));
        }
        view.show(content.with(all), Progress.NONE).get();
    }

    private static Optional<Pick> pickAt(Point3 p, Vector3 direction) throws Exception {
        view.camera(SceneCamera.looking(p, direction, new Vector3(0, 0, 1), 120));
        SceneFrame f = view.render(SIDE_PX, SIDE_PX).get();
        Point2 at = f.camera().project(p, SIDE_PX, SIDE_PX);
        return view.pick(f, at.u(), at.v()).get();
    }

    @Test
    void the_skin_is_where_the_needle_enters_it() throws Exception {
        only(SceneElement.SKIN);
        JsonNode entry = new ObjectMapper()
                .readTree(Path.of("sample-cases", CASE, "truth.json").toFile())
                .at("/needles/0/entryCtLpsMm");
        SceneCt ct = content.ct().orElseThrow();
        Point3 inMr = ct.ctToMr()
                .apply(new Point3(
                        ct.ctToMr().from(),
                        entry.get(0).asDouble(),
                        entry.get(1).asDouble(),
                        entry.get(2).asDouble()));
        Pick skin = pickAt(inMr, content.needle().orElseThrow().direction()).orElseThrow();
        assertThat(skin.element()).isEqualTo(SceneElement.SKIN);
        // The surface is made on cells of 2.5 mm and smoothed.
        assertThat(skin.at().distanceMm(inMr)).isLessThan(2.5);
    }

    @Test
    void the_couch_is_not_the_patient() throws Exception {
        only(SceneElement.SKIN);
        // The patient lies on the back: nothing of the couch may be met from below before the skin.
        Point3 tip = content.needle().orElseThrow().tip();
        Pick under = pickAt(tip, new Vector3(0, -1, 0)).orElseThrow();
        SceneCt ct = content.ct().orElseThrow();
        Volume volume = ct.volume();
        double inside = valueAt(volume, ct, under.at().plus(new Vector3(0, -6, 0)));
        double outside = valueAt(volume, ct, under.at().plus(new Vector3(0, 4, 0)));
        assertThat(inside).as("HU 6 mm inside").isBetween(-200.0, 300.0);
        assertThat(outside).as("HU 4 mm outside").isLessThan(-500);
        // The body is thicker than any couch.
        assertThat(under.at().minus(tip).norm()).isGreaterThan(50);
    }

    private static double valueAt(Volume volume, SceneCt ct, Point3 mr) {
        ContinuousIndex i = volume.grid().toIndex(ct.ctToMr().inverse().apply(mr));
        return volume.sample(i).orElseThrow();
    }

    @Test
    void bone_is_dense_and_the_needle_and_the_markers_are_no_bone() throws Exception {
        only(SceneElement.BONE);
        SceneNeedle needle = content.needle().orElseThrow();
        Vector3 across = needle.direction().cross(new Vector3(0, 0, 1)).normalized();
        for (double mm = 5; mm <= 60; mm += 5) {
            Point3 on = needle.tip().plus(needle.direction().times(-mm));
            for (Vector3 side : new Vector3[] {across, across.negated()}) {
                Optional<Pick> hit = pickAt(on, side);
                // The femur may lie behind the shaft, but not on it.
                assertThat(hit.map(h -> h.at().distanceMm(on) > 8).orElse(true))
                        .as("%.0f mm from the tip", mm)
                        .isTrue();
            }
        }
        for (SceneMarker m : content.markers()) {
            Optional<Pick> hit = pickAt(m.mr(), new Vector3(0, 0, 1));
            assertThat(hit.map(h -> h.at().distanceMm(m.mr()) > 8).orElse(true))
                    .as(m.label())
                    .isTrue();
        }
        SceneCt ct = content.ct().orElseThrow();
        view.camera(CameraPreset.ANTERIOR);
        SceneFrame f = view.render(SIDE_PX, SIDE_PX).get();
        Pick bone = view.pick(f, SIDE_PX / 2.0, SIDE_PX / 2.0).get().orElseThrow();
        assertThat(bone.element()).isEqualTo(SceneElement.BONE);
        assertThat(valueAt(ct.volume(), ct, bone.at().plus(new Vector3(0, 2.5, 0))))
                .as("HU 2.5 mm under the surface of the bone")
                .isGreaterThan(250);
    }

    @Test
    void the_tumour_holds_the_core_that_was_planned_in_it() throws Exception {
        only(SceneElement.TUMOUR);
        Point3 tip = content.needle().orElseThrow().tip();
        Point3 half = tip.plus(content.needle().orElseThrow().direction().times(10));
        // Met on the way in from all sides before the middle of the core.
        for (Vector3 way : new Vector3[] {new Vector3(1, 0, 0), new Vector3(-1, 0, 0), new Vector3(0, 0, 1)}) {
            Pick hit = pickAt(half, way).orElseThrow();
            assertThat(hit.element()).isEqualTo(SceneElement.TUMOUR);
            assertThat(hit.at().minus(half).dot(way)).isLessThan(0);
        }
    }
}
