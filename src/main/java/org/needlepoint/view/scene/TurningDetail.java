package org.needlepoint.view.scene;

/**
 * How coarsely a scene is drawn while it is turned: with all pixels where that takes at most 33 ms, so that thirty pictures come in a
 * second, with every second pixel each way where it takes longer. Half the pixels each way take at least a quarter of the time, so a
 * coarse picture in less than a fifth of 33 ms means that all pixels would be quick enough. Two pictures in a row decide, because the
 * first of a new content is always slow.
 */
final class TurningDetail {
    /** Thirty pictures a second. */
    static final double AIM_MS = 1000 / 30.0;

    private static final int COARSE = 2;
    private static final double QUICK = 0.2;
    private static final int IN_A_ROW = 2;

    private int divisor = 1;
    private int against;

    /** Pixels of the picture for one that is drawn, each way. */
    int divisor() {
        return divisor;
    }

    /** Hears how long a picture with {@link #divisor} took. */
    void took(double millis) {
        boolean wrong = divisor == 1 ? millis > AIM_MS : millis < QUICK * AIM_MS;
        against = wrong ? against + 1 : 0;
        if (against == IN_A_ROW) {
            divisor = divisor == 1 ? COARSE : 1;
            against = 0;
        }
    }
}
