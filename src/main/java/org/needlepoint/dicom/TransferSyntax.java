package org.needlepoint.dicom;

import java.util.Arrays;
import java.util.Optional;

/** Transfer syntaxes that matter here, DICOM PS3.5 section 10 and PS3.6 Annex A. */
public enum TransferSyntax {
    /** Implicit VR little endian. */
    IMPLICIT_LE("1.2.840.10008.1.2", "Implicit VR Little Endian"),
    /** Explicit VR little endian. */
    EXPLICIT_LE("1.2.840.10008.1.2.1", "Explicit VR Little Endian"),
    /** Explicit VR little endian, the data set deflated. */
    DEFLATED("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian"),
    /** Explicit VR big endian, retired. */
    EXPLICIT_BE("1.2.840.10008.1.2.2", "Explicit VR Big Endian"),
    /** JPEG, 8-bit lossy. */
    JPEG_BASELINE("1.2.840.10008.1.2.4.50", "JPEG Baseline (Process 1)"),
    /** JPEG, 12-bit lossy. */
    JPEG_EXTENDED("1.2.840.10008.1.2.4.51", "JPEG Extended (Process 2 & 4)"),
    /** JPEG lossless, any predictor. */
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", "JPEG Lossless (Process 14)"),
    /** JPEG lossless, first-order prediction. */
    JPEG_LOSSLESS_SV1("1.2.840.10008.1.2.4.70", "JPEG Lossless, First-Order Prediction"),
    /** JPEG-LS lossless. */
    JPEG_LS("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless"),
    /** JPEG-LS near-lossless. */
    JPEG_LS_NEAR("1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless"),
    /** JPEG 2000 lossless. */
    JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90", "JPEG 2000 Lossless"),
    /** JPEG 2000. */
    JPEG_2000("1.2.840.10008.1.2.4.91", "JPEG 2000"),
    /** Each frame deflated by itself. */
    DEFLATED_FRAMES("1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression"),
    /** Run-length encoding. */
    RLE("1.2.840.10008.1.2.5", "RLE Lossless");

    private final String uid;
    private final String title;

    TransferSyntax(String uid, String title) {
        this.uid = uid;
        this.title = title;
    }

    /**
     * Unique identifier.
     *
     * @return UID
     */
    public String uid() {
        return uid;
    }

    /**
     * Name in the standard.
     *
     * @return name for people
     */
    public String title() {
        return title;
    }

    /**
     * Finds a syntax by its UID.
     *
     * @param uid UID
     * @return the syntax; empty for one that is not in this list
     */
    public static Optional<TransferSyntax> ofUid(String uid) {
        return Arrays.stream(values()).filter(t -> t.uid.equals(uid)).findFirst();
    }

    /**
     * Name of a syntax by its UID, known or not.
     *
     * @param uid UID
     * @return the name, or the UID itself
     */
    public static String title(String uid) {
        return ofUid(uid).map(TransferSyntax::title).orElse(uid);
    }
}
