package org.needlepoint.needle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * A CT of a limb with metal in it, by brute force: density is counted on points of each voxel's slab, blurred in the slice, streaked, made noisy
 * and clipped at 3071 HU. Written for tests only; shares nothing with the closed form the program fits, nor with its phantom.
 */
final class CtScene {
    static final Frame CT = new Frame("2.25.31", "CT");
    /** Half-axes of the limb in x and y, mm; its axis is z. */
    static final double LIMB_X = 62;

    static final double LIMB_Y = 55;

    private static final int SUB_SLICES = 9;
    private static final int SUB_PIXELS = 3;

    final double sliceMm;
    final double pixelMm;
    double blurSigmaMm = 0.6;
    double noiseHu = 12;
    double streakHu = 60;
    double metalHu = 9000;
    boolean gaussianProfile;
    long seed = 1;
    private final List<Rod> rods = new ArrayList<>();
    private final List<Ball> balls = new ArrayList<>();

    private record Rod(Vector3 tip, Vector3 outward, double length, double radius, double cone, double hu) {
        boolean holds(double x, double y, double z) {
            double dx = x - tip.x();
            double dy = y - tip.y();
            double dz = z - tip.z();
            double s = dx * outward.x() + dy * outward.y() + dz * outward.z();
            if (s < 0 || s > length) {
                return false;
            }
            double r = s < cone ? radius * s / cone : radius;
            return dx * dx + dy * dy + dz * dz - s * s <= r * r;
        }

        double distance(double x, double y, double z) {
            double dx = x - tip.x();
            double dy = y - tip.y();
            double dz = z - tip.z();
            double s = dx * outward.x() + dy * outward.y() + dz * outward.z();
            double c = Math.max(0, Math.min(length, s));
            double ex = dx - c * outward.x();
            double ey = dy - c * outward.y();
            double ez = dz - c * outward.z();
            return Math.sqrt(ex * ex + ey * ey + ez * ez);
        }
    }

    private record Ball(Vector3 centre, double radius, double hu) {}

    CtScene(double sliceMm, double pixelMm) {
        this.sliceMm = sliceMm;
        this.pixelMm = pixelMm;
    }

    /** A needle: shaft of steel and, over the last 18 mm, a hub of plastic with a steel collar. */
    CtScene needle(Vector3 tip, Vector3 outward, double lengthMm, double diameterMm, double coneMm) {
        rods.add(new Rod(tip, outward, lengthMm, diameterMm / 2, coneMm, metalHu));
        Vector3 hub = tip.plus(outward.times(lengthMm - 18));
        rods.add(new Rod(hub, outward, 18, 3, 0, 350));
        rods.add(new Rod(hub.plus(outward.times(6)), outward, 4, 2.2, 0, metalHu));
        return this;
    }

    CtScene rod(Vector3 end, Vector3 direction, double lengthMm, double diameterMm, double hu) {
        rods.add(new Rod(end, direction, lengthMm, diameterMm / 2, 0, hu));
        return this;
    }

    CtScene ball(Vector3 centre, double radius, double hu) {
        balls.add(new Ball(centre, radius, hu));
        return this;
    }

    private double background(double x, double y, double z) {
        for (Ball b : balls) {
            double d = new Vector3(x, y, z).minus(b.centre()).norm();
            if (d <= b.radius()) {
                return b.hu();
            }
        }
        double e = Math.hypot(x / LIMB_X, y / LIMB_Y);
        if (e > 1) {
            // The couch: a shell 3 mm thick below the limb.
            return y > 75 && y < 78 ? 120 : -1000;
        }
        double bone = Math.hypot(x + 8, y - 12);
        if (bone < 13) {
            return bone > 7 ? 1250 : -40;
        }
        return e > 0.88 ? -100 : 55;
    }

