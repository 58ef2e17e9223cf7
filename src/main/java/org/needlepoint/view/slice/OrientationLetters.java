package org.needlepoint.view.slice;

import org.needlepoint.geometry.Vector3;

/** Letters of patient directions: R, L, A, P, F, H, as DICOM Patient Orientation (0020,0020) has them. */
public final class OrientationLetters {
    private static final double NEGLIGIBLE = Math.sin(Math.toRadians(3));

    private OrientationLetters() {}

    /**
     * Letters of a direction: the strongest component first, further ones if they are more than 3° off the axes.
     *
     * @param direction direction in LPS, any length but zero
     * @return one to three letters, such as {@code L} or {@code PH}
     */
    public static String of(Vector3 direction) {
        Vector3 d = direction.normalized();
        double[] c = d.toArray();
        String[] letters = {c[0] > 0 ? "L" : "R", c[1] > 0 ? "P" : "A", c[2] > 0 ? "H" : "F"};
        Integer[] order = {0, 1, 2};
        java.util.Arrays.sort(order, (i, j) -> Double.compare(Math.abs(c[j]), Math.abs(c[i])));
        StringBuilder s = new StringBuilder(letters[order[0]]);
        for (int k = 1; k < 3 && Math.abs(c[order[k]]) > NEGLIGIBLE; k++) {
            s.append(letters[order[k]]);
        }
        return s.toString();
    }
}
