package org.needlepoint.ui.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needlepoint.casefile.planning.DrawnRegion;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.casefile.planning.UserSettings;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.report.SpectrumPlot;
import org.needlepoint.view.slice.ColorMap;
import org.needlepoint.view.slice.Fusion;
import org.needlepoint.view.slice.Layer;
import org.needlepoint.view.slice.SlicePlane;
import org.needlepoint.view.slice.Window;
import org.needlepoint.workflow.session.PlanningSession;
import org.needlepoint.workflow.session.SessionRules;

class ViewerModelTest {
    private static final PlanningSession SESSION = new PlanningSession(SessionRules.WINDOW);
    private static final int SIDE = 400;

    private final Preferences preferences = Preferences.forgotten(UserSettings.FIRST);
    private final WorkstationModel work = new WorkstationModel(SESSION, Background.SAME_THREAD);
    private ViewerModel viewer;

    @BeforeAll
    static void compute() {
        // Read and detected once; every test begins with what the session remembers.
        new WorkstationModel(SESSION, Background.SAME_THREAD).open(sample(), CaseSaver.NONE);
    }

    private static PlanningCase sample() {
        return PlanningCase.of(Path.of("sample-cases", "thigh-high-grade"));
    }

    @BeforeEach
    void open() {
        viewer = new ViewerModel(work, preferences);
        viewer.cells().forEach(c -> c.resize(SIDE, SIDE, 1));
        work.open(sample(), CaseSaver.NONE);
        // Fusion, CT, T2, coronal fusion.
        work.goTo(Step.REGISTRATION);
    }

    private ViewportModel view(Picture picture) {
        return viewer.cells().stream()
                .filter(c -> c.contentProperty().get().equals(CellContent.slices(picture)))
                .findFirst()
                .orElseThrow();
    }

    private RigidTransform ctToMr() {
        return work.snapshot()
                .orElseThrow()
                .registration()
                .value()
                .orElseThrow()
                .ctToMr();
    }

    @Test
    void a_place_pointed_at_on_mr_is_the_registered_place_on_ct() {
        ViewportModel t2 = view(Picture.T2);
        Point3 place = t2.place(150, 170).orElseThrow();
        viewer.putCrosshair(place);
        ViewportModel ct = view(Picture.CT);
        Point3 onCt = viewer.crosshair(ct.frame().orElseThrow()).orElseThrow();
        assertThat(ctToMr().apply(onCt).distanceMm(place)).isLessThan(1e-6);
        SlicePlane plane = ct.planeProperty().get();
        double halfSlice = work.snapshot()
                        .orElseThrow()
                        .images()
                        .value()
                        .orElseThrow()
                        .ct()
                        .volume()
                        .grid()
                        .sliceSpacingMm()
                / 2;
        assertThat(Math.abs(plane.distanceMm(onCt))).as("on the nearest slice").isLessThanOrEqualTo(halfSlice + 1e-6);
        Point2 seen = ct.onScreen(onCt).orElseThrow();
        Point3 back = ctToMr().apply(ct.place(seen.u(), seen.v()).orElseThrow());
        double inPlane =
                Math.sqrt(Math.max(0, Math.pow(back.distanceMm(place), 2) - Math.pow(plane.distanceMm(onCt), 2)));
        assertThat(inPlane).as("drawn there, mm").isLessThan(0.1);
    }

    @Test
    void linked_views_scroll_to_the_same_place_and_unlinked_ones_stay() {
        ViewportModel t2 = view(Picture.T2);
        ViewportModel ct = view(Picture.CT);
        SlicePlane before = ct.planeProperty().get();
        int number = t2.position().orElseThrow().number();
        viewer.scroll(t2, 2);
        assertThat(t2.position().orElseThrow().number()).isEqualTo(number + 2);
        assertThat(ct.planeProperty().get()).isNotSameAs(before);
        SlicePlane linked = ct.planeProperty().get();
        viewer.commands().perform(ViewAction.LINK);
        viewer.scroll(t2, -2);
        assertThat(t2.position().orElseThrow().number()).isEqualTo(number);
        assertThat(ct.planeProperty().get()).isSameAs(linked);
    }

