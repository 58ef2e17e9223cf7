package org.needlepoint.fiducial;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.needlepoint.fiducial.SkinScene.Pill;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * A CT or MR image of a {@link SkinScene}: voxels are means over the pixel and the slice thickness, with noise, the
 * shading of a surface coil, a point spread, a table and a needle. The oil of the capsules is as bright as fat on T1
 * and T2 and fades under fat suppression.
 */
final class SceneImage {
    private static final double NEEDLE_RADIUS_MM = 0.9;
    private static final double NEEDLE_LENGTH_MM = 100;
    private static final double SHELL_MM = 0.6;
    /** Nothing of the scene but the table lies farther out than this from the skin, mm. */
    private static final double SURROUNDINGS_MM = 34;

    private final SkinScene scene;
    private final boolean ct;
    private final double skin;
    private final double fat;
    private final double muscle;
    private final double pill;
    private final double noise;
    private final double blurMm;
    private final double tube;
    private boolean softSlices;
    private double[] oilShift = new double[3];
    private double shading;
    private Vector3 shadingFrom = Vector3.ZERO;
    private Vector3 needleTip;
    private Vector3 needleDirection;

    private SceneImage(SkinScene scene, boolean ct, double[] tissue, double pill, double tube, double noise) {
        this.scene = scene;
        this.ct = ct;
        this.skin = tissue[0];
        this.fat = tissue[1];
        this.muscle = tissue[2];
        this.pill = pill;
        this.tube = tube;
        this.noise = noise;
        this.blurMm = ct ? scene.between(0.4, 0.75) : 0;
    }

    /** A CT: capsules of oil in a gelatine shell, on a table. */
    static SceneImage ct(SkinScene s) {
        return new SceneImage(
                s, true, new double[] {20, s.between(-115, -85), 55}, s.between(-120, 60), 90, s.between(6, 20));
    }

    /** An MR image, shaded by a surface coil somewhere near the skin. */
    static SceneImage mr(SkinScene s, ImageContrast contrast) {
        boolean suppressed = contrast == ImageContrast.MR_T2_FAT_SUPPRESSED;
        double[] tissue = contrast == ImageContrast.MR_T1
                ? new double[] {0.35, 1, 0.38}
                : suppressed ? new double[] {0.22, 0.12, 0.3} : new double[] {0.3, 0.8, 0.3};
        boolean donuts = s.pills.get(0).holeRadius() > 0;
        // Donuts hold a watery gel, which no fat suppression dims.
        double pill = suppressed && !donuts ? s.between(0.15, 0.7) : s.between(0.8, 1.1);
        // A saline line is bright on T2; a cable gives no signal.
        double tube = s.random.nextBoolean() ? 0 : contrast == ImageContrast.MR_T1 ? 0.3 : 1;
        SceneImage image = new SceneImage(s, false, tissue, pill, tube, s.between(0.008, 0.03));
        image.softSlices = s.random.nextBoolean();
        image.shading = s.between(0, 0.8);
        image.shadingFrom = s.above(s.between(-3.1, 3.1), s.between(-40, 40), 15);
        return image;
    }

    /** Adds a needle into the limb beside a capsule; at a gap of 0 it touches the capsule. */
    SceneImage withNeedle(double gapMm, double tiltRad) {
        Pill p = scene.pills.get(scene.pills.size() > 4 ? 4 : 1);
        boolean donut = p.holeRadius() > 0;
        Vector3 aside = donut
                ? p.outward().anyOrthogonal()
                : p.outward().cross(p.along()).normalized();
        double half = donut ? p.halfLength() : p.halfWidth();
        Vector3 beside = p.centre().plus(aside.times(half + NEEDLE_RADIUS_MM + gapMm));
        Vector3 lean = donut ? p.outward().cross(aside) : p.along();
        needleDirection =
                p.outward().negated().plus(lean.times(Math.tan(tiltRad))).normalized();
        needleTip = beside.plus(needleDirection.times(35));
        return this;
    }

    /** Draws the image. On MR oil is displaced against water along the readout, by up to a fifth of a pixel. */
    Volume render(VoxelGrid g) {
        if (!ct && scene.pills.get(0).holeRadius() == 0) {
            Vector3 readout = scene.random.nextBoolean() ? g.columnStep() : g.rowStep();
            oilShift = readout.times(scene.between(-0.2, 0.2)).toArray();
        }
        int n = g.columns();
        int plane = n * g.rows();
        float[] out = new float[(int) g.voxels()];
        SplittableRandom seeds = scene.random.split();
        long[] seed = seeds.longs(g.slices()).toArray();
        IntStream.range(0, g.slices()).parallel().forEach(k -> {
            float[] slice = slice(g, k);
            SplittableRandom random = new SplittableRandom(seed[k]);
            if (ct) {
                // The reconstruction blurs the noise with the image: neighbouring pixels share it.
                double sd = blurMm / g.columnSpacingMm();
                double before = noise * Math.max(1, 2 * sd * Math.sqrt(Math.PI));
                for (int i = 0; i < plane; i++) {
                    slice[i] += (float) (before * random.nextGaussian());
                }
                slice = blurred(slice, n, g.rows(), sd);
            }
            for (int i = 0; i < plane; i++) {
                out[k * plane + i] =
                        ct ? (float) Math.max(-1024, Math.min(3071, Math.rint(slice[i]))) : magnitude(slice[i], random);
            }
        });
        return Volume.ofFloats(g, ct ? "HU" : "", out);
    }

