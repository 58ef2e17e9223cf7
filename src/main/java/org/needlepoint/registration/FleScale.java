package org.needlepoint.registration;

/** How the stated localisation errors are scaled before the target error is predicted. */
public enum FleScale {
    /** Believe the stated localisation covariances. Right when they are known, as in a simulation. */
    AS_STATED,
    /**
     * Scale the stated errors by √(χ²/ν) when the residuals are larger than the stated errors allow, and leave them
     * when the residuals are smaller: the rule of the Particle Data Group for combining measurements (Review of
     * Particle Physics, Introduction 5.2.2). Never below one, because with few markers small residuals come by
     * chance, and small residuals do not mean a small target error (Fitzpatrick 2009, "Fiducial registration error
     * and target registration error are uncorrelated"). The default.
     */
    INFLATE_IF_LARGER
}
