package org.needlepoint.fiducial;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;

/**
 * A limb with markers on its skin, known analytically; {@link SceneImage} draws CT and MR images of it. Written for
 * tests only and independent of the program's phantom. Everything is drawn from the seed: size, taper and ripple of
 * the limb, layers, number, form, size, sink and direction of the markers, air bubbles in them, a tube along the
 * skin, a coil over the markers, and the pixel, pitch, tilt and ends of the slices.
 */
final class SkinScene {
    /** Half the angle over which a coil covers the skin, radians. */
    private static final double COIL_HALF_ANGLE = 1;

    final SplittableRandom random;
    final double semiA;
    final double semiB;
    private final double taper;
    private final double rippleCos;
    private final double rippleSin;
    private final Vector3 axis;
    final double skinMm;
    final double fatMm;
    private final double middle;
    final List<Pill> pills = new ArrayList<>();
    Tube tube;
    Coil coil;

    /**
     * A marker in the scene: middle, unit long axis, outward normal, half-sizes, form (a donut if it has a hole), how
     * much thicker one end is than the middle, and an air bubble (radius 0: none).
     */
    record Pill(
            Vector3 centre,
            Vector3 along,
            Vector3 outward,
            double halfLength,
            double halfWidth,
            boolean cylinder,
            double holeRadius,
            double egg,
            Vector3 bubble,
            double bubbleRadius) {

        /** Depth below the marker's surface, mm; negative outside. */
        double inside(double x, double y, double z) {
            double rx = x - centre.x();
            double ry = y - centre.y();
            double rz = z - centre.z();
            double l = rx * along.x() + ry * along.y() + rz * along.z();
            double rho2 = Math.max(0, rx * rx + ry * ry + rz * rz - l * l);
            if (holeRadius > 0) {
                // A donut: along is its axis, half the length its outer radius, half the width half its height.
                double rho = Math.sqrt(rho2);
                return Math.min(Math.min(halfLength - rho, rho - holeRadius), halfWidth - Math.abs(l));
            }
            double wider = 1 + egg * l / halfLength;
            rho2 /= wider * wider;
            if (cylinder) {
                double e = Math.max(0, Math.abs(l) - (halfLength - halfWidth));
                return halfWidth - Math.sqrt(e * e + rho2);
            }
            return (1 - Math.sqrt(l * l / (halfLength * halfLength) + rho2 / (halfWidth * halfWidth))) * halfWidth;
        }

        /** Centre of mass of the marker's volume, from its cross-sections. */
        Vector3 centroid() {
            double mass = 0;
            double moment = 0;
            int n = 400;
            for (int i = 0; i < n && holeRadius == 0; i++) {
                double l = ((i + 0.5) / n * 2 - 1) * halfLength;
                double e = Math.max(0, Math.abs(l) - (halfLength - halfWidth));
                double r2 = cylinder
                        ? halfWidth * halfWidth - e * e
                        : halfWidth * halfWidth * (1 - l * l / (halfLength * halfLength));
                double area = r2 * (1 + egg * l / halfLength) * (1 + egg * l / halfLength);
                mass += area;
                moment += area * l;
            }
            return mass == 0 ? centre : centre.plus(along.times(moment / mass));
        }

        boolean inBubble(double x, double y, double z) {
            return bubbleRadius > 0 && squared(x, y, z, bubble) < bubbleRadius * bubbleRadius;
        }

        /** Half the extent along a unit direction, mm. */
        double reach(Vector3 u) {
            double c = along.dot(u);
            double s = Math.sqrt(Math.max(0, 1 - c * c));
            if (holeRadius > 0) {
                return Math.abs(c) * halfWidth + s * halfLength;
            }
            return cylinder
                    ? halfWidth + Math.abs(c) * (halfLength - halfWidth)
                    : Math.hypot(c * halfLength, s * halfWidth);
        }
    }

    /** A cable or infusion line along the limb: angle at the origin, its change per mm, height and radius, mm. */
    record Tube(double angle, double perMm, double heightMm, double radiusMm, boolean copper) {}

    /** A flexible coil: a shell over the markers and balls of electronics on it; height above the skin, mm. */
    record Coil(double angle, double heightMm, double shellMm, List<Vector3> balls) {}

    /** What the patient wears. */
    record Kit(int lines, int perLine, double length, double width, double hole) {}

    static double squared(double x, double y, double z, Vector3 p) {
        double dx = x - p.x();
        double dy = y - p.y();
        double dz = z - p.z();
        return dx * dx + dy * dy + dz * dz;
    }

    SkinScene(long seed, Kit kit) {
        random = new SplittableRandom(seed);
        semiA = between(45, 95);
        semiB = semiA * between(0.75, 1.15);
        taper = between(-0.12, 0.12) / 100;
        double ripple = between(0, 0.04);
        double phase = between(0, 6.28);
        rippleCos = ripple * Math.cos(phase);
        rippleSin = ripple * Math.sin(phase);
        axis = new Vector3(between(-0.2, 0.2), between(-0.2, 0.2), 1).normalized();
        skinMm = between(1.4, 2.2);
        fatMm = between(4, 16);
        middle = between(-2.6, -0.5);
        boolean cylinder = random.nextBoolean();
        boolean alongLimb = random.nextInt(3) == 0;
        double least = Math.max(18, alongLimb && kit.hole == 0 ? kit.length + 6 : 18);
        double apart = between(least, 36) * (random.nextBoolean() ? 1 : -1);
        double sink = kit.hole > 0 ? 0 : between(0, 1);
        for (int line = 0; line < kit.lines; line++) {
            double z = line * apart - (kit.lines - 1) * apart / 2;
            // Neighbours stay at least a few millimetres apart end to end.
            double step = Math.max(26, kit.length + 8) / Math.min(semiA, semiB);
            double angle = middle - (kit.perLine - 1) * 0.5 * 1.12 * step + between(-0.05, 0.05);
            for (int i = 0; i < kit.perLine; i++) {
                wear(kit, angle, z + between(-0.5, 0.5), sink, cylinder, alongLimb);
                angle += step * between(1, 1.3);
            }
        }
    }

