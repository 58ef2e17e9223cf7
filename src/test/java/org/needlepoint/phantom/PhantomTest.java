package org.needlepoint.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.spectroscopy.SpectroscopyGrid;
import org.needlepoint.work.Progress;

/** The scanners against the truth they were given. */
class PhantomTest {
    private static final PhantomRecipe THIGH = PhantomRecipes.named("thigh-high-grade");
    private static final PhantomCase NOISY = Phantom.make(THIGH, Progress.NONE);
    private static final PhantomCase CLEAN = Phantom.make(
            PhantomRecipes.changed(
                    THIGH,
                    Map.of(
                            "mr.noise", "0",
                            "mr.coilShading", "0",
                            "mr.chemicalShiftPixels", "0",
                            "ct.noiseHu", "0",
                            "ct.streaks", "0",
                            "ct.blurMm", "0")),
            Progress.NONE);

    private static Vector3 vector(double[] v) {
        return new Vector3(v[0], v[1], v[2]);
    }

    @Test
    void capsules_lie_in_the_ct_where_the_truth_says() {
        for (Truth.Marker m : CLEAN.truth().markers().ct()) {
            Vector3 error = outerHalfError(CLEAN.ct(), CLEAN.truth().markers().ct(), m);
            // Slices of 3 mm and pixels of 0.85 mm, no noise.
            assertThat(error.norm()).as(m.label()).isLessThan(0.5);
        }
    }

    /** Centroid of the outer half of a capsule, which the limb does not touch, against where it should be. */
    private static Vector3 outerHalfError(Volume ct, List<Truth.Marker> all, Truth.Marker marker) {
        Scene scene = new Scene(CLEAN.recipe());
        Capsule capsule = scene.ctCapsules().stream()
                .filter(k -> k.label().equals(marker.label()))
                .findFirst()
                .orElseThrow();
        Vector3 outward = scene.ctToMr().inverse().applyVector(capsule.outward());
        Vector3 centre = vector(marker.positionLpsMm());
        double weight = 0;
        Vector3 sum = Vector3.ZERO;
        for (int s = 0; s < ct.grid().slices(); s++) {
            for (int r = 0; r < ct.grid().rows(); r++) {
                for (int c = 0; c < ct.grid().columns(); c++) {
                    Vector3 d = ct.grid().toPatient(c, r, s).toVector().minus(centre);
                    // Steel weighs as much as oil, so that the needle beside P5 does not matter.
                    double w = Math.min(ct.value(c, r, s), 100) + 1000;
                    if (w > 0 && d.norm() < 8 && d.dot(outward) > 0 && nearest(all, marker, d.plus(centre))) {
                        weight += w;
                        sum = sum.plus(d.times(w));
                    }
                }
            }
        }
        // Half an ellipsoid of half width b has its centroid 3/8 b above the middle.
        return sum.times(1 / weight).minus(outward.times(3.0 / 8 * capsule.halfWidthMm()));
    }

    private static boolean nearest(List<Truth.Marker> all, Truth.Marker own, Vector3 p) {
        double mine = p.minus(vector(own.positionLpsMm())).norm();
        return all.stream().allMatch(m -> p.minus(vector(m.positionLpsMm())).norm() >= mine);
    }

