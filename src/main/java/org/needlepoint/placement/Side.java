package org.needlepoint.placement;

/** A side of the body, such as the one that lies on the table. */
public enum Side {
    /** The patient's front. */
    FRONT(0, -1),
    /** The patient's back. */
    BACK(0, 1),
    /** The patient's left. */
    LEFT(1, 0),
    /** The patient's right. */
    RIGHT(-1, 0);

    private final double x;
    private final double y;

    Side(double x, double y) {
        this.x = x;
        this.y = y;
    }

    /** Skin that faces the table within 45° is lain on. */
    boolean faces(double outwardX, double outwardY) {
        return outwardX * x + outwardY * y > Math.sqrt(0.5);
    }
}
