package org.needlepoint.casefile.planning;

/**
 * Something that the user should know about how a case was opened.
 *
 * @param kind what happened
 * @param detail who, which version or which file
 */
public record OpeningNote(Kind kind, String detail) {
    /** What happened. */
    public enum Kind {
        /** The program that had the case open ended without closing it; the detail says whose it was. */
        TAKEN_OVER,
        /** The file was of an older version; the detail names the copy that was kept. */
        MIGRATED,
        /** An autosaved version is damaged and the one before was used; the detail names the file. */
        AUTOSAVE_DAMAGED,
        /** The saved file is damaged and is kept aside; the autosaved work is whole. The detail says what is wrong. */
        SAVED_DAMAGED
    }
}
