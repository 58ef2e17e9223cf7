package org.needlepoint.ui.model;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * What one cell of a layout shows.
 *
 * @param picture image
 * @param plane planes through it
 */
public record CellContent(Picture picture, PlaneChoice plane) {

    /** Makes a content. */
    public CellContent {
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(plane, "plane");
    }

    /**
     * An image in its own slices.
     *
     * @param picture image
     * @return content
     */
    public static CellContent slices(Picture picture) {
        return new CellContent(picture, PlaneChoice.SLICES);
    }

    /**
     * The content as a word for a settings file.
     *
     * @return such as {@code CT:CORONAL}
     */
    public String word() {
        return picture + ":" + plane;
    }

    /**
     * Reads {@link #word}.
     *
     * @param word word
     * @return content; empty if this program writes no such word
     */
    public static Optional<CellContent> ofWord(String word) {
        return Arrays.stream(Picture.values())
                .flatMap(p -> Arrays.stream(PlaneChoice.values()).map(c -> new CellContent(p, c)))
                .filter(c -> c.word().equals(word))
                .findFirst();
    }
}
