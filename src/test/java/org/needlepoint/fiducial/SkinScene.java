package org.needlepoint.fiducial;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * A limb with capsules on its skin, known analytically, and CT and MR images of it: voxels are means over the pixel
 * and the slice thickness. Written for tests only and independent of the program's phantom. Everything is drawn from
 * the seed: size and taper of the limb, layers, capsules (size, form, sink, direction), pitch and tilt of the slices,
 * contrast, noise, coil shading, a cable, a coil pad, a table, an air bubble in a capsule and a needle beside one.
 */
final class SkinScene {
    private static final int AIR = 0;
    private static final int SKIN = 1;
    private static final int FAT = 2;
    private static final int MUSCLE = 3;

    final Random random;
    final double semiA;
    final double semiB;
    final double taper;
    final double ripple;
    final double ripplePhase;
    final Vector3 axis;
    final double skinMm;
    final double fatMm;
    final List<Pill> pills = new ArrayList<>();
    final boolean cable;
    final double cableAngle;

    /** A capsule in the scene: centre, unit long axis, outward normal, half-sizes, form; or a donut if it has a hole. */
    record Pill(
            Vector3 centre,
            Vector3 along,
            Vector3 outward,
            double halfLength,
            double halfWidth,
            boolean cylinder,
            double holeRadius) {
        double inside(Vector3 p) {
            Vector3 r = p.minus(centre);
            double l = r.dot(along);
            double rho2 = Math.max(0, r.dot(r) - l * l);
            if (holeRadius > 0) {
                // A donut: along is its axis, half the length its outer radius, half the width half its height.
                double rho = Math.sqrt(rho2);
                return Math.min(Math.min(halfLength - rho, rho - holeRadius), halfWidth - Math.abs(l));
            }
            if (cylinder) {
                double e = Math.max(0, Math.abs(l) - (halfLength - halfWidth));
                return halfWidth - Math.sqrt(e * e + rho2);
            }
            return (1 - Math.sqrt(l * l / (halfLength * halfLength) + rho2 / (halfWidth * halfWidth))) * halfWidth;
        }
    }

    SkinScene(long seed, int lines) {
        random = new Random(seed);
        semiA = between(45, 95);
        semiB = semiA * between(0.75, 1.15);
        taper = between(-0.12, 0.12) / 100;
        ripple = between(0, 0.04);
        ripplePhase = between(0, 6.28);
        axis = new Vector3(between(-0.2, 0.2), between(-0.2, 0.2), 1).normalized();
        skinMm = between(1.4, 2.2);
        fatMm = between(4, 16);
        cable = random.nextBoolean();
        double middle = between(-2.6, -0.5);
        cableAngle = middle + Math.PI;
        double length = between(9.5, 19);
        double width = Math.min(length - 1, between(6.6, 9.8));
        boolean cylinder = random.nextBoolean();
        boolean alongLimb = random.nextInt(3) == 0;
        double apart = between(18, 36) * (random.nextBoolean() ? 1 : -1);
        double sink = between(0, 1);
        for (int line = 0; line < lines; line++) {
            double z = line * apart - (lines - 1) * apart / 2;
            // Neighbours stay at least a few millimetres apart end to end.
            double step = Math.max(26, length + 8) / Math.min(semiA, semiB);
            double first = middle - step * between(0.95, 1.3);
            for (double angle :
                    new double[] {first, middle + between(-0.05, 0.05), middle + step * between(0.95, 1.3)}) {
                Vector3 foot = skinPoint(angle, z + between(-0.5, 0.5));
                Vector3 out = outward(foot);
                Vector3 across = axis.cross(out).normalized();
                Vector3 limb = out.cross(across).normalized();
                Vector3 along = Rotation.aboutAxis(out, between(-0.3, 0.3)).apply(alongLimb ? limb : across);
                pills.add(new Pill(
                        foot.plus(out.times(width / 2 - sink)), along, out, length / 2, width / 2, cylinder, 0));
            }
        }
    }

    /** Replaces every capsule by a donut lying on the skin. */
    void wearDonuts(double outerMm, double heightMm, double holeMm) {
        pills.replaceAll(p -> {
            Vector3 foot = p.centre().minus(p.outward().times(p.halfWidth()));
            Vector3 centre = foot.plus(p.outward().times(heightMm / 2));
            return new Pill(centre, p.outward(), p.outward(), outerMm / 2, heightMm / 2, false, holeMm / 2);
        });
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Depth below the skin surface, mm; negative outside. Radial, so slightly longer than the distance. */
    double depth(double x, double y, double z) {
        double cx = x - axis.x() / axis.z() * z;
        double cy = y - axis.y() / axis.z() * z;
        double r = Math.hypot(cx, cy);
        double angle = Math.atan2(cy, cx);
        return radius(angle, z) - r;
    }

    private double radius(double angle, double z) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return semiA
                * semiB
                / Math.sqrt(semiB * semiB * c * c + semiA * semiA * s * s)
                * (1 + taper * z + ripple * Math.cos(3 * angle + ripplePhase));
    }

