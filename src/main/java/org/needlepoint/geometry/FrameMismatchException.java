package org.needlepoint.geometry;

/** Thrown when coordinates of two different frames of reference are about to be mixed: a programming mistake. */
public final class FrameMismatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Names both frames.
     *
     * @param expected the frame that was required
     * @param actual the frame that came
     */
    public FrameMismatchException(Frame expected, Frame actual) {
        super("Expected coordinates in frame " + expected.label() + " (" + expected.id() + ") but got frame "
                + actual.label() + " (" + actual.id() + ")");
    }
}
