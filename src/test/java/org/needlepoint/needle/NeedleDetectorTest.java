package org.needlepoint.needle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.needle.NeedleCandidate.Evidence;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.problem.ProblemKind;
import org.needlepoint.work.CancelledException;
import org.needlepoint.work.Progress;

class NeedleDetectorTest {
    private static final Vector3 TIP = new Vector3(18, -24, 1.3);

    /** Unit vector outward from a tip in the upper right of the limb, turned and raised, degrees. */
    private static Vector3 outward(double azimuth, double raised) {
        double a = Math.toRadians(azimuth);
        double e = Math.toRadians(raised);
        return new Vector3(Math.cos(e) * Math.cos(a), Math.cos(e) * Math.sin(a), Math.sin(e));
    }

    private static List<NeedleCandidate> detect(Volume ct) {
        return NeedleDetector.detect(ct, Progress.NONE);
    }

    /** Slice, pixel, azimuth, angle out of the slice, diameter, cone of the point, density of the metal, Gaussian slice profile. */
    @ParameterizedTest
    @CsvSource({
        "2, 0.7, -50, 0, 1.5, 1.5, 9000, false",
        "2, 0.7, -70, 25, 1.8, 2, 9000, false",
        "2, 0.9, -35, 6, 1.3, 1.5, 6000, true",
        "3, 0.8, -80, 4, 1.5, 2, 12000, false",
        "3, 0.8, -20, -12, 1.5, 0, 9000, true",
        "5, 0.8, -60, 5, 1.5, 1.5, 9000, false",
        "5, 0.8, -45, -8, 1.8, 2, 9000, false",
        "6, 0.75, -55, 4, 1.6, 1.5, 9000, false",
        "6, 0.9, -75, 30, 1.5, 2, 7000, false",
        "1.25, 0.7, -50, 50, 1.5, 1.5, 9000, false",
    })
    void finds_tip_and_axis(
            double slice,
            double pixel,
            double azimuth,
            double raised,
            double diameter,
            double cone,
            double hu,
            boolean gaussian) {
        CtScene scene = new CtScene(slice, pixel);
        scene.metalHu = hu;
        scene.gaussianProfile = gaussian;
        Vector3 out = outward(azimuth, raised);
        Volume ct = scene.needle(TIP, out, 95, diameter, cone).image((int) Math.round(130 / slice));
        List<NeedleCandidate> found = detect(ct);
        assertThat(found).hasSize(1);
        NeedleCandidate needle = found.get(0);
        assertThat(needle.tip().toVector().minus(TIP).norm())
                .as("tip error, mm")
                .isLessThan(1);
        assertThat(Math.toDegrees(needle.direction().angleRad(out.negated())))
                .as("axis error, degrees")
                .isLessThan(1);
        assertThat(needle.evidence()).isEqualTo(Evidence.ENTERS_FROM_OUTSIDE);
        // Three standard deviations of what it says of itself.
        assertThat(Math.abs(needle.tip().toVector().minus(TIP).dot(out))).isLessThan(3 * needle.tipSdAlongMm());
        Vector3 skin = needle.skinEntry().orElseThrow().toVector();
        assertThat(Math.hypot(skin.x() / CtScene.LIMB_X, skin.y() / CtScene.LIMB_Y))
                .isBetween(0.93, 1.12);
    }

    @Test
    void a_needle_within_one_slab_says_that_its_height_is_unknown() {
        CtScene scene = new CtScene(5, 0.8);
        Vector3 tip = new Vector3(18, -24, 0.8);
        NeedleCandidate needle =
                detect(scene.needle(tip, outward(-60, 0), 95, 1.5, 2).image(21)).get(0);
        Vector3 error = needle.tip().toVector().minus(tip);
        // In the slice; a cone of 2 mm is hard to tell from blur where nothing fixes the height.
        assertThat(Math.hypot(error.x(), error.y())).isLessThan(0.9);
        double sd = Math.sqrt(needle.tipCovariance().varianceAlong(new Vector3(0, 0, 1)));
        assertThat(sd).as("through-plane uncertainty, mm").isGreaterThan(0.8);
        assertThat(Math.abs(error.z())).isLessThan(2 * sd);
    }

    @Test
    void a_long_slender_point_is_within_what_the_needle_says_of_itself() {
        CtScene scene = new CtScene(2, 0.9);
        scene.metalHu = 6000;
        scene.gaussianProfile = true;
        Vector3 out = outward(-35, 6);
        NeedleCandidate needle =
                detect(scene.needle(TIP, out, 95, 1.3, 3).image(65)).get(0);
        double along = needle.tip().toVector().minus(TIP).dot(out);
        assertThat(along).isBetween(0.0, 1.5);
        assertThat(along).isLessThan(2.5 * needle.tipSdAlongMm());
    }

