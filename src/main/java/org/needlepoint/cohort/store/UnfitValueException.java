package org.needlepoint.cohort.store;

/** A value that its column cannot hold; the message ends the sentence "the value …". */
final class UnfitValueException extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitValueException(String reason) {
        super(reason, null, false, false);
    }
}
