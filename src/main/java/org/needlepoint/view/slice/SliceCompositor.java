package org.needlepoint.view.slice;

import java.util.List;
import java.util.stream.IntStream;
import org.needlepoint.image.Volume;

/**
 * Makes pictures of planes through volumes by trilinear interpolation, the same as {@link Volume#sample}.
 *
 * <p>Outside a volume nothing is drawn. Where a missing slice would be needed a hatching is drawn: absence is shown as
 * absence. Rows are computed in parallel. For two registered images in one picture see {@link FusionCompositor}.
 */
public final class SliceCompositor {
    /** Colour where no volume is. */
    static final int BACKGROUND = 0xff000000;
    /** Light stroke of the hatching of absent slices. */
    static final int HATCH_LIGHT = 0xff9a9a9a;
    /** Ground of the hatching. */
    static final int HATCH_DARK = 0xff404040;

    private static final int BAND_ROWS = 16;

    private SliceCompositor() {}

    /**
     * Makes a picture.
     *
     * @param plane where the pixels lie
     * @param layers what is shown, from below
     * @return opaque picture
     * @throws org.needlepoint.geometry.FrameMismatchException if a layer is not in the plane's frame and has no
     *     transform from it
     */
    public static SliceImage render(SlicePlane plane, List<Layer> layers) {
        int width = plane.width();
        int height = plane.height();
        int[] argb = new int[width * height];
        LayerStack stack = new LayerStack(plane, layers);
        int bands = (height + BAND_ROWS - 1) / BAND_ROWS;
        IntStream.range(0, bands).parallel().forEach(band -> {
            RowScratch scratch = new RowScratch(width);
            for (int v = band * BAND_ROWS; v < Math.min(height, (band + 1) * BAND_ROWS); v++) {
                stack.paintRow(v, 0, width, scratch, argb, v * width);
            }
        });
        return new SliceImage(plane, argb);
    }
}