    @Test
    void zoom_keeps_the_place_under_the_mouse_in_all_linked_views() {
        ViewportModel t2 = view(Picture.T2);
        ViewportModel fusion = view(Picture.FUSION);
        Point3 fixed = t2.place(100, 300).orElseThrow();
        double before = fusion.pixelsPerMm();
        viewer.zoom(t2, 2, 100, 300);
        assertThat(t2.place(100, 300).orElseThrow().distanceMm(fixed)).isLessThan(1e-9);
        assertThat(fusion.pixelsPerMm()).isCloseTo(2 * before, within(1e-9));
        assertThat(fusion.place(100, 300).orElseThrow().distanceMm(fixed)).isLessThan(1e-6);
        viewer.reset();
        assertThat(fusion.pixelsPerMm()).isCloseTo(before, within(1e-9));
    }

    @Test
    void presets_change_the_ct_alone() {
        viewer.hangings().activeProperty().set(1);
        assertThat(viewer.activeCell()).isSameAs(view(Picture.CT));
        LayerLook t2 = viewer.looks().look(LookSlot.T2).orElseThrow();
        viewer.commands().perform(ViewAction.CT_NEEDLE);
        assertThat(viewer.looks().look(LookSlot.CT).orElseThrow().window()).isEqualTo(Window.CT_NEEDLE);
        assertThat(viewer.looks().look(LookSlot.FUSED_CT).orElseThrow().window())
                .isEqualTo(Window.CT_SOFT_TISSUE);
        assertThat(viewer.looks().look(LookSlot.T2)).contains(t2);
    }

    @Test
    void a_drag_to_the_right_widens_the_window_and_one_upward_brightens() {
        ViewportModel t2 = view(Picture.T2);
        Window from = viewer.looks().look(LookSlot.T2).orElseThrow().window();
        viewer.windowing().window(t2, from, 50, -30);
        Window to = viewer.looks().look(LookSlot.T2).orElseThrow().window();
        assertThat(to.width()).isGreaterThan(from.width());
        assertThat(to.centre()).isLessThan(from.centre());
    }

    @Test
    void a_dragged_marker_becomes_a_decision_is_undone_as_one_and_the_registration_follows() {
        ViewportModel t2 = view(Picture.T2);
        work.view().toolProperty().set(ViewState.Tool.MARKER);
        Point3 p4 = MarkerPlaces.of(
                        work.snapshot().orElseThrow(), work.decisionsProperty().get(), Modality.MR)
                .get("P4");
        RigidTransform before = ctToMr();
        Point2 at = t2.onScreen(p4).orElseThrow();
        assertThat(viewer.hand().press(t2, at.u() + 2, at.v())).isTrue();
        double mm = 1 / t2.pixelsPerMm();
        viewer.hand().drag(t2, at.u() + 3, at.v(), false);
        viewer.hand().drag(t2, at.u() + 4, at.v(), false);
        viewer.hand().release();
        Point3 moved = work.decisionsProperty()
                .get()
                .marks()
                .mr()
                .orElseThrow()
                .positions()
                .get("P4");
        assertThat(moved.distanceMm(p4)).as("2 px, off-plane place kept").isCloseTo(2 * mm, within(1e-9));
        assertThat(ctToMr()).isNotEqualTo(before);
        assertThat(work.undoableProperty()).hasSize(1);
        work.undo();
        assertThat(work.decisionsProperty().get().marks().mr()).isEmpty();
        assertThat(ctToMr()).isEqualTo(before);
    }

    @Test
    void the_ct_is_shifted_on_the_fused_view_and_turned_about_the_tip() {
        ViewportModel fusion = view(Picture.FUSION);
        work.view().toolProperty().set(ViewState.Tool.NUDGE);
        Point3 tip = work.snapshot()
                .orElseThrow()
                .registration()
                .value()
                .orElseThrow()
                .tipMr();
        assertThat(viewer.hand().press(fusion, 200, 200)).isTrue();
        viewer.hand().drag(fusion, 202, 200, false);
        viewer.hand().release();
        Point3 shifted = work.snapshot()
                .orElseThrow()
                .registration()
                .value()
                .orElseThrow()
                .tipMr();
        assertThat(shifted.minus(tip).dot(fusion.planeProperty().get().right().normalized()))
                .isCloseTo(2 / fusion.pixelsPerMm(), within(1e-6));
        viewer.hand().turn(fusion, Math.toRadians(1));
        Point3 turned = work.snapshot()
                .orElseThrow()
                .registration()
                .value()
                .orElseThrow()
                .tipMr();
        assertThat(turned.distanceMm(shifted)).isLessThan(1e-6);
        assertThat(work.decisionsProperty()
                        .get()
                        .pose()
                        .nudge()
                        .orElseThrow()
                        .rotationRad()
                        .norm())
                .isCloseTo(Math.toRadians(1), within(1e-12));
    }

