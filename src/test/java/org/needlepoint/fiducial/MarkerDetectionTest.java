package org.needlepoint.fiducial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.needlepoint.fiducial.MarkerLabelling.Labelled;
import org.needlepoint.fiducial.MarkerLabelling.LabelledMarker;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/**
 * Detection, accuracy, covariance and labelling on randomised scenes whose truth is analytic. The short run is part
 * of every build; the campaign holds the figures that issue 3 asks for.
 */
class MarkerDetectionTest {
    private static final Frame MR = new Frame("1.2.3.1", "MR");
    private static final Frame CT = new Frame("1.2.3.2", "CT");
    private static final ImageContrast[] CONTRASTS = {
        ImageContrast.MR_T2_FAT_SUPPRESSED, ImageContrast.MR_T1, ImageContrast.MR_T2
    };

    /** Errors and counts over many scenes. */
    private static final class Tally {
        final List<Double> ct = new ArrayList<>();
        final List<Double> mrInPlanePixels = new ArrayList<>();
        final List<Double> mrThrough = new ArrayList<>();
        final List<Double> mrThroughOfPitch = new ArrayList<>();
        final List<Double> normalised = new ArrayList<>();
        int markers;
        int found;
        int extras;
        int labelled;
        int wronglyLabelled;
        int scenes;
        final List<String> failures = new ArrayList<>();
    }

    private static void scene(long seed, Tally tally) throws Exception {
        SkinScene scene = new SkinScene(seed, 2);
        ImageContrast contrast = CONTRASTS[(int) (seed % 3)];
        double thickness = scene.between(3, 5);
        double pitch = thickness + (scene.random.nextBoolean() ? 1 : 0);
        VoxelGrid mrGrid = scene.grid(MR, scene.between(0.6, 1.1), thickness, pitch, scene.between(0, 0.2));
        double ctThickness = scene.between(2, 5);
        VoxelGrid ctGrid = scene.grid(CT, scene.between(0.6, 0.9), ctThickness, ctThickness, 0);
        Volume mr = scene.render(mrGrid, scene.mr(contrast));
        Volume ct = scene.render(ctGrid, scene.ct(scene.random.nextBoolean()));
        MarkerDetector detector = new MarkerDetector(FiducialTemplates.builtIn(FiducialTemplates.DEFAULT));
        List<MarkerCandidate> inMr = detector.detect(mr, contrast, Progress.NONE);
        List<MarkerCandidate> inCt = detector.detect(ct, ImageContrast.CT, Progress.NONE);
        tally.scenes++;
        compare(seed, scene, mrGrid, inMr, false, tally);
        compare(seed, scene, ctGrid, inCt, true, tally);
        MarkerLabelling labelling =
                new MarkerMatcher(detector.template(), mrGrid.normal()).match(inMr, inCt, LevelHint.NONE);
        if (labelling instanceof Labelled l) {
            tally.labelled++;
            for (LabelledMarker m : l.markers()) {
                if (nearest(scene, m.mr().centre()) != nearest(scene, m.ct().centre())
                        || distance(scene, m.mr().centre()) > 4
                        || distance(scene, m.ct().centre()) > 4) {
                    tally.wronglyLabelled++;
                }
            }
        } else {
            tally.failures.add(seed + " " + labelling);
        }
    }

    private static int nearest(SkinScene scene, Point3 p) {
        int best = 0;
        for (int i = 1; i < scene.pills.size(); i++) {
            if (scene.pills.get(i).centre().minus(p.toVector()).norm()
                    < scene.pills.get(best).centre().minus(p.toVector()).norm()) {
                best = i;
            }
        }
        return best;
    }

    private static double distance(SkinScene scene, Point3 p) {
        return scene.pills.get(nearest(scene, p)).centre().minus(p.toVector()).norm();
    }