    private void wear(Kit kit, double angle, double z, double sink, boolean cylinder, boolean alongLimb) {
        Vector3 foot = skinPoint(angle, z);
        Vector3 out = outward(foot);
        Vector3 across = axis.cross(out).normalized();
        Vector3 limb = out.cross(across).normalized();
        Vector3 along = Rotation.aboutAxis(out, between(-0.3, 0.3)).apply(alongLimb ? limb : across);
        boolean donut = kit.hole > 0;
        pills.add(new Pill(
                foot.plus(out.times(kit.width / 2 - sink)),
                donut ? out : along,
                out,
                kit.length / 2,
                kit.width / 2,
                !donut && cylinder,
                kit.hole / 2,
                donut ? 0 : between(-0.05, 0.05),
                Vector3.ZERO,
                0));
    }

    /** Puts a bubble of air at the top of a capsule, where it floats when the patient lies on the back. */
    void addBubble(int marker, double radiusMm) {
        Pill p = pills.get(marker);
        double up = 0;
        while (p.inside(p.centre.x(), p.centre.y() - up - 0.1, p.centre.z()) > radiusMm + 0.6) {
            up += 0.1;
        }
        Vector3 at = p.centre.plus(new Vector3(0, -up, 0));
        pills.set(
                marker,
                new Pill(
                        p.centre,
                        p.along,
                        p.outward,
                        p.halfLength,
                        p.halfWidth,
                        p.cylinder,
                        p.holeRadius,
                        p.egg,
                        at,
                        radiusMm));
    }

    /** Lays a tube beside the markers, along the limb. */
    void addTube() {
        double radius = between(1.2, 3);
        double first = pills.stream().mapToDouble(p -> angleOf(p.centre)).min().orElseThrow();
        double halfLength = pills.get(0).halfLength;
        double perMm = between(-0.001, 0);
        double clear = halfLength + radius + between(2, 12);
        double angle = first - (clear + 0.02 * Math.min(semiA, semiB)) / Math.min(semiA, semiB);
        tube = new Tube(angle, perMm, radius + between(0, 3), radius, random.nextBoolean());
    }

    /** Lays a coil over the markers, its shell a little above their tops. */
    void addCoil() {
        double top = 2 * pills.get(0).halfWidth;
        double height = top + between(2, 9);
        List<Vector3> balls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            double angle = middle + between(-0.8, 0.8);
            double z = between(-30, 30);
            Vector3 foot = skinPoint(angle, z);
            balls.add(foot.plus(outward(foot).times(height + 6)));
        }
        coil = new Coil(middle, height, between(1.5, 2.5), balls);
    }

    /** Angle about the limb's axis, radians. */
    double angleOf(Vector3 p) {
        return Math.atan2(p.y() - axis.y() / axis.z() * p.z(), p.x() - axis.x() / axis.z() * p.z());
    }

    boolean underCoil(double x, double y, double z) {
        double a = Math.atan2(y - axis.y() / axis.z() * z, x - axis.x() / axis.z() * z) - coil.angle;
        return Math.abs(a) < COIL_HALF_ANGLE;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Depth below the skin surface, mm; negative outside. Radial, so slightly longer than the distance. */
    double depth(double x, double y, double z) {
        double cx = x - axis.x() / axis.z() * z;
        double cy = y - axis.y() / axis.z() * z;
        double r = Math.sqrt(cx * cx + cy * cy) + 1e-12;
        return radius(cx / r, cy / r, z) - r;
    }

    /** Radius of the limb in the direction (cos, sin): an ellipse with three ripples. */
    private double radius(double c, double s, double z) {
        double cos3 = c * (4 * c * c - 3);
        double sin3 = s * (3 - 4 * s * s);
        return semiA
                * semiB
                / Math.sqrt(semiB * semiB * c * c + semiA * semiA * s * s)
                * (1 + taper * z + rippleCos * cos3 - rippleSin * sin3);
    }

    /** The point over the skin at an angle, a level and a radial height, mm. */
    Vector3 above(double angle, double z, double height) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        double r = radius(c, s, z) + height;
        return new Vector3(axis.x() / axis.z() * z + r * c, axis.y() / axis.z() * z + r * s, z);
    }

    Vector3 skinPoint(double angle, double z) {
        return above(angle, z, 0);
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

    /** The same grid, moved along its slices so that its last slice ends within the topmost marker. */
    VoxelGrid endingWithinMarker(VoxelGrid g, double partBeyondCentre) {
        Vector3 n = g.normal();
        double end = -1e9;
        for (Pill p : pills) {
            end = Math.max(end, p.centre.dot(n) + partBeyondCentre * p.reach(n));
        }
        Vector3 origin = g.origin().toVector();
        double last = origin.plus(g.sliceStep().times(g.slices() - 1.0)).dot(n) + g.sliceThicknessMm() / 2;
        Point3 moved = Point3.of(g.frame(), origin.plus(n.times(end - last)));
        return new VoxelGrid(
                moved,
                g.columnStep(),
                g.rowStep(),
                g.sliceStep(),
                g.columns(),
                g.rows(),
                g.slices(),
                g.sliceThicknessMm());
    }
}
