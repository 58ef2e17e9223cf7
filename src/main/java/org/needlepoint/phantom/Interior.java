package org.needlepoint.phantom;

/**
 * What lies under the fascia: bones, vessels, septa between the compartments, marbled muscle; in the trunk also the
 * abdominal cavity. Coordinates are relative to the axis of the body part, so that everything leans with it.
 */
final class Interior {
    /** A bone: centre and radii relative to the half width and half depth; three-fold lobes make a tibia. */
    private record Bone(double x, double y, double outer, double inner, double stretch, double lobes) {}

    private record Vessel(double x, double y, double radius) {}

    /** A fat plane from a point outward in a direction, slightly curved. */
    private record Septum(double x, double y, double ux, double uy, double halfThickness, double curve) {}

    private final AnatomyRecipe.Region region;
    private final double halfWidth;
    private final double halfDepth;
    private final Bone[] bones;
    private final Vessel[] vessels;
    private final Septum[] septa;
    private final SmoothField marbling;
    private final SmoothField bowel;

    Interior(AnatomyRecipe recipe, long seed) {
        this.region = recipe.region();
        this.halfWidth = recipe.widthMm() / 2;
        this.halfDepth = recipe.depthMm() / 2;
        this.marbling = new SmoothField(seed, 5, 18);
        this.bowel = new SmoothField(seed + 1, 30, 60);
        double w = halfWidth;
        double d = halfDepth;
        // Medial is toward x = 0; written for a left limb and mirrored for a right one.
        double m = recipe.centreMm().x() < 0 ? 1 : -1;
        switch (region) {
            case THIGH -> {
                bones = new Bone[] {new Bone(-0.06 * w * m, 0.02 * d, 0.165 * d, 0.085 * d, 1.05, 0.02)};
                vessels = new Vessel[] {
                    new Vessel(0.38 * w * m, 0.05 * d, 4.0),
                    new Vessel(0.38 * w * m + 3 * m, 0.05 * d + 9, 4.8),
                    new Vessel(0.12 * w * m, 0.34 * d, 2.2)
                };
                septa = new Septum[] {
                    septum(-0.06 * w * m, 0.02 * d, -m, 0.55, 1.0, 9),
                    septum(0.1 * w * m, 0.05 * d, m, -0.12, 1.3, -8),
                    septum(0.1 * w * m, 0.1 * d, 0.75 * m, 0.75, 1.0, 6),
                    septum(0, 0.15 * d, -0.1 * m, 1, 1.3, 7),
                    septum(-0.1 * w * m, -0.15 * d, -0.75 * m, -0.6, 0.7, -6)
                };
            }
            case CALF -> {
                bones = new Bone[] {
                    new Bone(0.24 * w * m, -0.38 * d, 0.27 * d, 0.155 * d, 1.0, 0.13),
                    new Bone(-0.45 * w * m, -0.08 * d, 0.125 * d, 0.055 * d, 1.0, 0.08)
                };
                vessels = new Vessel[] {
                    new Vessel(0.02 * w * m, -0.02 * d, 2.2),
                    new Vessel(0.10 * w * m, 0.06 * d, 2.4),
                    new Vessel(-0.22 * w * m, -0.16 * d, 1.6)
                };
                septa = new Septum[] {
                    septum(-0.45 * w * m, -0.08 * d, -m, -0.5, 0.7, 4),
                    septum(-0.45 * w * m, -0.08 * d, -m, 0.5, 0.7, -4),
                    septum(0.0, 0.05 * d, m, 0.35, 0.8, 5),
                    septum(0.0, 0.05 * d, -m, 0.6, 0.8, -6),
                    septum(0.0, 0.3 * d, 0.1 * m, 1, 0.8, 4)
                };
            }
            case TRUNK -> {
                bones = new Bone[] {
                    new Bone(0, 0.33 * d, 0.21 * d, 0.185 * d, 1.25, 0),
                    new Bone(0, 0.69 * d, 0.10 * d, 0.05 * d, 0.45, 0),
                    new Bone(0.21 * w, 0.52 * d, 0.055 * d, 0.025 * d, 2.2, 0),
                    new Bone(-0.21 * w, 0.52 * d, 0.055 * d, 0.025 * d, 2.2, 0)
                };
                vessels = new Vessel[] {new Vessel(0.06 * w, 0.02 * d, 9.0), new Vessel(-0.10 * w, 0.02 * d, 10.5)};
                septa = new Septum[] {
                    septum(0.24 * w, 0.45 * d, 0.9, 0.42, 1.2, 6), septum(-0.24 * w, 0.45 * d, -0.9, 0.42, 1.2, -6),
                    septum(0, 0.78 * d, 0, 1, 1.4, 0), septum(0.18 * w, 0.5 * d, 0.35, 1, 0.9, 5),
                    septum(-0.18 * w, 0.5 * d, -0.35, 1, 0.9, -5)
                };
            }
            default -> throw new IllegalArgumentException("Unknown region " + region);
        }
    }

    private static Septum septum(double x, double y, double dx, double dy, double halfThickness, double curve) {
        double n = Math.hypot(dx, dy);
        return new Septum(x, y, dx / n, dy / n, halfThickness, curve);
    }

    /** Cortex or marrow, or null outside bone. */
    Tissue bone(double x, double y) {
        for (Bone b : bones) {
            double dx = (x - b.x) / b.stretch;
            double dy = y - b.y;
            double r2 = dx * dx + dy * dy;
            double reach = b.outer * (1 + b.lobes);
            if (r2 < reach * reach) {
                double r = Math.sqrt(r2) + 1e-9;
                double lobed = 1 - b.lobes * (3 * dx * dx * dy - dy * dy * dy) / (r * r * r);
                if (r < b.outer * lobed) {
                    return r < b.inner * (1 + (lobed - 1) * 0.7) ? Tissue.MARROW : Tissue.CORTEX;
                }
            }
        }
        return null;
    }

    /** Soft tissue at a depth below the fascia. */
    Tissue soft(double x, double y, double z, double underFasciaMm) {
        for (Vessel v : vessels) {
            double dx = x - v.x;
            double dy = y - v.y;
            double r2 = dx * dx + dy * dy;
            if (r2 < v.radius * v.radius) {
                return Tissue.VESSEL;
            }
            if (r2 < (v.radius + 1.6) * (v.radius + 1.6)) {
                return Tissue.FAT;
            }
        }
        if (region == AnatomyRecipe.Region.TRUNK) {
            double u = x / (0.74 * halfWidth);
            double v = (y + 0.12 * halfDepth) / (0.60 * halfDepth);
            if (u * u + v * v < 1 && underFasciaMm > 9) {
                return bowel.value(x, y, z) > 0.25 ? Tissue.BOWEL : Tissue.FAT;
            }
        }
        for (Septum s : septa) {
            double dx = x - s.x;
            double dy = y - s.y;
            double along = dx * s.ux + dy * s.uy;
            if (along > 0) {
                double across = dy * s.ux - dx * s.uy - s.curve * Math.sin(along / 16);
                if (Math.abs(across) < s.halfThickness) {
                    return Tissue.FAT;
                }
            }
        }
        // Streaks of fat between the bundles, long in the direction of the fibres.
        return marbling.value(x, y, 0.25 * z) > 1.95 ? Tissue.FAT : Tissue.MUSCLE;
    }
}