    private float magnitude(double v, SplittableRandom random) {
        double re = v + noise * random.nextGaussian();
        double im = noise * random.nextGaussian();
        return (float) (1000 * Math.sqrt(re * re + im * im));
    }

    private float[] slice(VoxelGrid g, int k) {
        float[] slice = new float[g.columns() * g.rows()];
        Vector3 cs = g.columnStep();
        Vector3 rs = g.rowStep();
        Vector3 start = g.origin().toVector().plus(g.sliceStep().times(k));
        double[][] samples = samples(g);
        // Half a pixel's diagonal, and what an oblique surface moves within the slice.
        double near = 0.75 * g.columnSpacingMm() + (softSlices ? 0.35 : 0.28) * g.sliceThicknessMm();
        for (int r = 0; r < g.rows(); r++) {
            for (int c = 0; c < g.columns(); c++) {
                double x = start.x() + c * cs.x() + r * rs.x();
                double y = start.y() + c * cs.y() + r * rs.y();
                double z = start.z() + c * cs.z() + r * rs.z();
                double depth = scene.depth(x, y, z);
                double v = 0;
                if (isUniform(x, y, z, depth, near, g.sliceThicknessMm())) {
                    v = material(x, y, z);
                } else {
                    for (double[] s : samples) {
                        v += s[3] * material(x + s[0], y + s[1], z + s[2]);
                    }
                }
                slice[r * g.columns() + c] = (float) (shading == 0 ? v : v * shade(x, y, z));
            }
        }
        return slice;
    }

    private double shade(double x, double y, double z) {
        return 1 + shading * (Math.exp(-Math.sqrt(SkinScene.squared(x, y, z, shadingFrom)) / 90) - 0.4);
    }

    /**
     * Offsets from a voxel's centre and weights; the depth within the slice alternates between the four columns of
     * samples. The profile of a slice is a box, or on some MR a trapezoid that reaches into the next slice.
     */
    private double[][] samples(VoxelGrid g) {
        double width = g.sliceThicknessMm() * (softSlices ? 1.4 : 1);
        int sub = (int) Math.max(3, Math.ceil(width / 0.8));
        double[][] out = new double[4 * sub][];
        double sum = 0;
        for (int s = 0; s < sub; s++) {
            for (int q = 0; q < 4; q++) {
                double t = (s + (q + 0.5) / 4) / sub - 0.5;
                Vector3 o = g.columnStep()
                        .times((q % 2 - 0.5) / 2)
                        .plus(g.rowStep().times((q / 2 - 0.5) / 2))
                        .plus(g.normal().times(t * width));
                double u = Math.abs(t) * width / g.sliceThicknessMm();
                double weight = softSlices ? Math.min(1, (0.7 - u) / 0.4) : 1;
                out[4 * s + q] = new double[] {o.x(), o.y(), o.z(), weight};
                sum += weight;
            }
        }
        for (double[] o : out) {
            o[3] /= sum;
        }
        return out;
    }

    /** Whether one sample stands for the voxel: no boundary that matters for the markers is near. */
    private boolean isUniform(double x, double y, double z, double depth, double near, double thickness) {
        if (Math.abs(depth) < near || Math.abs(depth - scene.skinMm) < near) {
            return false;
        }
        if (depth < 0 && depth > -SURROUNDINGS_MM) {
            double reach = scene.pills.get(0).halfLength() + near + (softSlices ? 0.7 : 0.5) * thickness;
            for (int i = 0; i < scene.pills.size(); i++) {
                if (SkinScene.squared(x, y, z, scene.pills.get(i).centre()) < reach * reach) {
                    return false;
                }
            }
            if (nearThings(x, y, z, -depth, near)) {
                return false;
            }
        }
        if (needleTip != null) {
            double back = alongNeedle(x, y, z);
            double limit = NEEDLE_RADIUS_MM + near + 0.2 * thickness;
            return !(back > -thickness
                    && back < NEEDLE_LENGTH_MM + thickness
                    && SkinScene.squared(x, y, z, needleTip) - back * back < limit * limit);
        }
        return true;
    }