    @Test
    void the_needle_ends_at_its_tip_and_runs_along_its_axis() {
        Truth.NeedleTruth needle = CLEAN.truth().needles().get(0);
        Volume ct = CLEAN.ct();
        Vector3 tip = vector(needle.tipCtLpsMm());
        Vector3 direction = vector(needle.directionCt());
        double half = THIGH.needles().diameterMm() / 2 + Math.hypot(ct.grid().columnSpacingMm(), 3) / 2;
        double furthest = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < ct.grid().slices(); s++) {
            for (int r = 0; r < ct.grid().rows(); r++) {
                for (int c = 0; c < ct.grid().columns(); c++) {
                    if (ct.value(c, r, s) > 2000) {
                        Vector3 d = ct.grid().toPatient(c, r, s).toVector().minus(tip);
                        double along = d.dot(direction);
                        assertThat(d.minus(direction.times(along)).norm()).isLessThan(half);
                        furthest = Math.max(furthest, along);
                    }
                }
            }
        }
        // Voxels of at least a quarter of steel end within one pixel of the tip.
        assertThat(furthest).isBetween(-1.5, 1.0);
    }

    @Test
    void background_noise_of_mr_is_rayleigh() {
        Volume t2 = NOISY.t2FatSuppressed();
        double sigma = THIGH.mr().noise() * THIGH.mr().signalScale();
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int s = 0; s < t2.grid().slices(); s++) {
            for (int r = 0; r < 8; r++) {
                for (int c = 0; c < t2.grid().columns(); c++) {
                    double v = t2.value(c, r, s);
                    sum += v;
                    squares += v * v;
                    n++;
                }
            }
        }
        // 28,672 voxels: standard error of the mean 0.4 % of sigma, of the second moment 0.6 %.
        assertThat(sum / n).isCloseTo(sigma * Math.sqrt(Math.PI / 2), within(0.02 * sigma));
        assertThat(squares / n).isCloseTo(2 * sigma * sigma, within(0.05 * sigma * sigma));
    }

    @Test
    void muscle_has_its_ct_number_and_noise() {
        Scene scene = new Scene(THIGH);
        TissueMap map = scene.ctMap();
        VoxelGrid grid = NOISY.ct().grid();
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int r = 0; r < grid.rows(); r++) {
            for (int c = 0; c < grid.columns(); c++) {
                // Slice 3 is far from the needle.
                if (deepIn(Tissue.MUSCLE, map, scene.ctToMr().apply(grid.toPatient(c, r, 3)))) {
                    double v = NOISY.ct().value(c, r, 3);
                    sum += v;
                    squares += v * v;
                    n++;
                }
            }
        }
        double mean = sum / n;
        TissueProperties muscle = THIGH.properties(Tissue.MUSCLE);
        assertThat(n).isGreaterThan(5000);
        // The texture is smooth: its mean over one slice may be off by most of its standard deviation.
        assertThat(mean).isCloseTo(muscle.hounsfield(), within(muscle.hounsfieldTexture()));
        assertThat(Math.sqrt(squares / n - mean * mean))
                .isCloseTo(Math.hypot(THIGH.ct().noiseHu(), muscle.hounsfieldTexture()), within(1.5));
        assertThat(NOISY.ct().value(3, 3, 3)).isCloseTo(-1000, within(25.0));
    }

    /** Whether all corners of a 5 mm cube around a point are of one tissue. */
    private static boolean deepIn(Tissue tissue, TissueMap map, Point3 p) {
        for (int i = 0; i < 27; i++) {
            double x = p.x() + 2.5 * (i % 3 - 1);
            double y = p.y() + 2.5 * (i / 3 % 3 - 1);
            double z = p.z() + 2.5 * (i / 9 - 1);
            if (map.at(x, y, z) != tissue) {
                return false;
            }
        }
        return true;
    }

    @Test
    void truth_is_consistent() {
        Truth truth = NOISY.truth();
        RigidTransform ctToMr = RigidTransform.ofMatrix(
                NOISY.ct().grid().frame(), NOISY.t1().grid().frame(), truth.ctToMr());
        for (int i = 0; i < 6; i++) {
            Point3 ct =
                    Point3.of(ctToMr.from(), vector(truth.markers().ct().get(i).positionLpsMm()));
            Vector3 mr = vector(truth.markers().mr().get(i).positionLpsMm());
            // Skin slip of 0.25 mm in two directions: five standard deviations.
            assertThat(ctToMr.apply(ct).toVector().minus(mr).norm()).isLessThan(1.3);
        }
        Truth.NeedleTruth needle = truth.needles().get(0);
        Vector3 tip = vector(needle.tipMrLpsMm());
        assertThat(ctToMr.apply(Point3.of(ctToMr.from(), vector(needle.tipCtLpsMm())))
                        .toVector()
                        .minus(tip)
                        .norm())
                .isLessThan(1e-9);
        double[][] corners = truth.core().cornersMrLpsMm();
        Vector3 side = vector(corners[1]).minus(vector(corners[0]));
        Vector3 end = vector(corners[2]).minus(vector(corners[1]));
        assertThat(side.norm()).isCloseTo(20, within(1e-9));
        assertThat(end.norm()).isCloseTo(2, within(1e-9));
        assertThat(side.dot(end)).isCloseTo(0, within(1e-9));
        assertThat(vector(truth.core().tipMrLpsMm()).minus(tip).norm()).isLessThan(1e-9);
        assertThat(truth.targetSlice().shiftMm()).isEqualTo(24);
        double[] areas = truth.targetSlice().cellularAreaMm2();
        for (double area : areas) {
            assertThat(area).isLessThanOrEqualTo(areas[truth.targetSlice().index()]);
        }
        Truth.Adc adc = truth.adc();
        assertThat(adc.mean()).isCloseTo(0.93, within(0.02)).isCloseTo(adc.meanContinuous(), within(0.02));
        assertThat(adc.min()).isBetween(adc.minContinuous(), adc.mean());
        assertThat(truth.spectroscopy().choCr()).isCloseTo(11.2, within(0.3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thigh-high-grade", "calf-low-grade", "trunk-moved"})
    void the_noisy_adc_map_reads_the_truth_in_the_core(String name) {
        PhantomRecipe recipe = PhantomRecipes.changed(
                PhantomRecipes.named(name),
                Map.of("ct.matrix", "16", "ct.slices", "1", "mr.matrix", "16", "spectroscopy.present", "false"));
        PhantomCase noisy = Phantom.make(recipe, Progress.NONE);
        TruthOf reader = new TruthOf(
                new Scene(recipe),
                new Textures(recipe),
                noisy.t1().grid(),
                noisy.ct().grid());
        double measured = reader.truth(noisy.adc().adc(), null).adc().mean();
        double truth = noisy.truth().adc().mean();
        // Half of the 3 % that a measurement on these cases may be off.
        assertThat(measured).isCloseTo(truth, within(0.015 * truth));
    }

    @Test
    void the_capsules_are_bright_on_t1_and_fainter_but_visible_under_fat_suppression() {
        Point3 p5 = Point3.of(
                NOISY.t1().grid().frame(),
                vector(NOISY.truth().markers().mr().get(4).positionLpsMm()));
        ContinuousIndex i = NOISY.t1().grid().toIndex(p5);
        double t1 = NOISY.t1().sample(i).orElseThrow();
        double t2 = NOISY.t2FatSuppressed().sample(i).orElseThrow();
        double noise = THIGH.mr().noise() * THIGH.mr().signalScale();
        assertThat(t1).isGreaterThan(2 * t2);
        assertThat(t2).isGreaterThan(10 * noise);
    }

    @Test
    void spectra_hold_choline_and_creatine_in_the_true_ratio_at_their_shifts() {
        PhantomRecipe recipe = PhantomRecipes.changed(
                THIGH,
                Map.of(
                        "spectroscopy.noise", "0",
                        "spectroscopy.residualWater", "0",
                        "spectroscopy.phaseSpreadRad", "0",
                        "spectroscopy.shiftSpreadHz", "0"));
        SpectroscopyScanner scanner = new SpectroscopyScanner(new Scene(recipe), new Textures(recipe));
        SpectroscopyGrid grid = scanner.scan();
        float[] signal = grid.signal(4, 4, 0);
        double choline = resonance(grid, signal, 3.2);
        double creatine = resonance(grid, signal, 3.03);
        double mirrored = resonance(grid, signal, 6.2);
        double scale = recipe.spectroscopy().signalScale()
                / (Math.PI * recipe.spectroscopy().linewidthHz());
        // The peak of a Lorentzian of area a and width w is a / (π w); neighbours leak a few per cent.
        assertThat(choline / scale).isCloseTo(scanner.choline(4, 4), within(0.05 * scanner.choline(4, 4)));
        assertThat(choline).isGreaterThan(5 * creatine);
        assertThat(mirrored).isLessThan(0.02 * choline);
    }

    /** Real part of the Fourier transform at a chemical shift. */
    private static double resonance(SpectroscopyGrid grid, float[] signal, double ppm) {
        double frequency = grid.acquisition().offsetHz(ppm);
        double dwell = grid.acquisition().dwellTimeS();
        double sum = 0;
        for (int i = 0; i < signal.length / 2; i++) {
            double turn = -2 * Math.PI * frequency * i * dwell;
            double weight = i == 0 ? 0.5 : 1;
            sum += weight * (signal[2 * i] * Math.cos(turn) - signal[2 * i + 1] * Math.sin(turn));
        }
        return sum * dwell;
    }

    @Test
    void one_thread_makes_the_same_voxels_as_many() throws Exception {
        PhantomRecipe small = PhantomRecipes.changed(
                THIGH, Map.of("ct.matrix", "64", "mr.matrix", "48", "mr.dwiMatrix", "32", "spectroscopy.points", "64"));
        PhantomCase many = inPool(small, 4);
        PhantomCase one = inPool(small, 1);
        assertSame(many.ct(), one.ct());
        assertSame(many.t1(), one.t1());
        assertSame(many.t2FatSuppressed(), one.t2FatSuppressed());
        assertSame(
                many.diffusion().images().get(1).signal(),
                one.diffusion().images().get(1).signal());
        assertSame(many.adc().adc(), one.adc().adc());
        assertThat(many.spectra().orElseThrow().signal(3, 3, 0))
                .isEqualTo(one.spectra().orElseThrow().signal(3, 3, 0));
        PhantomCase other = inPool(small.withSeed(99), 2);
        assertThat(other.ct().sliceValues(5)).isNotEqualTo(one.ct().sliceValues(5));
    }

    private static PhantomCase inPool(PhantomRecipe recipe, int threads) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> Phantom.make(recipe, Progress.NONE)).get();
        } finally {
            pool.shutdown();
        }
    }

    private static void assertSame(Volume a, Volume b) {
        for (int s = 0; s < a.grid().slices(); s++) {
            assertThat(a.sliceValues(s)).isEqualTo(b.sliceValues(s));
        }
    }
}
