package org.needlepoint.fiducial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.needlepoint.fiducial.MarkerLabelling.Labelled;
import org.needlepoint.fiducial.MarkerLabelling.LabelledMarker;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/**
 * One generated case, its CT and MR detected and labelled, held against the truth. The seed sets everything; the
 * templates and the contrasts take turns.
 */
record DetectionCase(
        long seed,
        String template,
        ImageContrast contrast,
        Set<String> features,
        int worn,
        List<Located> located,
        List<String> missed,
        List<String> extras,
        boolean complete,
        boolean labelled,
        boolean wronglyLabelled,
        String refusal) {

    static final Frame MR = new Frame("1.2.3.1", "MR");
    static final Frame CT = new Frame("1.2.3.2", "CT");

    /** Every template that comes with the program, and eight capsules on two lines, the most there may be. */
    static final List<String> TEMPLATES = List.of(
            FiducialTemplates.DEFAULT,
            "vitamin-d-capsule-three",
            "custom-fish-oil-four",
            "multimodality-donut-six",
            "eight");

    private static final ImageContrast[] CONTRASTS = {
        ImageContrast.MR_T2_FAT_SUPPRESSED, ImageContrast.MR_T1, ImageContrast.MR_T2
    };
    /** A candidate farther than this from every marker is none. */
    private static final double NEAR_MM = 4;

    /**
     * A marker found: errors in mm, normalised squared error (3 degrees of freedom) in all and per direction.
     *
     * @param cut whether the marker is cut by the end of the stack
     */
    record Located(
            boolean ct,
            double pixelMm,
            double pitchMm,
            double lengthMm,
            double inPlaneMm,
            double throughMm,
            double chi2,
            double inPlaneChi2,
            double throughChi2,
            boolean cut) {}

    static FiducialTemplate template(String name) throws ProblemException {
        if (!"eight".equals(name)) {
            return FiducialTemplates.builtIn(name);
        }
        FiducialTemplate six = FiducialTemplates.builtIn(FiducialTemplates.DEFAULT);
        return new FiducialTemplate(
                name,
                six.title(),
                six.source(),
                six.shape(),
                six.onSkin(),
                six.ctMinHu(),
                six.ctMaxHu(),
                six.mr(),
                List.of(
                        new MarkerLine("A", List.of("P1", "P2", "P3", "P4"), false),
                        new MarkerLine("B", List.of("P5", "P6", "P7", "P8"), true)),
                true,
                six.inPlaneErrorMm(),
                six.throughPlaneErrorMm());
    }

    static SkinScene.Kit kit(FiducialTemplate t, long seed) {
        java.util.SplittableRandom r = new java.util.SplittableRandom(~seed);
        int lines = t.lines().size();
        int perLine = t.lines().get(0).labels().size();
        if (t.shape() instanceof MarkerShape.Donut) {
            return new SkinScene.Kit(lines, perLine, r.nextDouble(13.5, 16.5), r.nextDouble(3, 4), 5);
        }
        if (t.name().startsWith("custom-fish-oil")) {
            return new SkinScene.Kit(lines, perLine, r.nextDouble(18, 26), r.nextDouble(8, 11), 0);
        }
        double length = r.nextDouble(9, 20);
        return new SkinScene.Kit(lines, perLine, length, Math.min(length - 1, r.nextDouble(6.6, 10)), 0);
    }

    static DetectionCase of(long seed) {
        return of(seed, TEMPLATES.get((int) (seed % TEMPLATES.size())), CONTRASTS[(int) (seed / TEMPLATES.size() % 3)]);
    }

    static DetectionCase of(long seed, String templateName, ImageContrast contrast) {
        try {
            return run(seed, template(templateName), contrast);
        } catch (ProblemException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DetectionCase run(long seed, FiducialTemplate template, ImageContrast contrast) {
        SkinScene scene = new SkinScene(seed, kit(template, seed));
        Set<String> features = new TreeSet<>();
        boolean capsules = template.shape() instanceof MarkerShape.Capsule;
        if (chance(scene, 0.12)) {
            features.add("one fell off");
            scene.pills.remove(scene.random.nextInt(scene.pills.size()));
        }
        boolean complete = scene.pills.size() == template.labels().size();
        if (capsules && chance(scene, 0.3)) {
            features.add("bubble");
            scene.addBubble(scene.random.nextInt(scene.pills.size()), scene.between(0.8, 2));
        }
        if (chance(scene, 0.4)) {
            features.add("tube");
            scene.addTube();
        }
        if (chance(scene, 0.25)) {
            features.add("coil");
            scene.addCoil();
        }
        double thickness = scene.between(3, 6);
        double pitch = thickness + (scene.random.nextBoolean() ? scene.between(0.2, 1) : 0);
        VoxelGrid mrGrid = scene.grid(MR, scene.between(0.6, 1.1), thickness, pitch, scene.between(0, 0.2));
        double ctThickness = scene.between(3, 6);
        VoxelGrid ctGrid = scene.grid(CT, scene.between(0.6, 0.9), ctThickness, ctThickness, 0);
        if (chance(scene, 0.12)) {
            features.add("stack ends in a marker");
            mrGrid = scene.endingWithinMarker(mrGrid, scene.between(0.5, 1));
        }
        SceneImage ctImage = SceneImage.ct(scene);
        if (chance(scene, 0.5)) {
            boolean touching = scene.random.nextBoolean();
            features.add(touching ? "needle touches" : "needle");
            ctImage.withNeedle(touching ? 0 : scene.between(0.3, 3), scene.between(0, 0.35));
        }
        Volume mr = SceneImage.mr(scene, contrast).render(mrGrid);
        Volume ct = ctImage.render(ctGrid);
        MarkerDetector detector = new MarkerDetector(template);
        List<MarkerCandidate> inMr = detector.detect(mr, contrast, Progress.NONE);
        List<MarkerCandidate> inCt = detector.detect(ct, ImageContrast.CT, Progress.NONE);
        List<Located> located = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        List<String> extras = new ArrayList<>();
        compare(scene, mrGrid, inMr, false, located, missed, extras);
        compare(scene, ctGrid, inCt, true, located, missed, extras);
        MarkerLabelling labelling = new MarkerMatcher(template, mrGrid.normal()).match(inMr, inCt, LevelHint.NONE);
        boolean labelled = labelling instanceof Labelled;
        return new DetectionCase(
                seed,
                template.name(),
                contrast,
                features,
                scene.pills.size(),
                located,
                missed,
                extras,
                complete,
                labelled,
                labelled && isWrong(scene, template, (Labelled) labelling),
                labelled ? "" : labelling.toString());
    }

    private static boolean chance(SkinScene scene, double p) {
        return scene.random.nextDouble() < p;
    }

    /** A pair of two markers, a pair that is no marker, or a label that is not the marker's. */
    private static boolean isWrong(SkinScene scene, FiducialTemplate template, Labelled l) {
        for (LabelledMarker m : l.markers()) {
            Optional<SkinScene.Pill> mr = nearest(scene, m.mr().centre());
            if (mr.isEmpty() || !mr.equals(nearest(scene, m.ct().centre()))) {
                return true;
            }
        }
        // Labels run from the patient's right to the left on each line.
        for (MarkerLine line : template.lines()) {
            List<LabelledMarker> on = l.markers().stream()
                    .filter(m -> line.labels().contains(m.label()))
                    .toList();
            List<LabelledMarker> sorted = on.stream()
                    .sorted(Comparator.comparingDouble(m -> nearest(scene, m.mr().centre())
                            .orElseThrow()
                            .centre()
                            .x()))
                    .toList();
            boolean close = false;
            for (int i = 1; i < sorted.size(); i++) {
                close |= sorted.get(i).mr().centre().x()
                                - sorted.get(i - 1).mr().centre().x()
                        < 2;
            }
            if (!close && !on.equals(sorted)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<SkinScene.Pill> nearest(SkinScene scene, Point3 p) {
        return scene.pills.stream()
                .min(Comparator.comparingDouble(
                        pill -> pill.centroid().minus(p.toVector()).norm()))
                .filter(pill -> pill.centroid().minus(p.toVector()).norm() < NEAR_MM);
    }

    private static void compare(
            SkinScene scene,
            VoxelGrid g,
            List<MarkerCandidate> found,
            boolean ct,
            List<Located> located,
            List<String> missed,
            List<String> extras) {
        String image = ct ? "CT" : "MR";
        for (SkinScene.Pill pill : scene.pills) {
            Optional<MarkerCandidate> best = found.stream()
                    .filter(c -> c.centre().toVector().minus(pill.centroid()).norm() < NEAR_MM)
                    .min(Comparator.comparingDouble(
                            c -> c.centre().toVector().minus(pill.centroid()).norm()));
            if (best.isEmpty()) {
                missed.add(image + " missed " + g.toIndex(Point3.of(g.frame(), pill.centre())));
            } else {
                located.add(located(g, pill, best.get(), ct));
            }
        }
        for (MarkerCandidate c : found) {
            if (nearest(scene, c.centre()).isEmpty()) {
                extras.add(image + " extra " + g.toIndex(c.centre()) + " " + c.evidence());
            }
        }
    }

    private static Located located(VoxelGrid g, SkinScene.Pill pill, MarkerCandidate c, boolean ct) {
        Vector3 e = c.centre().toVector().minus(pill.centroid());
        double through = e.dot(g.normal());
        double index = g.toIndex(Point3.of(g.frame(), pill.centre())).slice();
        double reach = pill.reach(g.normal()) / g.sliceSpacingMm();
        Covariance3 cov = c.covariance();
        double throughChi2 = through * through / cov.varianceAlong(g.normal());
        double inPlaneChi2 = 0;
        for (Vector3 u : List.of(g.columnDirection(), g.rowDirection())) {
            inPlaneChi2 += e.dot(u) * e.dot(u) / cov.varianceAlong(u);
        }
        return new Located(
                ct,
                g.columnSpacingMm(),
                g.sliceSpacingMm(),
                e.norm(),
                Math.sqrt(Math.max(0, e.dot(e) - through * through)),
                Math.abs(through),
                mahalanobis(e, cov),
                inPlaneChi2,
                throughChi2,
                index + reach > g.slices() - 0.5 || index - reach < -0.5);
    }

    private static double mahalanobis(Vector3 e, Covariance3 c) {
        Covariance3.PrincipalAxes p = c.principalAxes();
        double a = e.dot(p.axis0());
        double b = e.dot(p.axis1());
        double d = e.dot(p.axis2());
        return a * a / p.variance0() + b * b / p.variance1() + d * d / p.variance2();
    }
}
