package org.needlepoint.fiducial;

import java.util.OptionalDouble;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * What lies around a fitted marker, where the fit does not look: a marker on the skin has the body under it, and
 * nothing of its own grey beyond its ends. A coil has only a thin shell under its parts; a cable goes on.
 */
final class Surroundings {
    /** The body is looked for from here to here below the fitted skin, mm: deeper than a sheet is thick. */
    private static final double FIRST_BELOW_MM = 1;

    private static final double LAST_BELOW_MM = 7;
    /** The air beyond an end must show at one of these distances, mm. */
    private static final double FIRST_BEYOND_MM = 1.5;

    private static final double LAST_BEYOND_MM = 3;

    private final Volume volume;
    private final VoxelGrid grid;
    private final ContinuousIndex origin;

    Surroundings(Volume volume, ContinuousIndex origin) {
        this.volume = volume;
        this.grid = volume.grid();
        this.origin = origin;
    }

    /**
     * Whether the marker lies on the body.
     *
     * @param model the fitted marker's model
     * @param p fitted parameters
     * @param threshold value between air and tissue
     * @return true if tissue goes on below the skin
     */
    boolean isOnBody(MarkerModel model, double[] p, double threshold) {
        model.at(p);
        double[] n = model.skinNormal();
        int tissue = 0;
        int seen = 0;
        for (double t = FIRST_BELOW_MM; t <= LAST_BELOW_MM; t += 1) {
            OptionalDouble v = along(p, n, -(p[MarkerModel.HEIGHT] + t));
            seen += v.isPresent() ? 1 : 0;
            tissue += v.isPresent() && v.getAsDouble() > threshold ? 1 : 0;
        }
        return tissue >= seen - 1;
    }

    /**
     * Whether the marker goes on beyond one of its ends, above the skin, over most of its cross-section: a needle that
     * touches the end covers only a part of it.
     *
     * @param model the fitted marker's model
     * @param p fitted parameters
     * @return true for a cable or a tube
     */
    boolean goesOn(MarkerModel model, double[] p) {
        model.at(p);
        double[] u = model.axis();
        // Between two slices the end of a marker shows up to a quarter of the pitch beyond it.
        double last = LAST_BEYOND_MM + 0.25 * Math.abs(u[2]) * grid.sliceSpacingMm();
        double half = p[MarkerModel.HALF_LENGTH];
        return isFilled(model, p, half + FIRST_BEYOND_MM) && isFilled(model, p, half + last)
                || isFilled(model, p, -half - FIRST_BEYOND_MM) && isFilled(model, p, -half - last);
    }

    /** Whether the points around the axis that lie above the skin, all but one of four, are nearer to the marker's grey. */
    private boolean isFilled(MarkerModel model, double[] p, double alongMm) {
        double[] u = model.axis();
        double[] n = model.skinNormal();
        double[] side = {u[1] * n[2] - u[2] * n[1], u[2] * n[0] - u[0] * n[2], u[0] * n[1] - u[1] * n[0]};
        double off = 0.6 * p[MarkerModel.HALF_WIDTH];
        double middle = 0.5 * (p[MarkerModel.AIR] + p[MarkerModel.MARKER]);
        double[] q = p.clone();
        int above = 0;
        int filled = 0;
        for (double[] d : new double[][] {n, side}) {
            for (int sign = -1; sign <= 1; sign += 2) {
                for (int i = 0; i < 3; i++) {
                    q[i] = p[i] + alongMm * u[i] + sign * off * d[i];
                }
                OptionalDouble v = along(q, d, 0);
                if (v.isPresent() && model.aboveSkin(q[0], q[1], q[2]) > 0.5) {
                    above++;
                    filled += v.getAsDouble() > middle ? 1 : 0;
                }
            }
        }
        return above >= 2 && filled >= Math.min(above, 3);
    }

    private OptionalDouble along(double[] p, double[] direction, double mm) {
        return volume.sample(new ContinuousIndex(
                origin.column() + (p[MarkerModel.X] + mm * direction[0]) / grid.columnSpacingMm(),
                origin.row() + (p[MarkerModel.Y] + mm * direction[1]) / grid.rowSpacingMm(),
                origin.slice() + (p[MarkerModel.Z] + mm * direction[2]) / grid.sliceSpacingMm()));
    }
}
