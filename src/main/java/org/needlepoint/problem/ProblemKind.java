package org.needlepoint.problem;

/** The families of problems. Each has its own exit code on the command line. */
public enum ProblemKind {
    /** The path does not exist, or holds no usable DICOM object. */
    NO_INPUT(10),
    /** A file is truncated or not what it claims to be. */
    BAD_FILE(11),
    /** A series that the task needs is not there. */
    MISSING_SERIES(12),
    /** Two candidates for one role, or options that contradict each other: a person must choose. */
    AMBIGUOUS_INPUT(13),
    /** CT and MR, or other series, belong to different patients. */
    WRONG_PATIENT(14),
    /** Series that must share a frame of reference do not. */
    MIXED_FRAMES(15),
    /** Required geometry is missing, tilted, uneven or contradictory. */
    BAD_GEOMETRY(16),
    /** Slices are missing where they are needed. */
    MISSING_SLICES(17),
    /** Skin markers are missing, extra or cannot be told apart. */
    MARKERS(18),
    /** The registration cannot be trusted: markers slipped, mirrored, or the error too large. */
    REGISTRATION(19),
    /** No needle, or several with no way to choose. */
    NEEDLE(20),
    /** The core lies outside the image or over unusable pixels. */
    CORE(21),
    /** A diffusion or ADC value cannot be trusted, such as an implausible scale. */
    DIFFUSION(22),
    /** A spectrum cannot be read or measured. */
    SPECTROSCOPY(23),
    /** A template, case or marks file is malformed. */
    BAD_SETTINGS(24),
    /** Output cannot be written. */
    OUTPUT(25),
    /** The user cancelled. */
    CANCELLED(26),
    /** A codec, library or program that the task needs is not installed. */
    MISSING_SOFTWARE(27),
    /** A statistic cannot be computed from these data, or disagrees with its reference value. */
    STATISTICS(28),
    /** A stored result does not come out the same when it is measured again. */
    NOT_REPRODUCED(29),
    /** The cohort's database refuses: a signed read, a conflict, another version. */
    STORE(30),
    /** Pathology data are missing, malformed or contradict each other. */
    PATHOLOGY(31),
    /** Published figures contradict each other. */
    CONTRADICTION(32);

    private final int exitCode;

    ProblemKind(int exitCode) {
        this.exitCode = exitCode;
    }

    /**
     * The process exit code for this kind; distinct for each, and none of 0, 1 and 2, which mean success, an
     * internal error and wrong usage.
     *
     * @return exit code, 10 to 32
     */
    public int exitCode() {
        return exitCode;
    }
}
