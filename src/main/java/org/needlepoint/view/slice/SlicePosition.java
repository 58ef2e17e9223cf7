package org.needlepoint.view.slice;

import java.util.Locale;

/**
 * Where a plane lies in its volume, as a reader says it: slice 7 of 24, H 35.0 mm.
 *
 * @param number number of the nearest position, from 1
 * @param count number of positions
 * @param exact whether the plane lies on that position, within 1 µm
 * @param axis the patient axis that the normal is nearest to: 0 left, 1 back, 2 head
 * @param placeMm coordinate on that axis where the line through the middle of the volume along the normal meets the plane, LPS mm
 */
public record SlicePosition(int number, int count, boolean exact, int axis, double placeMm) {
    private static final String[][] LETTERS = {{"L", "R"}, {"P", "A"}, {"H", "F"}};

    /**
     * The place with the letter of its direction from the origin, the same in every language.
     *
     * @return such as {@code H 35.0 mm}
     */
    public String placeText() {
        return String.format(Locale.ROOT, "%s %.1f mm", LETTERS[axis][placeMm < 0 ? 1 : 0], Math.abs(placeMm));
    }
}