    Volume image(int slices) {
        int n = (int) Math.round(190 / pixelMm);
        Point3 origin = new Point3(CT, -pixelMm * (n - 1) / 2, -pixelMm * (n - 1) / 2, -sliceMm * (slices - 1) / 2);
        VoxelGrid grid = new VoxelGrid(
                origin,
                new Vector3(pixelMm, 0, 0),
                new Vector3(0, pixelMm, 0),
                new Vector3(0, 0, sliceMm),
                n,
                n,
                slices,
                sliceMm);
        float[] out = new float[n * n * slices];
        SplittableRandom random = new SplittableRandom(seed);
        for (int s = 0; s < slices; s++) {
            double[] plane = new double[n * n];
            double[] metal = new double[n * n];
            for (int r = 0; r < n; r++) {
                for (int c = 0; c < n; c++) {
                    voxel(
                            plane,
                            metal,
                            r * n + c,
                            origin.x() + c * pixelMm,
                            origin.y() + r * pixelMm,
                            origin.z() + s * sliceMm);
                }
            }
            double[] blurred = blur(plane, n, blurSigmaMm / pixelMm);
            double[] shadow = blur(metal, n, 6 / pixelMm);
            for (int i = 0; i < n * n; i++) {
                double streak = -streakHu * Math.min(1, 20 * shadow[i]) * Math.cos(0.7 * (i % n) + 0.4 * (i / n));
                double v = blurred[i] + streak + noiseHu * random.nextGaussian();
                out[s * n * n + i] = (float) Math.max(-1024, Math.min(3071, Math.rint(v)));
            }
        }
        return Volume.ofFloats(grid, "HU", out);
    }

    private void voxel(double[] plane, double[] metal, int i, double x, double y, double z) {
        boolean near = rods.stream().anyMatch(k -> k.distance(x, y, z) < 3.5 + 0.7 * sliceMm * 1.6 + pixelMm);
        if (!near) {
            plane[i] = background(x, y, z);
            return;
        }
        double sum = 0;
        double weights = 0;
        double reach = gaussianProfile ? 1.2 : 0.5;
        for (int k = 0; k < SUB_SLICES; k++) {
            double dz = ((k + 0.5) / SUB_SLICES - 0.5) * 2 * reach * sliceMm;
            // Gaussian profile of full width at half maximum = thickness.
            double w = gaussianProfile ? Math.exp(-4 * Math.log(2) * dz * dz / (sliceMm * sliceMm)) : 1;
            for (int a = 0; a < SUB_PIXELS; a++) {
                for (int b = 0; b < SUB_PIXELS; b++) {
                    double px = x + ((a + 0.5) / SUB_PIXELS - 0.5) * pixelMm;
                    double py = y + ((b + 0.5) / SUB_PIXELS - 0.5) * pixelMm;
                    double v = background(px, py, z + dz);
                    for (Rod rod : rods) {
                        if (rod.holds(px, py, z + dz)) {
                            v = Math.max(v, rod.hu());
                        }
                    }
                    metal[i] += v > 2000 ? w / (SUB_PIXELS * SUB_PIXELS) : 0;
                    sum += w * v;
                    weights += w;
                }
            }
        }
        metal[i] /= weights / (SUB_PIXELS * SUB_PIXELS);
        plane[i] = sum / weights;
    }

    private static double[] blur(double[] in, int n, double sigma) {
        int half = (int) Math.ceil(3.5 * sigma);
        double[] kernel = new double[2 * half + 1];
        double sum = 0;
        for (int k = -half; k <= half; k++) {
            kernel[k + half] = Math.exp(-k * k / (2 * sigma * sigma));
            sum += kernel[k + half];
        }
        double[] across = new double[in.length];
        double[] out = new double[in.length];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                for (int k = -half; k <= half; k++) {
                    across[r * n + c] += kernel[k + half] / sum * in[r * n + Math.max(0, Math.min(n - 1, c + k))];
                }
            }
        }
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                for (int k = -half; k <= half; k++) {
                    out[r * n + c] += kernel[k + half] / sum * across[Math.max(0, Math.min(n - 1, r + k)) * n + c];
                }
            }
        }
        return out;
    }
}