    @Test
    void the_tip_is_dragged_and_the_needle_turned() {
        ViewportModel ct = view(Picture.CT);
        work.view().toolProperty().set(ViewState.Tool.TIP);
        Point3 tip = viewer.viewsProperty().get().needle().orElseThrow().tip();
        var direction = viewer.viewsProperty().get().needle().orElseThrow().direction();
        Point2 at = ct.onScreen(tip).orElseThrow();
        assertThat(viewer.hand().press(ct, at.u(), at.v())).isTrue();
        viewer.hand().drag(ct, at.u(), at.v() + 5, false);
        viewer.hand().release();
        var moved = viewer.viewsProperty().get().needle().orElseThrow();
        assertThat(moved.tip().distanceMm(tip)).isCloseTo(5 / ct.pixelsPerMm(), within(1e-6));
        assertThat(moved.direction().angleRad(direction)).isLessThan(1e-6);
        work.view().toolProperty().set(ViewState.Tool.TURN);
        viewer.hand().turn(ct, Math.toRadians(2));
        var turned = viewer.viewsProperty().get().needle().orElseThrow();
        assertThat(turned.tip().distanceMm(moved.tip())).isLessThan(1e-9);
        assertThat(turned.direction().angleRad(moved.direction())).isBetween(1e-3, Math.toRadians(2) + 1e-9);
    }

    @Test
    void larger_letters_make_larger_marks_and_handles_that_are_easier_to_hit() {
        ViewportModel ct = view(Picture.CT);
        work.view().toolProperty().set(ViewState.Tool.TIP);
        Point2 at = ct.onScreen(
                        viewer.viewsProperty().get().needle().orElseThrow().tip())
                .orElseThrow();
        assertThat(viewer.hand().press(ct, at.u() + 25, at.v())).isFalse();
        assertThat(viewer.request(ct).orElseThrow().markPx()).isEqualTo(1);
        long before = viewer.revisionProperty().get();
        preferences.change(s -> s.withScale(200));
        assertThat(viewer.revisionProperty().get()).isGreaterThan(before);
        assertThat(viewer.request(ct).orElseThrow().markPx()).isEqualTo(2);
        assertThat(viewer.request(ct).orElseThrow().unitPx())
                .as("the picture itself stays")
                .isEqualTo(1);
        assertThat(viewer.hand().press(ct, at.u() + 25, at.v())).isTrue();
        viewer.hand().release();
    }

    @Test
    void clicks_draw_a_region_that_is_measured() {
        ViewportModel t2 = view(Picture.T2);
        work.view().toolProperty().set(ViewState.Tool.POLYGON);
        Point2 tip = t2.onScreen(work.snapshot()
                        .orElseThrow()
                        .registration()
                        .value()
                        .orElseThrow()
                        .tipMr())
                .orElseThrow();
        for (int[] d : new int[][] {{0, 5}, {20, 5}, {20, 25}, {0, 25}}) {
            assertThat(viewer.hand().click(t2, tip.u() + d[0], tip.v() + d[1], false))
                    .isTrue();
        }
        viewer.commands().perform(ViewAction.MAXIMISE);
        assertThat(viewer.hangings().maximisedProperty().get())
                .as("Enter closed the region instead")
                .isEqualTo(-1);
        assertThat(work.decisionsProperty().get().regions())
                .extracting(DrawnRegion::name)
                .containsExactly("R1");
        var value = work.snapshot()
                .orElseThrow()
                .core()
                .value()
                .orElseThrow()
                .regions()
                .get(0);
        assertThat(value.areaMm2()).isCloseTo(Math.pow(20 / t2.pixelsPerMm(), 2), within(1e-6));
        assertThat(value.adc()).isPresent();
        viewer.hand().click(t2, 10, 10, false);
        viewer.commands().perform(ViewAction.CANCEL);
        assertThat(viewer.hand().drawing().cornersProperty()).isEmpty();
        assertThat(work.view().toolProperty().get()).isEqualTo(ViewState.Tool.POLYGON);
    }