    private static void compare(
            long seed, SkinScene scene, VoxelGrid g, List<MarkerCandidate> found, boolean ct, Tally tally) {
        for (SkinScene.Pill pill : scene.pills) {
            tally.markers++;
            MarkerCandidate best = null;
            for (MarkerCandidate c : found) {
                double d = c.centre().toVector().minus(pill.centre()).norm();
                if (d < 4
                        && (best == null
                                || d
                                        < best.centre()
                                                .toVector()
                                                .minus(pill.centre())
                                                .norm())) {
                    best = c;
                }
            }
            if (best == null) {
                tally.failures.add(
                        seed + (ct ? " CT " : " MR ") + "missed " + g.toIndex(Point3.of(g.frame(), pill.centre())));
                continue;
            }
            tally.found++;
            Vector3 e = best.centre().toVector().minus(pill.centre());
            double through = e.dot(g.normal());
            double inPlane = Math.sqrt(Math.max(0, e.dot(e) - through * through));
            if (ct) {
                tally.ct.add(e.norm());
            } else {
                tally.mrInPlanePixels.add(inPlane / g.columnSpacingMm());
                tally.mrThrough.add(Math.abs(through));
                tally.mrThroughOfPitch.add(Math.abs(through) / g.sliceSpacingMm());
            }
            for (Vector3 u : List.of(g.columnDirection(), g.rowDirection(), g.normal())) {
                tally.normalised.add(e.dot(u) / Math.sqrt(best.covariance().varianceAlong(u)));
            }
        }
        for (MarkerCandidate c : found) {
            if (distance(scene, c.centre()) > 4) {
                tally.extras++;
            }
        }
    }

    private static double percentile(List<Double> values, double p) {
        double[] v = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return v[(int) Math.min(v.length - 1, Math.floor(p * v.length))];
    }

    private static double rms(List<Double> values) {
        return Math.sqrt(values.stream().mapToDouble(x -> x * x).average().orElse(0));
    }

    private static String report(Tally t) {
        return String.format(
                Locale.ROOT,
                "%d scenes: %d of %d markers found, %d extra candidates, %d scenes labelled, %d markers labelled"
                        + " wrongly%nCT error mm p50 %.2f p95 %.2f max %.2f%nMR in-plane error pixels p50 %.2f p95 %.2f"
                        + " max %.2f%nMR through-plane error mm p50 %.2f p95 %.2f max %.2f, RMS %.3f of the slice pitch"
                        + " (uniform within the pitch: 0.289)%nnormalised error RMS %.2f%n%s",
                t.scenes,
                t.found,
                t.markers,
                t.extras,
                t.labelled,
                t.wronglyLabelled,
                percentile(t.ct, 0.5),
                percentile(t.ct, 0.95),
                percentile(t.ct, 1),
                percentile(t.mrInPlanePixels, 0.5),
                percentile(t.mrInPlanePixels, 0.95),
                percentile(t.mrInPlanePixels, 1),
                percentile(t.mrThrough, 0.5),
                percentile(t.mrThrough, 0.95),
                percentile(t.mrThrough, 1),
                rms(t.mrThroughOfPitch),
                rms(t.normalised),
                String.join("\n", t.failures));
    }

    @Test
    void finds_and_labels_capsules_in_random_scenes() throws Exception {
        Tally tally = new Tally();
        for (long seed : seeds(1, 12)) {
            scene(seed, tally);
        }
        check(tally, 1.0);
    }

    @Test
    @Tag("campaign")
    void finds_and_labels_capsules_in_five_hundred_random_scenes() throws Exception {
        Tally tally = new Tally();
        for (long seed : seeds(10_000, Integer.getInteger("needlepoint.scenes", 500))) {
            scene(seed, tally);
        }
        System.out.println(report(tally));
        check(tally, 0.99);
    }

