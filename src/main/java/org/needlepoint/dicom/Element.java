package org.needlepoint.dicom;

import java.util.List;
import java.util.Objects;

/** One attribute's value. Held in the form that its {@link Vr} names; arrays are not handed out. */
final class Element {
    private final Vr vr;
    private final Object value;

    private Element(Vr vr, Vr.Form form, Object value) {
        this.vr = Objects.requireNonNull(vr, "vr");
        this.value = Objects.requireNonNull(value, "value");
        if (vr.form() != form) {
            throw new IllegalArgumentException("A value of " + vr + " is held as " + vr.form() + ", not " + form);
        }
    }

    static Element ofTexts(Vr vr, String... values) {
        return new Element(vr, Vr.Form.TEXT, values.clone());
    }

    static Element ofIntegers(Vr vr, long... values) {
        return new Element(vr, Vr.Form.INTEGERS, values.clone());
    }

    static Element ofDoubles(Vr vr, double... values) {
        return new Element(vr, Vr.Form.DOUBLES, values.clone());
    }

    /** Takes the array over without a copy: pixel and spectroscopy data are large. */
    static Element ofBytes(Vr vr, byte[] bytes) {
        return new Element(vr, Vr.Form.BYTES, bytes);
    }

    static Element ofItems(List<DataSet> items) {
        return new Element(Vr.SQ, Vr.Form.ITEMS, List.copyOf(items));
    }

    Vr vr() {
        return vr;
    }

    int count() {
        return switch (vr.form()) {
            case TEXT -> ((String[]) value).length;
            case INTEGERS -> ((long[]) value).length;
            case DOUBLES -> ((double[]) value).length;
            case BYTES -> ((byte[]) value).length;
            case ITEMS -> ((List<?>) value).size();
        };
    }

    String[] texts() {
        return (String[]) value;
    }

    long[] integers() {
        return (long[]) value;
    }

    double[] doubles() {
        return (double[]) value;
    }

    byte[] bytes() {
        return (byte[]) value;
    }

    @SuppressWarnings("unchecked")
    List<DataSet> items() {
        return (List<DataSet>) value;
    }
}
