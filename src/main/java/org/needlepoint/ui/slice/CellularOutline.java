package org.needlepoint.ui.slice;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.view.slice.OverlayKind;
import org.needlepoint.view.slice.OverlayMark;
import org.needlepoint.view.slice.SlicePlane;

/**
 * The border of the cellular area on a slice, along the sides of the pixels of the ADC map that are counted: what is drawn is what
 * the area is made of. Keeps the border of the last slice.
 */
final class CellularOutline {
    private static final double PARALLEL = Math.cos(Math.toRadians(1));

    private Volume area;
    private int slice;
    private List<List<Point3>> sides = List.of();

    List<OverlayMark> on(Volume cellular, SlicePlane plane, double unitPx) {
        VoxelGrid grid = cellular.grid();
        if (!grid.frame().equals(plane.frame()) || Math.abs(grid.normal().dot(plane.normal())) < PARALLEL) {
            return List.of();
        }
        int nearest = (int) Math.round(grid.toIndex(plane.centre()).slice());
        if (nearest < 0 || nearest >= grid.slices()) {
            return List.of();
        }
        if (cellular != area || nearest != slice) {
            area = cellular;
            slice = nearest;
            sides = sides(cellular, nearest);
        }
        if (sides.isEmpty()) {
            return List.of();
        }
        List<List<Point2>> paths =
                sides.stream().map(s -> s.stream().map(plane::toPixel).toList()).toList();
        return List.of(new OverlayMark.Lines(
                OverlayKind.CELLULAR,
                paths,
                false,
                OverlayKind.CELLULAR.color(),
                new OverlayMark.Pen(1.4 * unitPx, 3 * unitPx, List.of())));
    }

    /** Sides between a pixel inside and one outside. */
    private static List<List<Point3>> sides(Volume v, int slice) {
        VoxelGrid g = v.grid();
        List<List<Point3>> out = new ArrayList<>();
        for (int r = 0; r <= g.rows(); r++) {
            for (int c = 0; c <= g.columns(); c++) {
                boolean here = inside(v, c, r, slice);
                if (here != inside(v, c - 1, r, slice)) {
                    out.add(List.of(g.toPatient(c - 0.5, r - 0.5, slice), g.toPatient(c - 0.5, r + 0.5, slice)));
                }
                if (here != inside(v, c, r - 1, slice)) {
                    out.add(List.of(g.toPatient(c - 0.5, r - 0.5, slice), g.toPatient(c + 0.5, r - 0.5, slice)));
                }
            }
        }
        return List.copyOf(out);
    }

    private static boolean inside(Volume v, int column, int row, int slice) {
        return column >= 0
                && row >= 0
                && column < v.grid().columns()
                && row < v.grid().rows()
                && v.value(column, row, slice) > 0.5;
    }
}