    @Test
    void passes_a_capsule_and_ignores_what_is_no_needle() {
        CtScene scene = new CtScene(3, 0.8);
        Vector3 out = outward(-50, 3);
        Vector3 side = new Vector3(-out.y(), out.x(), 0).normalized();
        // The capsule touches the shaft where it enters; an implant lies wholly inside; a wire runs along the skin;
        // calcifications.
        Volume ct = scene.needle(TIP, out, 95, 1.5, 2)
                .ball(TIP.plus(out.times(30)).plus(side.times(5.2)), 4, 180)
                .rod(new Vector3(-30, -20, -15), new Vector3(0.6, 0.2, 0.77).normalized(), 30, 2, 7000)
                .rod(new Vector3(-64, -30, -40), new Vector3(0, 0.1, 1).normalized(), 90, 1.5, 7000)
                .ball(new Vector3(30, 10, 6), 2, 900)
                .ball(new Vector3(25, 20, -9), 1.5, 1200)
                .image(36);
        List<NeedleCandidate> found = detect(ct);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).tip().toVector().minus(TIP).norm()).isLessThan(1);
        assertThat(found.get(0).direction().angleRad(out.negated())).isLessThan(Math.toRadians(1));
    }

    @Test
    void finds_none_where_there_is_none() throws ProblemException {
        Volume ct = new CtScene(3, 0.8)
                .rod(new Vector3(-30, -20, -15), new Vector3(0.6, 0.2, 0.77).normalized(), 30, 2, 7000)
                .rod(new Vector3(-64, -30, -40), new Vector3(0, 0.1, 1).normalized(), 90, 1.5, 7000)
                .ball(new Vector3(0, -58, 0), 5, 180)
                .image(30);
        List<NeedleCandidate> found = detect(ct);
        assertThat(found).isEmpty();
        ProblemException e =
                catchThrowableOfType(ProblemException.class, () -> NeedleDetector.only(found, "CT series 3"));
        assertThat(e.problem()).isEqualTo(NeedleProblem.NO_NEEDLE);
        assertThat(e.problem().kind()).isEqualTo(ProblemKind.NEEDLE);
        assertThat(e).hasMessageContaining("CT series 3");
        assertThat(e.remedy()).contains("by hand");
    }

    @Test
    void lists_several_and_leaves_the_choice() {
        CtScene scene = new CtScene(3, 0.8);
        Vector3 second = new Vector3(-26, -26, -7);
        Volume ct = scene.needle(TIP, outward(-50, 3), 95, 1.5, 2)
                .needle(second, outward(-120, -4), 95, 1.5, 2)
                .image(36);
        List<NeedleCandidate> found = detect(ct);
        assertThat(found).hasSize(2);
        assertThat(found).allSatisfy(n -> assertThat(Math.min(
                        n.tip().toVector().minus(TIP).norm(),
                        n.tip().toVector().minus(second).norm()))
                .isLessThan(1));
        assertThatThrownBy(() -> NeedleDetector.only(found, "CT"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("tip at (")
                .hasMessageContaining("; ");
    }

    @Test
    void a_needle_that_leaves_the_image_is_told_from_one_that_leaves_the_skin() {
        // Steep and covered by few slices: the shaft runs out of the top of the stack inside the limb.
        Volume ct = new CtScene(2, 0.8)
                .needle(new Vector3(18, -24, -14), outward(-60, 72), 110, 1.5, 2)
                .image(20);
        List<NeedleCandidate> found = detect(ct);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).evidence()).isEqualTo(Evidence.LEAVES_IMAGE);
        assertThat(found.get(0)
                        .tip()
                        .toVector()
                        .minus(new Vector3(18, -24, -14))
                        .norm())
                .isLessThan(1);
    }

    @Test
    void cancelling_stops_the_search() {
        Volume ct = new CtScene(5, 1.2).image(5);
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String step) {}

            @Override
            public void stopIfCancelled() {
                throw new CancelledException();
            }
        };
        assertThatThrownBy(() -> NeedleDetector.detect(ct, cancelled)).isInstanceOf(CancelledException.class);
    }

    @Test
    void two_points_by_hand_define_a_needle() throws ProblemException {
        NeedleCandidate n =
                NeedleCandidate.manual(new Point3(CtScene.CT, 1, 2, 3), new Point3(CtScene.CT, 1, 2, 53), 0.7);
        assertThat(n.direction()).isEqualTo(new Vector3(0, 0, -1));
        assertThat(n.lengthMm()).isEqualTo(50);
        assertThat(n.tipSdAlongMm()).isCloseTo(0.7, org.assertj.core.api.Assertions.within(1e-12));
        // Two independent ends 50 mm apart: √2 · 0.7 / 50.
        assertThat(n.directionSdRad()).isCloseTo(0.0198, org.assertj.core.api.Assertions.within(1e-4));
        assertThat(n.evidence()).isEqualTo(Evidence.MANUAL);
        assertThatThrownBy(() ->
                        NeedleCandidate.manual(new Point3(CtScene.CT, 1, 2, 3), new Point3(CtScene.CT, 1, 2, 5), 0.7))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("2.0 mm");
    }
}
