package org.needlepoint.ui.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.needlepoint.casefile.planning.Step;

/**
 * How many views there are and what each shows. Views beyond the shape keep their content for when it grows.
 *
 * @param shape rows and columns
 * @param cells contents row by row, {@link #MOST_CELLS} of them
 */
public record HangingLayout(Shape shape, List<CellContent> cells) {
    /** Views of the largest shape. */
    public static final int MOST_CELLS = 6;

    /** Rows and columns. */
    public enum Shape {
        /** One view. */
        ONE(1, 1),
        /** Two side by side. */
        TWO(1, 2),
        /** Two rows of two. */
        FOUR(2, 2),
        /** Two rows of three. */
        SIX(2, 3);

        private final int rows;
        private final int columns;

        Shape(int rows, int columns) {
            this.rows = rows;
            this.columns = columns;
        }

        /**
         * Rows.
         *
         * @return count
         */
        public int rows() {
            return rows;
        }

        /**
         * Columns.
         *
         * @return count
         */
        public int columns() {
            return columns;
        }

        /**
         * Views.
         *
         * @return rows × columns
         */
        public int count() {
            return rows * columns;
        }
    }

    /**
     * Makes a layout.
     *
     * @throws IllegalArgumentException if there are not {@link #MOST_CELLS} contents
     */
    public HangingLayout {
        Objects.requireNonNull(shape, "shape");
        cells = List.copyOf(cells);
        if (cells.size() != MOST_CELLS) {
            throw new IllegalArgumentException("A layout has " + MOST_CELLS + " contents, got " + cells.size());
        }
    }

    /**
     * The layout a step begins with: what is compared in it, side by side.
     *
     * @param step step
     * @return layout
     */
    public static HangingLayout of(Step step) {
        CellContent t2 = CellContent.slices(Picture.T2);
        CellContent adc = CellContent.slices(Picture.ADC);
        CellContent dwi = CellContent.slices(Picture.DWI);
        CellContent ct = CellContent.slices(Picture.CT);
        CellContent fusion = CellContent.slices(Picture.FUSION);
        CellContent t2Coronal = new CellContent(Picture.T2, PlaneChoice.CORONAL);
        CellContent ctCoronal = new CellContent(Picture.CT, PlaneChoice.CORONAL);
        CellContent fusionCoronal = new CellContent(Picture.FUSION, PlaneChoice.CORONAL);
        CellContent ctAlong = new CellContent(Picture.CT, PlaneChoice.ALONG_NEEDLE);
        CellContent ctUpright = new CellContent(Picture.CT, PlaneChoice.ALONG_NEEDLE_UPRIGHT);
        CellContent ctAcross = new CellContent(Picture.CT, PlaneChoice.ACROSS_NEEDLE);
        return switch (step) {
            case STUDY -> new HangingLayout(Shape.FOUR, List.of(t2, ct, adc, dwi, t2Coronal, ctCoronal));
            case TARGET_SLICE -> new HangingLayout(Shape.FOUR, List.of(t2, adc, dwi, t2Coronal, ct, fusion));
            case MARKERS -> new HangingLayout(Shape.TWO, List.of(t2, ct, t2Coronal, ctCoronal, fusion, adc));
            case REGISTRATION -> new HangingLayout(Shape.FOUR, List.of(fusion, ct, t2, fusionCoronal, ctCoronal, adc));
            case NEEDLE -> new HangingLayout(Shape.FOUR, List.of(ctAlong, fusion, ctUpright, t2, ctAcross, ct));
            case MEASUREMENT -> new HangingLayout(Shape.FOUR, List.of(adc, t2, fusion, dwi, ct, ctAlong));
            case PATHOLOGY -> new HangingLayout(Shape.TWO, List.of(t2, adc, fusion, ct, dwi, ctAlong));
            case REPORT -> new HangingLayout(Shape.FOUR, List.of(t2, adc, ct, fusion, dwi, ctAlong));
        };
    }

    /**
     * The layout a step begins with in a case that has a spectrum: it is seen where it is measured.
     *
     * @param step step
     * @param spectrum whether the case has one
     * @return layout
     */
    public static HangingLayout of(Step step, boolean spectrum) {
        HangingLayout usual = of(step);
        return spectrum && step == Step.MEASUREMENT
                ? usual.with(3, CellContent.slices(Picture.SPECTRUM)).with(4, CellContent.slices(Picture.DWI))
                : usual;
    }

    /**
     * With another shape.
     *
     * @param newShape rows and columns
     * @return new layout
     */
    public HangingLayout with(Shape newShape) {
        return new HangingLayout(newShape, cells);
    }

    /**
     * With another content in one place.
     *
     * @param cell place, from 0
     * @param content content
     * @return new layout
     */
    public HangingLayout with(int cell, CellContent content) {
        List<CellContent> changed = new ArrayList<>(cells);
        changed.set(cell, content);
        return new HangingLayout(shape, changed);
    }

    /**
     * The layout as a line for a settings file.
     *
     * @return such as {@code TWO T2:SLICES CT:SLICES …}
     */
    public String line() {
        return shape + " "
                + String.join(" ", cells.stream().map(CellContent::word).toList());
    }

    /**
     * Reads {@link #line}.
     *
     * @param line line
     * @return layout; empty if this program writes no such line
     */
    public static Optional<HangingLayout> ofLine(String line) {
        List<String> words = List.of(line.trim().split(" +"));
        Optional<Shape> shape = Arrays.stream(Shape.values())
                .filter(s -> s.name().equals(words.get(0)))
                .findFirst();
        List<CellContent> cells = words.stream()
                .skip(1)
                .flatMap(w -> CellContent.ofWord(w).stream())
                .toList();
        return shape.isEmpty() || words.size() != MOST_CELLS + 1 || cells.size() != MOST_CELLS
                ? Optional.empty()
                : Optional.of(new HangingLayout(shape.get(), cells));
    }
}
