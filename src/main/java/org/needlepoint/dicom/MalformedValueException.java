package org.needlepoint.dicom;

/**
 * An attribute's value is not what its value representation allows, such as letters where a number must be. Internal
 * to reading: the folder reader turns it into a {@link DicomProblem#MALFORMED_ATTRIBUTE} that names the file.
 */
final class MalformedValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Tag tag;
    private final String value;

    MalformedValueException(Tag tag, String value) {
        super(tag + " holds '" + value + "'");
        this.tag = tag;
        this.value = value;
    }

    Tag tag() {
        return tag;
    }

    String value() {
        return value;
    }
}