    @Test
    void two_clicks_in_two_images_place_a_landmark() {
        work.view().toolProperty().set(ViewState.Tool.LANDMARK);
        ViewportModel t2 = view(Picture.T2);
        ViewportModel ct = view(Picture.CT);
        Point3 onMr = t2.place(200, 220).orElseThrow();
        viewer.hand().click(t2, 200, 220, false);
        Point3 onCt = viewer.viewsProperty()
                .get()
                .carried(onMr, ct.frame().orElseThrow())
                .orElseThrow();
        Point2 at = ct.onScreen(onCt).orElseThrow();
        viewer.hand().click(ct, at.u(), at.v(), false);
        assertThat(work.decisionsProperty().get().marks().landmarks())
                .singleElement()
                .satisfies(l -> {
                    assertThat(l.mr()).isEqualTo(onMr);
                    assertThat(l.label()).isEqualTo("L1");
                });
    }

    @Test
    void a_plane_along_the_needle_holds_it() {
        viewer.hangings().hang(0, new CellContent(Picture.CT, PlaneChoice.ALONG_NEEDLE));
        viewer.hangings().hang(1, new CellContent(Picture.T2, PlaneChoice.ALONG_NEEDLE_UPRIGHT));
        viewer.hangings().hang(2, new CellContent(Picture.CT, PlaneChoice.ACROSS_NEEDLE));
        var needle = viewer.viewsProperty().get().needle().orElseThrow();
        for (int i = 0; i < 2; i++) {
            SlicePlane plane = viewer.cells().get(i).planeProperty().get();
            CaseViews views = viewer.viewsProperty().get();
            Point3 tip = views.carried(needle.tip(), plane.frame()).orElseThrow();
            Point3 shaft = views.carried(needle.tip().plus(needle.direction().times(-80)), plane.frame())
                    .orElseThrow();
            assertThat(plane.distanceMm(tip)).isCloseTo(0, within(1e-6));
            assertThat(plane.distanceMm(shaft)).isCloseTo(0, within(1e-6));
        }
        assertThat(Math.abs(viewer.cells().get(2).planeProperty().get().normal().dot(needle.direction())))
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void the_blend_slider_and_the_modes_reach_the_picture() {
        ViewportModel fusion = view(Picture.FUSION);
        work.view().blendProperty().set(0.25);
        assertThat(viewer.request(fusion).orElseThrow().fusion()).isEqualTo(new Fusion.Blend(0.25));
        viewer.commands().perform(ViewAction.SWIPE);
        assertThat(viewer.request(fusion).orElseThrow().fusion()).isEqualTo(Fusion.Swipe.vertical(199.5));
        viewer.commands().perform(ViewAction.LENS);
        fusion.pointAt(new Point2(50, 60));
        assertThat(viewer.request(fusion).orElseThrow().fusion()).isInstanceOf(Fusion.Lens.class);
        assertThat(viewer.request(fusion).orElseThrow().layers()).hasSize(2);
    }

    @Test
    void what_the_user_hangs_comes_back_with_the_step() {
        viewer.hangings().hang(HangingLayout.Shape.SIX);
        viewer.hangings().hang(5, new CellContent(Picture.ADC, PlaneChoice.SAGITTAL));
        HangingLayout mine = viewer.hangings().layoutProperty().get();
        work.goTo(Step.MARKERS);
        assertThat(viewer.hangings().layoutProperty().get()).isEqualTo(HangingLayout.of(Step.MARKERS));
        work.goTo(Step.REGISTRATION);
        assertThat(viewer.hangings().layoutProperty().get()).isEqualTo(mine);
        assertThat(HangingLayout.ofLine(preferences.settings().layouts().get("REGISTRATION")))
                .contains(mine);
        viewer.hangings().hangAsUsual();
        assertThat(preferences.settings().layouts()).isEmpty();
    }

    @Test
    void a_key_belongs_to_one_action_and_is_remembered() {
        KeyMap keys = viewer.keys();
        assertThat(keys.action("A")).contains(ViewAction.BLEND);
        assertThat(keys.rebind(ViewAction.RESET, "A")).isEqualTo(Optional.of(ViewAction.BLEND));
        assertThat(keys.action("A")).contains(ViewAction.RESET);
        assertThat(keys.key(ViewAction.BLEND)).isEmpty();
        assertThat(new KeyMap(preferences).action("A")).contains(ViewAction.RESET);
        keys.rebindAllAsUsual();
        assertThat(preferences.settings().keys()).isEmpty();
        assertThat(keys.actions()).extracting(KeyMap.Entry::key).doesNotHaveDuplicates();
        assertThat(keys.actions()).extracting(KeyMap.Entry::name).doesNotHaveDuplicates();
    }

    @Test
    void the_meter_tells_the_time_that_95_of_100_frames_kept() {
        FrameMeter meter = new FrameMeter();
        assertThat(meter.p95Ms()).isEmpty();
        for (int i = 1; i <= 100; i++) {
            meter.add(i * 1_000_000L);
        }
        assertThat(meter.p95Ms()).hasValue(95);
    }

    @Test
    void the_ct_is_grey_where_it_is_seen_alone_and_coloured_where_it_lies_over_the_mr() {
        ViewportModel fusion = view(Picture.FUSION);
        viewer.commands().perform(ViewAction.BLEND);
        assertThat(viewer.request(fusion).orElseThrow().ct().get(0).colors()).isEqualTo(ColorMap.AMBER);
        for (ViewAction alone : List.of(ViewAction.SWIPE, ViewAction.LENS, ViewAction.CHECKERBOARD)) {
            viewer.commands().perform(alone);
            Layer ct = viewer.request(fusion).orElseThrow().ct().get(0);
            assertThat(ct.colors()).isEqualTo(ColorMap.GRAY);
            assertThat(ct.window())
                    .isEqualTo(viewer.request(view(Picture.CT))
                            .orElseThrow()
                            .ct()
                            .get(0)
                            .window());
        }
        viewer.windowing().preset(fusion, CtPreset.BONE);
        assertThat(viewer.request(fusion).orElseThrow().ct().get(0).window()).isEqualTo(CtPreset.BONE.window());
    }

    @Test
    void the_eraser_takes_away_the_region_that_is_clicked_and_undo_brings_it_back() {
        ViewportModel t2 = view(Picture.T2);
        work.view().toolProperty().set(ViewState.Tool.POLYGON);
        for (int[] corner : new int[][] {{100, 100}, {160, 100}, {160, 160}, {100, 160}}) {
            assertThat(viewer.hand().click(t2, corner[0], corner[1], false)).isTrue();
        }
        assertThat(viewer.hand().drawing().close()).isTrue();
        viewer.commands().perform(ViewAction.TOOL_ERASER);
        assertThat(viewer.hand().click(t2, 200, 130, false)).as("beside it").isFalse();
        assertThat(work.decisionsProperty().get().regions()).hasSize(1);
        assertThat(viewer.hand().click(t2, 130, 130, false)).isTrue();
        assertThat(work.decisionsProperty().get().regions()).isEmpty();
        assertThat(work.undoableProperty().get(0)).contains("R1");
        work.undo();
        assertThat(work.decisionsProperty().get().regions()).hasSize(1);
    }

    @Test
    void the_spectrum_hangs_where_it_is_measured_unless_the_reader_hung_something_else() {
        work.goTo(Step.MEASUREMENT);
        ViewportModel fourth = viewer.cells().get(3);
        assertThat(fourth.contentProperty().get().picture()).isEqualTo(Picture.SPECTRUM);
        assertThat(CoreSpectra.plot(viewer).orElseThrow().peaks())
                .extracting(SpectrumPlot.Peak::name)
                .anyMatch(n -> n.contains("Cho"))
                .anyMatch(n -> n.contains("Cr"));
        assertThat(CoreSpectra.voxels(viewer)).isNotEmpty().allMatch(v -> v.size() == 4);
        assertThat(viewer.request(fourth)).as("it has no slices").isEmpty();
        viewer.commands().perform(ViewAction.NEXT_SLICE);
        viewer.hangings().hang(3, CellContent.slices(Picture.DWI));
        assertThat(CoreSpectra.voxels(viewer)).as("no spectrum is shown").isEmpty();
        work.edit("other core", Step.NEEDLE, d -> d.withRules(d.rules().withCore(15, 3)));
        assertThat(fourth.contentProperty().get().picture()).isEqualTo(Picture.DWI);
        viewer.hangings().hangAsUsual();
        assertThat(fourth.contentProperty().get().picture()).isEqualTo(Picture.SPECTRUM);
    }
}
