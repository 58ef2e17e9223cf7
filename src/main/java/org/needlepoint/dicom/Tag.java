package org.needlepoint.dicom;

import java.util.Objects;

/**
 * An attribute: its tag and the value representation it has in the standard (or in a vendor's conformance statement).
 * Equal by number. Constants: {@link Tags}.
 *
 * @param number group and element, such as 0x00280030
 * @param vr representation to write with, and to assume when the file does not state one
 * @param name name for messages
 */
public record Tag(int number, Vr vr, String name) {

    /** Makes an attribute. */
    public Tag {
        Objects.requireNonNull(vr, "vr");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Tag t && t.number == number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    /** Name and number as in {@code Pixel Spacing (0028,0030)}. */
    @Override
    public String toString() {
        String hex = Integer.toHexString(number).toUpperCase(java.util.Locale.ROOT);
        hex = "0".repeat(8 - hex.length()) + hex;
        return name + " (" + hex.substring(0, 4) + "," + hex.substring(4) + ")";
    }
}
