package org.needlepoint.view.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;

class SliceOverlayTest {
    private static final Frame MR = new Frame("1.2.3", "MR");
    /** Axial, 0.25 mm pixels; (0, 0, z) at pixel (320, 240). */
    private static final SlicePlane PLANE =
            new SlicePlane(new Point3(MR, -80, -60, 12), new Vector3(0.25, 0, 0), new Vector3(0, 0.25, 0), 640, 480);

    private static final SliceOverlay OVERLAY = SliceOverlay.on(PLANE);

    private static OverlayMark.Lines lines(OverlayMark mark) {
        return (OverlayMark.Lines) mark;
    }

    @Test
    void the_needle_ends_at_its_tip_and_the_core_has_its_corners() {
        Point3 tip = new Point3(MR, 10, 20, 15);
        List<OverlayMark> needle = OVERLAY.needle(tip, new Vector3(0.6, 0.8, 0), 50);
        List<Point2> shaft = lines(needle.get(0)).paths().get(0);
        assertThat(shaft.get(1)).isEqualTo(new Point2(360, 320));
        assertThat(shaft.get(0).u()).isCloseTo(360 - 0.6 * 50 / 0.25, within(1e-9));
        assertThat(shaft.get(0).v()).isCloseTo(320 - 0.8 * 50 / 0.25, within(1e-9));
        assertThat(lines(needle.get(0)).pen().dashPx()).containsExactly(5.0, 4.0);
        // The four arms of the cross leave the tip itself free.
        assertThat(lines(needle.get(1)).paths()).hasSize(4).allSatisfy(arm -> assertThat(
                        Math.hypot(arm.get(0).u() - 360, arm.get(0).v() - 320))
                .isCloseTo(4, within(1e-9)));
        OverlayMark.Lines core = lines(OVERLAY.outline(
                OverlayKind.CORE,
                List.of(new Point3(MR, 0, 0, 12), new Point3(MR, 20, 0, 12), new Point3(MR, 20, 2, 12)),
                OverlayKind.CORE.color()));
        assertThat(core.closed()).isTrue();
        assertThat(core.paths().get(0))
                .containsExactly(new Point2(320, 240), new Point2(400, 240), new Point2(400, 248));
    }

    @Test
    void a_marker_off_the_plane_tells_how_far_and_where() {
        Point3 above = new Point3(MR, 0, 0, 18);
        assertThat(OVERLAY.marker(above, "P4", 4)).hasSize(1);
        assertThat(OVERLAY.marker(above, "P4", 6)).hasSize(2);
        OverlayMark.Text text =
                (OverlayMark.Text) OVERLAY.markerWithDistance(above, "P4", 4).get(1);
        assertThat(text.text()).isEqualTo("P4 6.0 mm H");
        Point3 below = new Point3(MR, 0, 0, 4.5);
        assertThat(((OverlayMark.Text)
                                OVERLAY.markerWithDistance(below, "P5", 4).get(1))
                        .text())
                .isEqualTo("P5 7.5 mm F");
        assertThat(((OverlayMark.Text)
                                OVERLAY.markerWithDistance(below, "P5", 8).get(1))
                        .text())
                .isEqualTo("P5");
        OverlayMark.Ellipse ring =
                (OverlayMark.Ellipse) OVERLAY.markerWithDistance(below, "P5", 4).get(0);
        assertThat(ring.centre()).isEqualTo(new Point2(320, 240));
        assertThat(ring.pen().dashPx()).isNotEmpty();
    }

    @Test
    void a_residual_points_from_the_predicted_place_to_the_found_one_magnified() {
        // Found at (4, 0), predicted at (1, 0): 3 mm to the left of the patient, 10 times longer.
        OverlayMark.Lines arrow = lines(OVERLAY.residual(new Point3(MR, 4, 0, 12), new Vector3(3, 0, 0), 10));
        List<Point2> shaft = arrow.paths().get(0);
        assertThat(shaft.get(0)).isEqualTo(new Point2(320 + 4, 240));
        assertThat(shaft.get(1)).isEqualTo(new Point2(320 + 4 + 120, 240));
        List<Point2> head = arrow.paths().get(1);
        assertThat(head.get(1)).isEqualTo(shaft.get(1));
        for (int i : new int[] {0, 2}) {
            assertThat(head.get(i).u()).isCloseTo(444 - 6 * Math.cos(Math.PI / 6), within(1e-9));
            assertThat(Math.abs(head.get(i).v() - 240)).isCloseTo(3, within(1e-9));
        }
        assertThat(lines(OVERLAY.residual(new Point3(MR, 4, 0, 12), Vector3.ZERO, 10))
                        .paths())
                .hasSize(1);
    }

