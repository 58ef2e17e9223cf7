package org.needlepoint.view.slice;

import java.util.List;
import org.needlepoint.image.Volume;

/** Small pictures by which a reader recognises a series. */
public final class Thumbnail {
    private Thumbnail() {}

    /**
     * The middle slice of a volume, whole, in grey; the nearest slice to it if it is missing.
     *
     * @param volume volume
     * @param longestSidePx pixels along the longer side
     * @return picture in {@link #window}
     */
    public static SliceImage of(Volume volume, int longestSidePx) {
        int slice = middle(volume);
        SlicePlane plane = SlicePlane.ofSlice(volume.grid(), slice, longestSidePx);
        return SliceCompositor.render(plane, List.of(Layer.of(volume, window(volume), ColorMap.GRAY)));
    }

    /**
     * The window that a volume is first shown in: soft tissue for CT, else from the 1st to the 99.5th percentile of the middle
     * slice.
     *
     * @param volume volume
     * @return window, in the volume's unit
     */
    public static Window window(Volume volume) {
        return volume.unit().equals("HU")
                ? Window.CT_SOFT_TISSUE
                : Window.ofPercentiles(volume.sliceValues(middle(volume)), 1, 99.5);
    }

    private static int middle(Volume volume) {
        int n = volume.grid().slices();
        int best = (n - 1) / 2;
        for (int off = 0; off < n; off++) {
            if (volume.isPresent(best + off)) {
                return best + off;
            }
            if (volume.isPresent(best - off)) {
                return best - off;
            }
        }
        return best;
    }
}
