package org.needlepoint.registration.intensity;

/**
 * Limits of the tests that refuse a refined pose. docs/registration.md says what each was set on.
 *
 * @param leastOverlap part of the MR samples that must meet usable CT
 * @param leastGain similarity above poses 15 mm and 10° away, standard deviations
 * @param leastAgreement part of the starts that must lead to the pose
 * @param largestRival largest gain of another optimum, as a part of the pose's gain
 * @param largestInverseMm largest change at the target when CT and MR swap roles, RMS, mm
 * @param largestRigidityMm largest change at the target when three times the surroundings are registered, RMS, mm
 * @param largestErrorMm largest estimated error over the target, RMS, mm
 */
public record RefusalLimits(
        double leastOverlap,
        double leastGain,
        double leastAgreement,
        double largestRival,
        double largestInverseMm,
        double largestRigidityMm,
        double largestErrorMm) {

    /** Limits in use unless others are given. */
    public static final RefusalLimits DEFAULT = new RefusalLimits(0.6, 3.5, 0.5, 0.8, 2, 2, 3);

    /**
     * Makes limits.
     *
     * @throws IllegalArgumentException if one is negative or not a number
     */
    public RefusalLimits {
        double[] all = {
            leastOverlap, leastGain, leastAgreement, largestRival, largestInverseMm, largestRigidityMm, largestErrorMm
        };
        for (double limit : all) {
            if (!(limit >= 0)) {
                throw new IllegalArgumentException("Limit " + limit);
            }
        }
    }

    double of(RefusalTest test) {
        return switch (test) {
            case OVERLAP -> leastOverlap;
            case GAIN -> leastGain;
            case AGREEMENT -> leastAgreement;
            case RIVAL -> largestRival;
            case INVERSE -> largestInverseMm;
            case RIGIDITY -> largestRigidityMm;
            case ERROR -> largestErrorMm;
            case MARKERS -> throw new IllegalArgumentException("The marker bound brings its own limit");
        };
    }
}
