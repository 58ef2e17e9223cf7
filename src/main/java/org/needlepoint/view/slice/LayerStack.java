package org.needlepoint.view.slice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Layers over each other on one plane. Thread-safe. */
final class LayerStack {
    private final LayerPath[] paths;

    LayerStack(SlicePlane plane, List<Layer> layers) {
        this.paths = layers.stream().map(l -> new LayerPath(plane, l)).toArray(LayerPath[]::new);
    }

    /** The lowest layer. */
    Optional<LayerPath> ground() {
        return paths.length == 0 ? Optional.empty() : Optional.of(paths[0]);
    }

    /** Draws the pixels from … end − 1 of a row on the background. */
    void paintRow(int v, int from, int end, RowScratch scratch, int[] argb, int offset) {
        Arrays.fill(argb, offset + from, offset + end, SliceCompositor.BACKGROUND);
        for (LayerPath path : paths) {
            if (!path.isInvisible()) {
                path.paintRow(v, from, end, scratch, argb, offset);
            }
        }
    }
}