    Vector3 skinPoint(double angle, double z) {
        double r = radius(angle, z);
        return new Vector3(
                axis.x() / axis.z() * z + r * Math.cos(angle), axis.y() / axis.z() * z + r * Math.sin(angle), z);
    }

    private Vector3 outward(Vector3 p) {
        double h = 0.05;
        return new Vector3(
                        depth(p.x() - h, p.y(), p.z()) - depth(p.x() + h, p.y(), p.z()),
                        depth(p.x(), p.y() - h, p.z()) - depth(p.x(), p.y() + h, p.z()),
                        depth(p.x(), p.y(), p.z() - h) - depth(p.x(), p.y(), p.z() + h))
                .normalized();
    }

    /** A grid around the limb with the given pixel, pitch and thickness, tilted a little, at a random phase. */
    VoxelGrid grid(Frame frame, double pixel, double thickness, double pitch, double tilt) {
        Rotation turn = Rotation.aboutAxis(new Vector3(between(-1, 1), between(-1, 1), 0.2).normalized(), tilt);
        double half = 1.25 * Math.max(semiA, semiB) + 18;
        int n = (int) Math.ceil(2 * half / pixel);
        int slices = (int) Math.ceil(76 / pitch);
        Vector3 c = turn.apply(new Vector3(pixel, 0, 0));
        Vector3 r = turn.apply(new Vector3(0, pixel, 0));
        Vector3 s = turn.apply(new Vector3(0, 0, pitch));
        Vector3 phase = new Vector3(between(-0.5, 0.5), between(-0.5, 0.5), between(-0.5, 0.5));
        Vector3 origin = c.times(-(n - 1) / 2.0 + phase.x())
                .plus(r.times(-(n - 1) / 2.0 + phase.y()))
                .plus(s.times(-(slices - 1) / 2.0 + phase.z()));
        return new VoxelGrid(Point3.of(frame, origin), c, r, s, n, n, slices, thickness);
    }

    /** What an image shows of each material, and what disturbs it. */
    record Look(
            boolean ct,
            double[] tissue,
            double pill,
            double shell,
            double noise,
            double shading,
            boolean table,
            Vector3 needleTip,
            Vector3 needleDirection,
            double blurMm) {}

    /** Draws a CT: capsules of oil in a gelatine shell, on a table, with the needle beside one capsule if asked. */
    Look ct(boolean needle) {
        Vector3 tip = null;
        Vector3 direction = null;
        if (needle) {
            Pill p = pills.get(pills.size() > 4 ? 4 : 1);
            Vector3 aside = p.outward().cross(p.along()).normalized();
            Vector3 entry = p.centre().plus(aside.times(p.halfWidth() + 0.9 + between(0.8, 3)));
            direction = p.outward().negated();
            tip = entry.plus(direction.times(35));
        }
        return new Look(
                true,
                new double[] {-1000, 20, between(-115, -85), 55},
                between(-120, 60),
                130,
                between(6, 20),
                0,
                true,
                tip,
                direction,
                between(0.4, 0.75));
    }

    /** Draws an MR contrast: oil is as bright as fat on T1 and T2 and fades under fat suppression. */
    Look mr(ImageContrast contrast) {
        double[] tissue = contrast == ImageContrast.MR_T1
                ? new double[] {0, 0.35, 1, 0.38}
                : contrast == ImageContrast.MR_T2 ? new double[] {0, 0.3, 0.8, 0.3} : new double[] {0, 0.22, 0.12, 0.3};
        double pill = contrast == ImageContrast.MR_T2_FAT_SUPPRESSED ? between(0.25, 0.7) : between(0.8, 1.1);
        return new Look(false, tissue, pill, 0, between(0.008, 0.03), between(0, 0.5), false, null, null, 0);
    }

    /** Renders an image. */
    Volume render(VoxelGrid g, Look look) {
        int n = g.columns();
        float[] out = new float[(int) g.voxels()];
        long noiseSeed = random.nextLong();
        int sub = (int) Math.max(3, Math.ceil(g.sliceThicknessMm() / 0.7));
        IntStream.range(0, g.slices()).parallel().forEach(k -> {
            float[] slice = new float[n * g.rows()];
            for (int r = 0; r < g.rows(); r++) {
                for (int c = 0; c < n; c++) {
                    slice[r * n + c] = (float) voxel(g, look, c, r, k, sub);
                }
            }
            if (look.blurMm > 0) {
                slice = blurred(slice, n, g.rows(), look.blurMm / g.columnSpacingMm());
            }
            Random noise = new Random(noiseSeed + 7919L * k);
            for (int i = 0; i < slice.length; i++) {
                out[k * slice.length + i] = (float) noisy(slice[i], look, noise);
            }
        });
        return Volume.ofFloats(g, look.ct ? "HU" : "", out);
    }

