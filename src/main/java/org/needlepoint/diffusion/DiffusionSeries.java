package org.needlepoint.diffusion;

import java.util.Comparator;
import java.util.List;
import org.needlepoint.image.VoxelGrid;

/**
 * Images of the same slices at several diffusion weightings.
 *
 * @param images one image per b-value, ascending, all on coinciding grids
 */
public record DiffusionSeries(List<DiffusionImage> images) {

    /**
     * Makes a series, sorted by b-value.
     *
     * @throws IllegalArgumentException if it is empty, a b-value occurs twice or the grids do not coincide
     */
    public DiffusionSeries {
        images = images.stream()
                .sorted(Comparator.comparingDouble(DiffusionImage::bValue))
                .toList();
        if (images.isEmpty()) {
            throw new IllegalArgumentException("A diffusion series has at least one image");
        }
        for (int i = 1; i < images.size(); i++) {
            if (images.get(i).bValue() == images.get(i - 1).bValue()) {
                throw new IllegalArgumentException(
                        "b-value " + images.get(i).bValue() + " s/mm² occurs twice; average the directions first");
            }
            if (!images.get(i)
                    .signal()
                    .grid()
                    .coincidesWith(images.get(0).signal().grid(), 1e-3)) {
                throw new IllegalArgumentException("The images of a diffusion series lie on different grids");
            }
        }
    }

    /**
     * The common grid.
     *
     * @return grid
     */
    public VoxelGrid grid() {
        return images.get(0).signal().grid();
    }
}
