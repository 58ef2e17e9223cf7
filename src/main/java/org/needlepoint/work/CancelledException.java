package org.needlepoint.work;

/** Thrown by {@link Progress#stopIfCancelled()} to unwind cancelled work; nothing was written. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the signal. */
    public CancelledException() {
        super("Cancelled", null, false, false);
    }
}
