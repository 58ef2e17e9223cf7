package org.needlepoint.casefile;

import org.needlepoint.wording.Wording;

/** What is wrong with a file or a folder, and with a place in it. */
public enum CaseFileWording implements Wording {
    /** No parts. */
    PERMISSION_DENIED("permission denied"),
    /** No parts. */
    DOES_NOT_EXIST("it does not exist"),
    /** Said by Linux. */
    NO_SPACE("no space left on device"),
    /** Said by Linux. */
    READ_ONLY("read-only file system"),
    /** No parts. */
    TEMPORARY_FOLDER("temporary folder"),
    /** Parts: number. */
    LINE("line {0}"),
    /** No parts. */
    NO_SCHEMA("no schema"),
    /** Parts: what stands there, an example. */
    NO_VERSION("'{0}' is no version such as {1}"),
    /** No parts. */
    UNKNOWN("unknown"),
    /** No parts. */
    ANOTHER_PROGRAM("another program"),
    /** Parts: user, computer, process, time. */
    OWNER("{0} on {1} (process {2}) since {3}"),
    /** No parts. */
    WHOLE_NUMBER("a whole number is required"),
    /** No parts. */
    TRUE_OR_FALSE("true or false is required"),
    /** No parts. */
    DATE("an ISO 8601 date is required"),
    /** No parts. */
    LOW_HIGH("[low, high] is required"),
    /** No parts. */
    ARRAY("an array is required"),
    /** No parts. */
    OBJECT("an object is required"),
    /** No parts. */
    TEXT("a text is required"),
    /** No parts. */
    NUMBER("a number is required"),
    /** No parts. */
    NAME_OR_FILE("either a name or a file is required"),
    /** No parts. */
    NEEDLES_FROM_ONE("needles are counted from 1"),
    /** No parts. */
    FRAME_AND_MARKERS("a frame and markers by label are required"),
    /** No parts. */
    SHIFTS_AND_TURNS("three shifts in mm and three turns in degrees are required"),
    /** No parts. */
    FRAME_UID("a Frame of Reference UID is required"),
    /** No parts. */
    ERRORS_ABOVE_ZERO("standard deviations above 0 mm are required"),
    /** Parts: length. */
    ARRAY_OF("an array of {0} is required"),
    /** Parts: rows, numbers in each. */
    ROWS_OF("{0} rows of {1} numbers are required"),
    /** Parts: word. */
    NOT_KNOWN("'{0}' is not known"),
    /** Parts: path. */
    NO_PATH("'{0}' is no path on this system"),
    /** Parts: word. */
    NO_PURPOSE("'{0}' is no purpose of a series"),
    /** Parts: label. */
    TWICE("'{0}' occurs twice");

    private final String template;

    CaseFileWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