    @Test
    void the_error_region_is_the_ellipse_of_the_covariance() {
        OverlayMark.Ellipse e = (OverlayMark.Ellipse)
                OVERLAY.errorEllipse(new Point3(MR, 10, 20, 3), new Covariance3(4, 0, 0, 1, 0, 9));
        assertThat(e.centre()).isEqualTo(new Point2(360, 320));
        assertThat(e.majorPx()).isCloseTo(2 * 2.447747 / 0.25, within(1e-4));
        assertThat(e.minorPx()).isCloseTo(2.447747 / 0.25, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"0.25, 20", "0.5, 50", "0.05, 5", "0.1, 10", "2, 200", "0.001, 1", "10, 200"})
    void the_scale_bar_is_round_and_at_most_a_quarter_of_the_picture(double pixelMm, double expected) {
        SlicePlane plane = SliceOrientation.AXIAL.plane(new Point3(MR, 0, 0, 0), pixelMm, 640, 480);
        SliceOverlay overlay = SliceOverlay.on(plane, 1);
        assertThat(overlay.roundScaleMm()).isEqualTo(expected);
        List<Point2> bar = lines(overlay.scaleBar(expected).get(0)).paths().get(0);
        assertThat((bar.get(1).u() - bar.get(0).u()) * pixelMm).isCloseTo(expected, within(1e-9));
    }

    @Test
    void letters_stand_at_the_border_that_they_name() {
        List<OverlayMark> marks = SliceOverlay.on(
                        SliceOrientation.CORONAL.plane(new Point3(MR, 0, 0, 0), 0.5, 640, 480))
                .orientation();
        assertThat(marks).extracting(m -> ((OverlayMark.Text) m).text()).containsExactly("R", "L", "H", "F");
        assertThat(((OverlayMark.Text) marks.get(0)).at().u()).isLessThan(20);
        assertThat(((OverlayMark.Text) marks.get(1)).at().u()).isGreaterThan(620);
        assertThat(((OverlayMark.Text) marks.get(2)).at().v()).isLessThan(30);
        assertThat(((OverlayMark.Text) marks.get(3)).at().v()).isGreaterThan(460);
    }

    @ParameterizedTest
    @ValueSource(ints = {240, 300, 480, 1080})
    void the_colour_bar_leaves_the_letter_at_the_side_free(int height) {
        SliceOverlay overlay =
                SliceOverlay.on(SliceOrientation.AXIAL.plane(new Point3(MR, 0, 0, 0), 0.5, 400, height), 1);
        OverlayMark.Text letter = (OverlayMark.Text) overlay.orientation().get(0);
        OverlayMark.Ramp ramp =
                (OverlayMark.Ramp) overlay.colorBar(ColorMap.HOT, "0", "4").get(0);
        assertThat(ramp.corner().v() - ramp.heightPx())
                .isGreaterThan(letter.at().v() + 4);
        assertThat(ramp.heightPx()).isGreaterThanOrEqualTo(20).isLessThanOrEqualTo(140);
    }

    @Test
    void sizes_follow_the_unit() {
        OverlayMark.Lines one =
                lines(SliceOverlay.on(PLANE, 1).cross(OverlayKind.NEEDLE, PLANE.centre(), OverlayKind.NEEDLE.color()));
        OverlayMark.Lines two =
                lines(SliceOverlay.on(PLANE, 2).cross(OverlayKind.NEEDLE, PLANE.centre(), OverlayKind.NEEDLE.color()));
        assertThat(two.pen().widthPx()).isEqualTo(2 * one.pen().widthPx());
        assertThat(two.pen().rimPx()).isEqualTo(2 * one.pen().rimPx());
    }
}