    @Test
    void a_mark_placed_by_hand_is_refined_below_a_voxel() throws Exception {
        MarkerDetector detector = new MarkerDetector(FiducialTemplates.builtIn(FiducialTemplates.DEFAULT));
        for (long seed = 500; seed < 502; seed++) {
            SkinScene scene = new SkinScene(seed, 2);
            VoxelGrid grid = scene.grid(CT, 0.8, 3, 3, 0);
            Volume ct = scene.render(grid, scene.ct(false));
            for (SkinScene.Pill pill : scene.pills) {
                Vector3 hand = new Vector3(scene.between(-2, 2), scene.between(-2, 2), scene.between(-2, 2));
                Point3 mark = Point3.of(CT, pill.centre().plus(hand));
                MarkerCandidate refined = detector.refine(ct, ImageContrast.CT, mark);
                assertThat(refined.centre().toVector().minus(pill.centre()).norm())
                        .isLessThan(0.3);
            }
            Point3 inside = new Point3(CT, 0, 0, 0);
            assertThatThrownBy(() -> detector.refine(ct, ImageContrast.CT, inside))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                            .isEqualTo(FiducialProblem.NO_MARKER_THERE))
                    .hasMessageContaining("(0.0, 0.0, 0.0) mm in the CT");
            Point3 outside = new Point3(CT, 0, 0, 5000);
            assertThatThrownBy(() -> detector.refine(ct, ImageContrast.CT, outside))
                    .hasMessageContaining("outside the image");
        }
    }

    @Test
    void donuts_are_found_in_ct_and_mr() throws Exception {
        MarkerDetector detector = new MarkerDetector(FiducialTemplates.builtIn("multimodality-donut-six"));
        int found = 0;
        int worn = 0;
        for (long seed = 600; seed < 602; seed++) {
            SkinScene scene = new SkinScene(seed, 2);
            scene.wearDonuts(15, 3.5, 5);
            VoxelGrid ctGrid = scene.grid(CT, 0.75, 2, 2, 0);
            VoxelGrid mrGrid = scene.grid(MR, 0.75, 3, 3, 0.1);
            List<MarkerCandidate> inCt =
                    detector.detect(scene.render(ctGrid, scene.ct(false)), ImageContrast.CT, Progress.NONE);
            List<MarkerCandidate> inMr = detector.detect(
                    scene.render(mrGrid, scene.mr(ImageContrast.MR_T1)), ImageContrast.MR_T1, Progress.NONE);
            for (SkinScene.Pill pill : scene.pills) {
                worn += 2;
                found += near(inCt, pill, 0.8) + near(inMr, pill, 0.8);
            }
        }
        assertThat(found).isEqualTo(worn);
    }

    private static int near(List<MarkerCandidate> found, SkinScene.Pill pill, double mm) {
        return found.stream()
                        .anyMatch(
                                c -> c.centre().toVector().minus(pill.centre()).norm() < mm)
                ? 1
                : 0;
    }

    private static long[] seeds(long first, int n) {
        long[] out = new long[n];
        Arrays.setAll(out, i -> first + i);
        return out;
    }

    /** The accuracy asked for: 0.3 mm in CT, a third of a pixel in the MR plane; none falsely accepted. */
    private static void check(Tally t, double detectionRate) {
        String report = report(t);
        assertThat((double) t.found / t.markers).as(report).isGreaterThanOrEqualTo(detectionRate);
        assertThat(t.wronglyLabelled).as(report).isZero();
        assertThat((double) t.labelled / t.scenes).as(report).isGreaterThanOrEqualTo(detectionRate - 0.01);
        assertThat(percentile(t.ct, 0.95)).as(report).isLessThan(0.3);
        assertThat(percentile(t.mrInPlanePixels, 0.95)).as(report).isLessThan(1 / 3.0);
        // Far below pitch/√12, which ignoring partial volume would give.
        assertThat(rms(t.mrThroughOfPitch)).as(report).isLessThan(0.1);
        // The covariance never promises too much; it holds errors these scenes lack, as the shift of oil along the
        // readout.
        assertThat(rms(t.normalised)).as(report).isBetween(0.1, 1.2);
    }
}
