package org.needlepoint.geometry;

import java.util.Objects;

/**
 * A patient frame of reference: the space in which LPS millimetre coordinates have a meaning.
 *
 * <p>Two frames are the same when their identifiers are the same; the label is for people. Frames are never
 * reconciled because their contents overlap: only a registration joins them.
 *
 * @param id Frame of Reference UID (0020,0052), DICOM PS3.3 C.7.4.1
 * @param label what people call it, for example {@code CT} or {@code MR}
 */
public record Frame(String id, String label) {

    /**
     * Makes a frame.
     *
     * @throws IllegalArgumentException if the identifier is blank: no frame is a default
     */
    public Frame {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
        if (id.isBlank()) {
            throw new IllegalArgumentException("A frame of reference needs an identifier; there is no default frame");
        }
    }

    /**
     * Refuses a thing that lives in another frame.
     *
     * @param other the frame of that thing
     * @throws FrameMismatchException if it is not this frame
     */
    public void requireSame(Frame other) {
        // Identity first: inner doors pass the same object.
        if (this != other && !id.equals(other.id)) {
            throw new FrameMismatchException(this, other);
        }
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Frame f && f.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
