package org.needlepoint.view.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Draws two registered images in one picture, into pixels that the caller keeps, so that a frame allocates nothing of its
 * size. Each image is a stack of layers as {@link SliceCompositor} draws one: outside all volumes is background, a missing slice is
 * hatched. Parts that a mode hides are not computed. Rows are worked out in parallel on the calling thread's pool; the result
 * does not depend on the number of threads.
 *
 * <p>One object serves one viewport: it keeps its buffers, and draws one picture at a time.
 */
public final class FusionCompositor {
    private static final int BAND_ROWS = 32;

    private final Queue<RowScratch> spare = new ConcurrentLinkedQueue<>();
    private final EdgeTable edges = new EdgeTable();

    /** Makes a compositor without buffers; they come with the first picture. */
    public FusionCompositor() {}

    /**
     * Draws a picture.
     *
     * @param plane where the pixels lie
     * @param mr layers of the MR side, from below; may be none
     * @param ct layers of the CT side, from below; may be none
     * @param fusion how the two are seen
     * @param target receives opaque ARGB, row by row; at least width × height long
     * @throws IllegalArgumentException if the target is too short
     * @throws org.needlepoint.geometry.FrameMismatchException if a layer is not in the plane's frame and has no transform from it
     */
    public synchronized void render(SlicePlane plane, List<Layer> mr, List<Layer> ct, Fusion fusion, int[] target) {
        int width = plane.width();
        int height = plane.height();
        if (target.length < width * height) {
            throw new IllegalArgumentException(target.length + " pixels for " + width + " × " + height);
        }
        RowPainter painter = painter(plane, new LayerStack(plane, mr), new LayerStack(plane, ct), fusion);
        inBands(width, height, (from, end, scratch) -> {
            for (int v = from; v < end; v++) {
                painter.paint(v, scratch, target, v * width);
            }
        });
    }

    private RowPainter painter(SlicePlane plane, LayerStack mr, LayerStack ct, Fusion fusion) {
        int width = plane.width();
        if (fusion instanceof Fusion.Single single) {
            return alone(single.side() == FusionSide.MR ? mr : ct, width);
        }
        if (fusion instanceof Fusion.Blend blend) {
            int share = (int) Math.round(blend.mrFraction() * 256);
            return share == 0 ? alone(ct, width) : share == 256 ? alone(mr, width) : blended(mr, ct, width, share);
        }
        if (fusion instanceof Fusion.Swipe swipe) {
            return new SwipePainter(mr, ct, width, swipe);
        }
        if (fusion instanceof Fusion.Checkerboard board) {
            return checkered(mr, ct, width, board.cellPx());
        }
        if (fusion instanceof Fusion.Lens lens) {
            boolean mrInside = lens.inside() == FusionSide.MR;
            return new LensPainter(mrInside ? mr : ct, mrInside ? ct : mr, width, lens);
        }
        if (fusion instanceof Fusion.Difference difference) {
            return mr.ground().isEmpty() || ct.ground().isEmpty()
                    ? alone(new LayerStack(plane, List.of()), width)
                    : new DifferencePainter(mr.ground().get(), ct.ground().get(), width, difference.colors());
        }
        Fusion.Contour contour = (Fusion.Contour) fusion;
        boolean mrLines = contour.linesOf() == FusionSide.MR;
        return contoured(plane, mrLines ? ct : mr, mrLines ? mr : ct, contour.lines());
    }

    private static RowPainter alone(LayerStack stack, int width) {
        return (v, scratch, argb, offset) -> stack.paintRow(v, 0, width, scratch, argb, offset);
    }

    private static RowPainter blended(LayerStack mr, LayerStack ct, int width, int mrShare) {
        return (v, scratch, argb, offset) -> {
            ct.paintRow(v, 0, width, scratch, argb, offset);
            mr.paintRow(v, 0, width, scratch, scratch.argb, 0);
            for (int u = 0; u < width; u++) {
                argb[offset + u] = LayerPath.mix(argb[offset + u], scratch.argb[u], mrShare);
            }
        };
    }

    private static RowPainter checkered(LayerStack mr, LayerStack ct, int width, int cell) {
        return (v, scratch, argb, offset) -> {
            for (int from = 0, i = v / cell; from < width; from += cell, i++) {
                LayerStack stack = (i & 1) == 0 ? mr : ct;
                stack.paintRow(v, from, Math.min(width, from + cell), scratch, argb, offset);
            }
        };
    }

    private RowPainter contoured(SlicePlane plane, LayerStack ground, LayerStack lines, List<ContourRule> rules) {
        RowPainter below = alone(ground, plane.width());
        if (lines.ground().isEmpty()) {
            return below;
        }
        LayerPath path = lines.ground().get();
        List<LinePainter> painters = new ArrayList<>();
        List<ContourRule.Iso> isoRules = only(ContourRule.Iso.class, rules);
        if (!isoRules.isEmpty()) {
            painters.add(LinePainter.iso(0, path, plane, isoRules));
        }
        List<ContourRule.Edge> edgeRules = only(ContourRule.Edge.class, rules);
        if (!edgeRules.isEmpty()) {
            edges.fill(plane, path, this::inBands);
        }
        for (ContourRule.Edge rule : edgeRules) {
            painters.add(LinePainter.edges(painters.size(), edges, plane, rule));
        }
        return (v, scratch, argb, offset) -> {
            below.paint(v, scratch, argb, offset);
            painters.forEach(p -> p.paint(v, scratch, argb, offset));
        };
    }

    private static <T extends ContourRule> List<T> only(Class<T> kind, List<ContourRule> rules) {
        return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Some rows of a picture. */
    interface Band {
        /** Works on the rows from … end − 1. */
        void run(int from, int end, RowScratch scratch);
    }

    /** Shares the rows of a picture among threads. */
    interface Bands {
        /** Runs a work on every row once. */
        void run(int width, int height, Band work);
    }

    /**
     * As many workers as there are threads take one band after the other, so that a thread that is held up by something else holds
     * up one band and not its share of the picture.
     */
    private void inBands(int width, int height, Band work) {
        int bands = (height + BAND_ROWS - 1) / BAND_ROWS;
        int workers = Math.min(bands, ForkJoinPool.getCommonPoolParallelism() + 1);
        AtomicInteger taken = new AtomicInteger();
        IntStream.range(0, workers).parallel().forEach(worker -> {
            RowScratch scratch = spare.poll();
            if (scratch == null || scratch.width() != width) {
                scratch = new RowScratch(width);
            }
            for (int band = taken.getAndIncrement(); band < bands; band = taken.getAndIncrement()) {
                scratch.forget();
                work.run(band * BAND_ROWS, Math.min(height, (band + 1) * BAND_ROWS), scratch);
            }
            spare.add(scratch);
        });
    }
}
