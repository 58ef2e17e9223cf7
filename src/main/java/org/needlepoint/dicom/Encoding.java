package org.needlepoint.dicom;

/** How a data set is laid out in bytes, once a deflated one has been inflated. */
public enum Encoding {
    /** Implicit VR, little endian. */
    IMPLICIT_LITTLE,
    /** Explicit VR, little endian: also that of every compressed transfer syntax. */
    EXPLICIT_LITTLE,
    /** Explicit VR, big endian. */
    EXPLICIT_BIG;

    static Encoding of(String transferSyntaxUid) {
        if (TransferSyntax.IMPLICIT_LE.uid().equals(transferSyntaxUid)) {
            return IMPLICIT_LITTLE;
        }
        return TransferSyntax.EXPLICIT_BE.uid().equals(transferSyntaxUid) ? EXPLICIT_BIG : EXPLICIT_LITTLE;
    }

    /**
     * Byte order.
     *
     * @return true for big endian
     */
    public boolean bigEndian() {
        return this == EXPLICIT_BIG;
    }

    /**
     * Whether each element states its value representation.
     *
     * @return true for explicit VR
     */
    public boolean explicitVr() {
        return this != IMPLICIT_LITTLE;
    }

    /**
     * UID of the uncompressed transfer syntax of this layout.
     *
     * @return UID
     */
    public String uid() {
        return switch (this) {
            case IMPLICIT_LITTLE -> TransferSyntax.IMPLICIT_LE.uid();
            case EXPLICIT_LITTLE -> TransferSyntax.EXPLICIT_LE.uid();
            case EXPLICIT_BIG -> TransferSyntax.EXPLICIT_BE.uid();
        };
    }
}
