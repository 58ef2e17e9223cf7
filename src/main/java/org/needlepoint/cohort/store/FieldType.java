package org.needlepoint.cohort.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** What a column holds, and how that is spelt in a file. */
public enum FieldType {
    /** Text of at least one character. */
    TEXT("text"),
    /** Whole number; a {@link Long} in a {@link Row}. */
    INTEGER("whole number"),
    /** Decimal number with a point; a {@link Double}. */
    REAL("number"),
    /** Day; a {@link LocalDate}, written {@code 2024-05-31}. */
    DATE("date"),
    /** Moment in UTC to the millisecond; an {@link Instant}, written {@code 2024-05-31T08:15:00Z}. */
    INSTANT("moment");

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final int TEXT_LIMIT = 10_000;

    private final String word;

    FieldType(String word) {
        this.word = word;
    }

    /**
     * The type in the dictionary.
     *
     * @return such as "whole number"
     */
    public String word() {
        return word;
    }

    /**
     * Reads a value.
     *
     * @param text not empty
     * @return the value
     * @throws UnfitValueException if it is not of this type, saying why
     */
    Object parse(String text) throws UnfitValueException {
        switch (this) {
            case TEXT:
                return checkedText(text);
            case INTEGER:
                return whole(text);
            case REAL:
                return real(text);
            case DATE:
                return date(text);
            default:
                return instant(text);
        }
    }

    private static String checkedText(String text) throws UnfitValueException {
        if (text.length() > TEXT_LIMIT) {
            throw new UnfitValueException("is longer than " + TEXT_LIMIT + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c) || Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                throw new UnfitValueException("holds a character that is no text (U+" + Integer.toHexString(c) + ")");
            }
        }
        return text;
    }

    private static Long whole(String text) throws UnfitValueException {
        if (!WHOLE.matcher(text).matches()) {
            throw new UnfitValueException("is not a whole number");
        }
        try {
            return Long.valueOf(text.startsWith("+") ? text.substring(1) : text);
        } catch (NumberFormatException e) {
            throw new UnfitValueException("is too large");
        }
    }

    private static Double real(String text) throws UnfitValueException {
        if (!DECIMAL.matcher(text).matches()) {
            throw new UnfitValueException(
                    text.indexOf(',') >= 0
                            ? "is not a number with a point as decimal mark"
                            : "is not a number; leave the cell empty if it is not known");
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new UnfitValueException("is too large");
        }
        // SQLite keeps no negative zero.
        return value + 0.0;
    }

    private static LocalDate date(String text) throws UnfitValueException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UnfitValueException("is not a date of the form 2024-05-31");
        }
    }

    private static Instant instant(String text) throws UnfitValueException {
        Instant value;
        try {
            value = Instant.parse(text);
        } catch (DateTimeException e) {
            throw new UnfitValueException("is not a moment of the form 2024-05-31T08:15:00Z");
        }
        if (!value.equals(value.truncatedTo(ChronoUnit.MILLIS))) {
            throw new UnfitValueException("is finer than a millisecond");
        }
        return value;
    }
}
