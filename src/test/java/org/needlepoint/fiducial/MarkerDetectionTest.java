package org.needlepoint.fiducial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.needlepoint.fiducial.DetectionCase.Located;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;

/**
 * Detection, accuracy, covariance and labelling on randomised scenes whose truth is analytic. The short run is part
 * of every build; the campaign holds the figures that issue 3 asks for.
 */
class MarkerDetectionTest {
    private static final Frame CT = DetectionCase.CT;

    @Test
    void finds_and_labels_markers_of_every_template_in_random_scenes() {
        check(DetectionTally.over(1, 15), 1, 1, 0);
    }

    @Test
    @Tag("campaign")
    void finds_and_labels_markers_of_every_template_in_five_hundred_random_scenes() {
        long start = System.nanoTime();
        DetectionTally tally = DetectionTally.over(30_000, Integer.getInteger("needlepoint.scenes", 500));
        System.out.println(tally.report() + "\n" + (System.nanoTime() - start) / 1_000_000_000 + " s");
        check(tally, 0.99, 0.95, 0.003);
    }

    @Test
    void a_mark_placed_by_hand_is_refined_below_a_voxel() throws Exception {
        MarkerDetector detector = new MarkerDetector(FiducialTemplates.builtIn(FiducialTemplates.DEFAULT));
        for (long seed = 500; seed < 502; seed++) {
            SkinScene scene = new SkinScene(seed, DetectionCase.kit(detector.template(), seed));
            VoxelGrid grid = scene.grid(CT, 0.8, 3, 3, 0);
            Volume ct = SceneImage.ct(scene).render(grid);
            for (SkinScene.Pill pill : scene.pills) {
                Vector3 hand = new Vector3(scene.between(-2, 2), scene.between(-2, 2), scene.between(-2, 2));
                Point3 mark = Point3.of(CT, pill.centroid().plus(hand));
                MarkerCandidate refined = detector.refine(ct, ImageContrast.CT, mark);
                assertThat(refined.centre().toVector().minus(pill.centroid()).norm())
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

    /**
     * The accuracy asked for: 0.3 mm in CT, a third of a pixel in the MR plane, for 95 of 100 markers; nothing that is
     * no marker is ever labelled as one.
     */
    private static void check(DetectionTally t, double detectionRate, double labelledRate, double extraRate) {
        String report = t.report();
        assertThat((double) t.found() / t.markers()).as(report).isGreaterThanOrEqualTo(detectionRate);
        assertThat((double) t.extras() / t.found()).as(report).isLessThanOrEqualTo(extraRate);
        assertThat(t.wronglyLabelled()).as(report).isZero();
        assertThat(t.labelledOfComplete()).as(report).isGreaterThanOrEqualTo(labelledRate);
        List<Located> ct = t.located(true);
        List<Located> mr = t.located(false);
        assertThat(DetectionTally.percentile(ct, Located::lengthMm, 0.95))
                .as(report)
                .isLessThan(0.3);
        assertThat(DetectionTally.percentile(mr, DetectionTally::inPlanePixels, 0.95))
                .as(report)
                .isLessThan(1 / 3.0);
        // Far below pitch/√12, which ignoring partial volume would give.
        assertThat(DetectionTally.throughOfBound(mr)).as(report).isLessThan(0.35);
        // The covariances promise no more than the errors keep.
        for (List<Located> image : List.of(ct, mr)) {
            assertThat(DetectionTally.mean(image, Located::chi2)).as(report).isLessThan(3);
            assertThat(DetectionTally.coverage(image)).as(report).isGreaterThan(0.94);
        }
    }
}