    private static double noisy(double v, Look look, Random noise) {
        if (look.ct) {
            return Math.max(-1024, Math.min(3071, Math.rint(v + look.noise * noise.nextGaussian())));
        }
        return 1000 * Math.hypot(v + look.noise * noise.nextGaussian(), look.noise * noise.nextGaussian());
    }

    private double voxel(VoxelGrid g, Look look, int c, int r, int k, int sub) {
        Point3 centre = g.toPatient(new ContinuousIndex(c, r, k));
        double middle = depth(centre.x(), centre.y(), centre.z());
        double value = 0;
        if (isUniform(centre.toVector(), middle, look, g)) {
            value = material(centre.toVector(), look);
        } else {
            int samples = 0;
            for (int s = 0; s < sub; s++) {
                for (int i = 0; i < 2; i++) {
                    for (int j = 0; j < 2; j++) {
                        // The depth within the slice alternates between the four columns of samples.
                        double t = (s + (i + 2 * j + 0.5) / 4) / sub - 0.5;
                        Vector3 p = centre.toVector()
                                .plus(g.columnStep().times((i - 0.5) / 2))
                                .plus(g.rowStep().times((j - 0.5) / 2))
                                .plus(g.normal().times(t * g.sliceThicknessMm()));
                        value += material(p, look);
                        samples++;
                    }
                }
            }
            value /= samples;
        }
        Vector3 coil = pills.get(1).centre();
        double shade =
                1 + look.shading * (Math.exp(-centre.toVector().minus(coil).norm() / 90) - 0.4);
        return value * (look.ct ? 1 : shade);
    }

    /** Whether one sample stands for the voxel: no boundary that matters for the markers is near. */
    private boolean isUniform(Vector3 p, double depth, Look look, VoxelGrid g) {
        double near = 2 + g.sliceThicknessMm() / 3;
        if (Math.abs(depth) < near || Math.abs(depth - skinMm) < near) {
            return false;
        }
        if (depth < 0 && depth > -14) {
            for (Pill pill : pills) {
                if (pill.centre().minus(p).norm() < pill.halfLength() + near) {
                    return false;
                }
            }
        }
        if (look.needleTip != null) {
            Vector3 r = p.minus(look.needleTip);
            double back = -r.dot(look.needleDirection);
            return !(back > -3
                    && back < 103
                    && r.plus(look.needleDirection.times(back)).norm() < 1 + near);
        }
        return true;
    }

    private double material(Vector3 p, Look look) {
        if (look.needleTip != null) {
            Vector3 r = p.minus(look.needleTip);
            double back = -r.dot(look.needleDirection);
            if (back > 0
                    && back < 100
                    && r.plus(look.needleDirection.times(back)).norm() < 0.9) {
                return 9000;
            }
        }
        double d = depth(p.x(), p.y(), p.z());
        for (Pill pill : d < 3 && d > -14 ? pills : List.<Pill>of()) {
            double in = pill.centre().minus(p).norm() > 1.1 * pill.halfLength() ? -1 : pill.inside(p);
            if (in > 0) {
                return look.ct && in < 0.6 ? look.shell : look.pill;
            }
        }
        if (d > 0) {
            return look.tissue[d < skinMm ? SKIN : d < skinMm + fatMm ? FAT : MUSCLE];
        }
        if (cable && look.ct) {
            Vector3 foot = skinPoint(cableAngle, p.z());
            if (Math.hypot(p.x() - foot.x() * 1.04, p.y() - foot.y() * 1.04) < 2.2) {
                return 90;
            }
        }
        if (look.table) {
            double top = 1.3 * Math.max(semiA, semiB) + 4;
            if (p.y() > top && p.y() < top + 2 || p.y() > top + 24 && p.y() < top + 26) {
                return -150;
            }
        }
        return look.tissue[AIR];
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
        float[] across = new float[v.length];
        float[] out = new float[v.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                float s = 0;
                for (int i = -reach; i <= reach; i++) {
                    s += weights[i + reach] * v[r * columns + Math.max(0, Math.min(columns - 1, c + i))];
                }
                across[r * columns + c] = s / sum;
            }
        }
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                float s = 0;
                for (int i = -reach; i <= reach; i++) {
                    s += weights[i + reach] * across[Math.max(0, Math.min(rows - 1, r + i)) * columns + c];
                }
                out[r * columns + c] = s / sum;
            }
        }
        return out;
    }
}
