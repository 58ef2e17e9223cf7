package org.needlepoint.ui.model;

import java.util.OptionalDouble;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.view.slice.Thumbnail;
import org.needlepoint.view.slice.Window;

/**
 * A small picture of one slice with an area tinted.
 *
 * @param width pixels
 * @param height pixels
 * @param argb pixels, row by row
 */
public record SliceThumbnail(int width, int height, int[] argb) {
    /** Orange: seen on grey by all kinds of colour vision. */
    private static final int[] TINT = {255, 140, 0};

    private static final double SHARE = 0.45;

    /**
     * Draws a slice.
     *
     * @param image image
     * @param slice its slice
     * @param area 1 inside the area, in the same frame
     * @param width pixels
     * @return picture with square pixels
     */
    public static SliceThumbnail of(Volume image, int slice, Volume area, int width) {
        VoxelGrid g = image.grid();
        int height = Math.max(
                1, (int) Math.round(width * g.rows() * g.rowSpacingMm() / (g.columns() * g.columnSpacingMm())));
        Window window = Thumbnail.window(image);
        int[] out = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double column = (x + 0.5) * g.columns() / width - 0.5;
                double row = (y + 0.5) * g.rows() / height - 0.5;
                double value =
                        image.value((int) Math.max(0, Math.round(column)), (int) Math.max(0, Math.round(row)), slice);
                int grey = (int) Math.round(255 * window.fraction(value));
                OptionalDouble inside = area.sample(area.grid().toIndex(g.toPatient(column, row, slice)));
                boolean tinted = inside.isPresent() && inside.getAsDouble() >= 0.5;
                out[y * width + x] = 0xff000000
                        | mix(grey, tinted ? TINT[0] : grey) << 16
                        | mix(grey, tinted ? TINT[1] : grey) << 8
                        | mix(grey, tinted ? TINT[2] : grey);
            }
        }
        return new SliceThumbnail(width, height, out);
    }

    private static int mix(int grey, int tint) {
        return (int) Math.round((1 - SHARE) * grey + SHARE * tint);
    }
}
