package org.needlepoint.registration.intensity;

import java.util.List;
import java.util.stream.IntStream;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;

/**
 * Both images at every level, coarse to fine.
 *
 * @param mr levels of the MR image
 * @param ct levels of the CT, cropped to what the MR image can reach
 */
record Pyramid(List<GreyImage> mr, List<GreyImage> ct) {
    /** Blur of the levels, standard deviation, mm. */
    static final double[] SIGMA_MM = {4, 2, 1};

    /** CT window: soft tissue and the beginning of bone, so that bins are not spent on cortex and air. */
    static final float CT_LOW_HU = -200;

    static final float CT_HIGH_HU = 300;
    private static final double BASE_PIXEL_MM = 1;
    private static final double MARGIN_MM = 45;
    private static final int LEAST_SLICES = 4;
    private static final int LEAST_PIXELS = 16;

    /**
     * Makes the levels.
     *
     * @param pair images and masks
     * @param mrToCt start, which decides what part of the CT is looked at; empty space where it is off by more than 45 mm
     */
    static Pyramid of(ImagePair pair, RigidTransform mrToCt) throws ProblemException {
        requireSize(pair.mr(), "MR");
        requireSize(pair.ct(), "CT");
        float[] inBody = bodyValues(pair);
        float low = (float) BodyMasks.percentile(inBody, 0.002);
        float high = (float) BodyMasks.percentile(inBody, 0.995);
        VoxelGrid mg = pair.mr().grid();
        int[] mrTo = {mg.columns(), mg.rows(), mg.slices()};
        GreyImage mr =
                GreyImage.of(pair.mr(), pair.mrBody(), i -> false, new int[3], mrTo, factor(mg), low, high, false);
        int[][] box = reach(pair, mrToCt);
        GreyImage ct = GreyImage.of(
                pair.ct(),
                pair.ctBody(),
                pair.ctArtefact()::contains,
                box[0],
                box[1],
                factor(pair.ct().grid()),
                CT_LOW_HU,
                CT_HIGH_HU,
                true);
        List<List<GreyImage>> both = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> i == 0 ? levels(mr, ct.blurMm[2]) : levels(ct, mr.blurMm[2]))
                .toList();
        return new Pyramid(both.get(0), both.get(1));
    }

    /** Each level is made from the finer one. */
    private static List<GreyImage> levels(GreyImage base, double throughSliceMm) {
        GreyImage[] out = new GreyImage[SIGMA_MM.length];
        GreyImage finer = base;
        for (int k = out.length - 1; k >= 0; k--) {
            finer = finer.level(SIGMA_MM[k], throughSliceMm);
            out[k] = finer;
        }
        return List.of(out);
    }

    private static void requireSize(Volume v, String name) throws ProblemException {
        VoxelGrid g = v.grid();
        if (g.slices() < LEAST_SLICES || g.columns() < LEAST_PIXELS || g.rows() < LEAST_PIXELS) {
            throw new ProblemException(IntensityProblem.TOO_THIN, name, g.slices(), g.columns(), g.rows());
        }
    }

    private static int[] factor(VoxelGrid g) {
        return new int[] {
            Math.max(1, (int) Math.round(BASE_PIXEL_MM / g.columnSpacingMm())),
            Math.max(1, (int) Math.round(BASE_PIXEL_MM / g.rowSpacingMm())),
            1
        };
    }

    private static float[] bodyValues(ImagePair pair) {
        int n = (int) pair.mr().grid().voxels();
        int step = Math.max(1, pair.mrBody().count() / 50_000) | 1;
        float[] out = new float[n / step + 1];
        int count = 0;
        for (int i = 0; i < n; i += step) {
            if (pair.mrBody().contains(i)) {
                out[count++] = (float) pair.mr().value(i);
            }
        }
        return java.util.Arrays.copyOf(out, count);
    }

    /** Voxels of the CT that the MR field reaches from the start, with a margin. */
    private static int[][] reach(ImagePair pair, RigidTransform mrToCt) throws ProblemException {
        VoxelGrid mg = pair.mr().grid();
        VoxelGrid cg = pair.ct().grid();
        double[] least = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] most = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int corner = 0; corner < 8; corner++) {
            Point3 p = mrToCt.apply(mg.toPatient(
                    (corner & 1) * (mg.columns() - 1.0),
                    (corner >> 1 & 1) * (mg.rows() - 1.0),
                    (corner >> 2) * (mg.slices() - 1.0)));
            var i = cg.toIndex(p);
            double[] at = {i.column(), i.row(), i.slice()};
            for (int k = 0; k < 3; k++) {
                least[k] = Math.min(least[k], at[k]);
                most[k] = Math.max(most[k], at[k]);
            }
        }
        double[] spacing = {cg.columnSpacingMm(), cg.rowSpacingMm(), cg.sliceSpacingMm()};
        int[] size = {cg.columns(), cg.rows(), cg.slices()};
        int[] enough = {LEAST_PIXELS, LEAST_PIXELS, LEAST_SLICES};
        int[] from = new int[3];
        int[] to = new int[3];
        for (int k = 0; k < 3; k++) {
            from[k] = (int) Math.max(0, Math.floor(least[k] - MARGIN_MM / spacing[k]));
            to[k] = (int) Math.min(size[k], Math.ceil(most[k] + MARGIN_MM / spacing[k]) + 1);
            if (to[k] - from[k] < enough[k]) {
                throw new ProblemException(IntensityProblem.NO_OVERLAP, "0 %", "50 %");
            }
        }
        return new int[][] {from, to};
    }
}
