package org.needlepoint.fiducial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.work.Progress;

/**
 * The skin round a target, slice by slice, from an earlier CT or MR: the body without markers, table and cables
 * ({@link BodySurface}), the part that holds the target, seen from its own middle. Of a limb whose outline folds back on
 * itself as seen from there, the outermost skin is taken.
 */
public final class SkinOutline {
    private static final int RAYS = 180;
    private static final SizeRange MARKER_HEIGHT_MM = new SizeRange(8, 5, 12);
    private static final double RAY_STEP_MM = 0.5;

    private SkinOutline() {}

    /**
     * Finds the outlines.
     *
     * @param volume transverse CT in HU or MR
     * @param isCt whether it is CT
     * @param target a point inside the body, in the volume's frame
     * @param progress told about the passes
     * @return outline by level, x and y in mm; only slices in which the part that holds the target lies wholly inside the image
     */
    public static Map<Double, List<Point2>> around(Volume volume, boolean isCt, Point3 target, Progress progress) {
        GreyLevels levels = isCt ? GreyLevels.ofCt() : GreyLevels.ofMr(volume);
        BodySurface surface = BodySurface.of(volume, isCt, levels.thresholds()[0], MARKER_HEIGHT_MM, progress);
        VoxelGrid grid = volume.grid();
        ContinuousIndex at = grid.toIndex(target);
        int column = (int) Math.round(at.column() / surface.strideColumn);
        int row = (int) Math.round(at.row() / surface.strideRow);
        Map<Double, List<Point2>> out = new TreeMap<>();
        for (int k = 0; k < surface.slices; k++) {
            progress.stopIfCancelled();
            List<Point2> outline = volume.isPresent(k) ? outline(surface, grid, k, column, row) : List.of();
            if (!outline.isEmpty()) {
                out.put(grid.toPatient(at.column(), at.row(), k).z(), outline);
            }
        }
        return out;
    }

    private static List<Point2> outline(BodySurface s, VoxelGrid grid, int slice, int column, int row) {
        boolean[] part = new boolean[s.columns * s.rows];
        if (column < 0 || row < 0 || column >= s.columns || row >= s.rows || !inside(s, slice, column, row)) {
            return List.of();
        }
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(row * s.columns + column));
        part[row * s.columns + column] = true;
        double sumC = 0;
        double sumR = 0;
        int count = 0;
        while (!open.isEmpty()) {
            int i = open.pop();
            int c = i % s.columns;
            int r = i / s.columns;
            if (c == 0 || r == 0 || c == s.columns - 1 || r == s.rows - 1) {
                return List.of();
            }
            sumC += c;
            sumR += r;
            count++;
            for (int to : new int[] {i - 1, i + 1, i - s.columns, i + s.columns}) {
                if (!part[to] && inside(s, slice, to % s.columns, to / s.columns)) {
                    part[to] = true;
                    open.push(to);
                }
            }
        }
        return seenFrom(s, grid, slice, part, sumC / count, sumR / count);
    }

    private static boolean inside(BodySurface s, int slice, int column, int row) {
        return s.beyondCore[slice][row * s.columns + column] <= s.discMm;
    }

    private static List<Point2> seenFrom(
            BodySurface s, VoxelGrid grid, int slice, boolean[] part, double column, double row) {
        List<Point2> out = new ArrayList<>(RAYS);
        double longest = s.columns * s.dx + s.rows * s.dy;
        for (int a = 0; a < RAYS; a++) {
            double cos = Math.cos(2 * Math.PI * a / RAYS) / s.dx;
            double sin = Math.sin(2 * Math.PI * a / RAYS) / s.dy;
            double skin = 0;
            for (double d = 0; d < longest; d += RAY_STEP_MM) {
                int c = (int) Math.round(column + d * cos);
                int r = (int) Math.round(row + d * sin);
                if (c < 0 || r < 0 || c >= s.columns || r >= s.rows) {
                    break;
                }
                skin = part[r * s.columns + c] ? d : skin;
            }
            Point3 p = grid.toPatient((column + skin * cos) * s.strideColumn, (row + skin * sin) * s.strideRow, slice);
            out.add(new Point2(p.x(), p.y()));
        }
        return out;
    }
}
