package org.needlepoint.placement;

import org.needlepoint.problem.ProblemException;

/**
 * Where capsules may be put.
 *
 * @param count number of capsules, 3 to 8; up to 3 lie on one line, more on two
 * @param leastLineDistanceMm least distance between line A and line B along the body, mm
 * @param mostLineDistanceMm largest distance, mm
 * @param freeMm radius round the entry point that stays free for the puncture, mm
 * @param gapMm least distance between the centres of two capsules, mm
 * @param lying side on which the patient lies, where nothing can be put
 * @param freeLevels whether each capsule may lie at a level of its own, up to the largest line distance from the target, instead
 *     of on a line
 */
public record PlacementRules(
        int count,
        double leastLineDistanceMm,
        double mostLineDistanceMm,
        double freeMm,
        double gapMm,
        Lying lying,
        boolean freeLevels) {

    /** The side on the table. */
    public enum Lying {
        /** Not known: all round is free. */
        NONE(Double.NaN),
        /** On the back. */
        BACK(6),
        /** On the front. */
        FRONT(0),
        /** On the patient's left side. */
        LEFT(3),
        /** On the patient's right side. */
        RIGHT(9);

        private static final double HIDDEN_HOURS = 2;
        private final double clock;

        Lying(double clock) {
            this.clock = clock;
        }

        /** Whether a clock position lies on the table: within two hours of its middle. */
        boolean hides(double hours) {
            return this != NONE && Math.abs(Math.IEEEremainder(hours - clock, 12)) < HIDDEN_HOURS;
        }
    }

    /**
     * Makes rules.
     *
     * @throws IllegalArgumentException if a distance is negative or the range of line distances is empty
     */
    public PlacementRules {
        if (!(leastLineDistanceMm > 0 && mostLineDistanceMm >= leastLineDistanceMm && freeMm >= 0 && gapMm > 0)) {
            throw new IllegalArgumentException("Line distance " + leastLineDistanceMm + " to " + mostLineDistanceMm
                    + " mm, free radius " + freeMm + " mm, gap " + gapMm + " mm");
        }
    }

    /**
     * The study's capsules: three a line, lines 20 to 60 mm apart, 30 mm free round the entry, 25 mm between capsules.
     *
     * @param count number of capsules
     * @return rules
     * @throws ProblemException {@link PlacementProblem#BAD_COUNT}
     */
    public static PlacementRules of(int count) throws ProblemException {
        if (count < 3 || count > 8) {
            throw new ProblemException(PlacementProblem.BAD_COUNT, count);
        }
        return new PlacementRules(count, 20, 60, 30, 25, Lying.NONE, false);
    }

    /** Capsules of line A; line B, on the target slice, has the others. One line alone is line B. */
    int onLineA() {
        return count <= 3 ? 0 : count / 2;
    }
}