    /** Whether the edge of the tube or of the coil may cross a voxel. */
    private boolean nearThings(double x, double y, double z, double height, double near) {
        SkinScene.Tube t = scene.tube;
        if (t != null && Math.abs(height - t.heightMm()) < t.radiusMm() + near + 1) {
            Vector3 middle = scene.above(t.angle() + t.perMm() * z, z, t.heightMm());
            double limit = t.radiusMm() + near + 1;
            if (Math.hypot(x - middle.x(), y - middle.y()) < limit) {
                return true;
            }
        }
        SkinScene.Coil c = scene.coil;
        if (!ct || c == null) {
            return false;
        }
        for (int i = 0; i < c.balls().size(); i++) {
            if (SkinScene.squared(x, y, z, c.balls().get(i)) < 100) {
                return true;
            }
        }
        double over = height - c.heightMm();
        return over > -near && over < c.shellMm() + near && scene.underCoil(x, y, z);
    }

    /** Distance behind the needle's tip, mm. */
    private double alongNeedle(double x, double y, double z) {
        return (needleTip.x() - x) * needleDirection.x()
                + (needleTip.y() - y) * needleDirection.y()
                + (needleTip.z() - z) * needleDirection.z();
    }

    private double material(double x, double y, double z) {
        if (needleTip != null) {
            double back = alongNeedle(x, y, z);
            double aside = SkinScene.squared(x, y, z, needleTip) - back * back;
            if (back > 0 && back < NEEDLE_LENGTH_MM && aside < NEEDLE_RADIUS_MM * NEEDLE_RADIUS_MM) {
                return 9000;
            }
        }
        double d = scene.depth(x, y, z);
        if (d < 3 && d > -16) {
            for (int i = 0; i < scene.pills.size(); i++) {
                Pill p = scene.pills.get(i);
                double far = 1.05 * p.halfLength();
                double px = x - oilShift[0];
                double py = y - oilShift[1];
                double pz = z - oilShift[2];
                if (SkinScene.squared(px, py, pz, p.centre()) < far * far) {
                    double in = p.inside(px, py, pz);
                    if (in > 0) {
                        boolean shell = ct && p.holeRadius() == 0 && in < SHELL_MM;
                        return p.inBubble(px, py, pz) ? (ct ? -1000 : 0) : shell ? 130 : pill;
                    }
                }
            }
        }
        if (d > 0) {
            return d < scene.skinMm ? skin : d < scene.skinMm + scene.fatMm ? fat : muscle;
        }
        return d > -SURROUNDINGS_MM ? nearSkin(x, y, z, -d) : ct ? table(y) : 0;
    }

    /** Tube, coil, table or air. */
    private double nearSkin(double x, double y, double z, double height) {
        SkinScene.Tube t = scene.tube;
        if (t != null && height < t.heightMm() + t.radiusMm() + 1) {
            Vector3 middle = scene.above(t.angle() + t.perMm() * z, z, t.heightMm());
            double off2 = (x - middle.x()) * (x - middle.x()) + (y - middle.y()) * (y - middle.y());
            if (off2 < t.radiusMm() * t.radiusMm()) {
                return ct && t.copper() && off2 < 0.16 ? 2500 : tube;
            }
        }
        SkinScene.Coil c = scene.coil;
        if (ct && c != null) {
            double over = height - c.heightMm();
            if (over > 0 && over < c.shellMm() && scene.underCoil(x, y, z)) {
                return 60;
            }
            for (int i = 0; i < c.balls().size(); i++) {
                // A ball of 11 mm: as large as a capsule is high, though not on the skin.
                if (SkinScene.squared(x, y, z, c.balls().get(i)) < 30) {
                    return 250;
                }
            }
        }
        return ct ? table(y) : 0;
    }

    private double table(double y) {
        double top = 1.3 * Math.max(scene.semiA, scene.semiB) + 4;
        return y > top && y < top + 2 || y > top + 24 && y < top + 26 ? -150 : -1000;
    }

    /** Gaussian point spread in the slice, separable, deviation in pixels. */
    private static float[] blurred(float[] v, int columns, int rows, double sd) {
        int reach = (int) Math.ceil(3 * sd);
        float[] weights = new float[2 * reach + 1];
        float sum = 0;
        for (int i = -reach; i <= reach; i++) {
            weights[i + reach] = (float) Math.exp(-0.5 * i * i / (sd * sd));
            sum += weights[i + reach];
        }
        float[] across = v.clone();
        float[] out = v.clone();
        for (int r = 0; r < rows; r++) {
            for (int c = reach; c < columns - reach; c++) {
                float s = 0;
                for (int i = -reach; i <= reach; i++) {
                    s += weights[i + reach] * v[r * columns + c + i];
                }
                across[r * columns + c] = s / sum;
            }
        }
        for (int r = reach; r < rows - reach; r++) {
            for (int c = 0; c < columns; c++) {
                float s = 0;
                for (int i = -reach; i <= reach; i++) {
                    s += weights[i + reach] * across[(r + i) * columns + c];
                }
                out[r * columns + c] = s / sum;
            }
        }
        return out;
    }
}
