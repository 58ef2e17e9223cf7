package org.needlepoint.dicom;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One DICOM object as read from a file.
 *
 * @param dataSet attributes, without file meta information and without pixel data
 * @param transferSyntaxUid transfer syntax of the file; guessed from the bytes if the file has no meta information
 * @param pixels pixel data; empty if there is none or only the header was read
 * @param declaredPixelBytes length of the pixel data that the header announces; empty if there is none or it is
 *     encapsulated
 * @param pixelOffset position in the file of the first byte of the pixel data's value; empty if there is none or the
 *     data set is deflated
 */
public record DicomObject(
        DataSet dataSet,
        String transferSyntaxUid,
        Optional<PixelData> pixels,
        OptionalLong declaredPixelBytes,
        OptionalLong pixelOffset) {

    /** Makes an object. */
    public DicomObject {
        Objects.requireNonNull(dataSet, "dataSet");
        Objects.requireNonNull(transferSyntaxUid, "transferSyntaxUid");
        Objects.requireNonNull(pixels, "pixels");
        Objects.requireNonNull(declaredPixelBytes, "declaredPixelBytes");
        Objects.requireNonNull(pixelOffset, "pixelOffset");
    }
}
