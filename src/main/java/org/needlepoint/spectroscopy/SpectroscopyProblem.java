package org.needlepoint.spectroscopy;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** What can go wrong with spectra. */
public enum SpectroscopyProblem implements Problem {
    /** The core does not touch the spectroscopy volume. */
    CORE_OUTSIDE(
            ProblemKind.SPECTROSCOPY,
            "The core lies outside the spectroscopy volume: {0}.",
            "Use a spectroscopy series that covers the core, or measure without spectroscopy."),
    /** The signal is too short or too narrow to hold choline and creatine. */
    UNUSABLE_ACQUISITION(
            ProblemKind.SPECTROSCOPY,
            "The spectra cannot be fitted: {0}.",
            "Use a series with at least 256 points and a bandwidth that holds 2 to 5 ppm."),
    /** A spectroscopy file lacks something or contradicts itself. */
    MALFORMED_FILE(
            ProblemKind.BAD_FILE,
            "The spectroscopy file {0} cannot be read: {1}.",
            "Export the spectrum again, or use its DICOM form.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    SpectroscopyProblem(ProblemKind kind, String message, String remedy) {
        this.kind = kind;
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public ProblemKind kind() {
        return kind;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
