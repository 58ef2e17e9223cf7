package org.needlepoint.dicom;

/**
 * Something noticed about a series or stack.
 *
 * @param severity how bad it is
 * @param problem which kind
 * @param text what was found, with numbers and units
 */
public record SeriesProblem(Severity severity, DicomProblem problem, String text) {

    /** How bad. */
    public enum Severity {
        /** Worth knowing. */
        NOTE,
        /** Usable with care. */
        WARNING,
        /** The images concerned cannot be used as a volume. */
        ERROR
    }

    static SeriesProblem note(DicomProblem problem, String text) {
        return new SeriesProblem(Severity.NOTE, problem, text);
    }

    static SeriesProblem warning(DicomProblem problem, String text) {
        return new SeriesProblem(Severity.WARNING, problem, text);
    }

    static SeriesProblem error(DicomProblem problem, String text) {
        return new SeriesProblem(Severity.ERROR, problem, text);
    }
}
