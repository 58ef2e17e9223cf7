package org.needlepoint.dicom;

/** Value representations, DICOM PS3.5 section 6.2, with the Java form in which a {@link DataSet} holds their values. */
public enum Vr {
    /** Application entity. */
    AE(Form.TEXT),
    /** Age string. */
    AS(Form.TEXT),
    /** Attribute tag. */
    AT(Form.INTEGERS),
    /** Code string. */
    CS(Form.TEXT),
    /** Date. */
    DA(Form.TEXT),
    /** Decimal string. */
    DS(Form.TEXT),
    /** Date and time. */
    DT(Form.TEXT),
    /** 64-bit float. */
    FD(Form.DOUBLES),
    /** 32-bit float. */
    FL(Form.DOUBLES),
    /** Integer string. */
    IS(Form.TEXT),
    /** Long string. */
    LO(Form.TEXT),
    /** Long text, never split at a backslash. */
    LT(Form.TEXT),
    /** Bytes. */
    OB(Form.BYTES),
    /** 64-bit floats as bytes, little endian. */
    OD(Form.BYTES),
    /** 32-bit floats as bytes, little endian. */
    OF(Form.BYTES),
    /** 32-bit words as bytes, little endian. */
    OL(Form.BYTES),
    /** 64-bit words as bytes, little endian. */
    OV(Form.BYTES),
    /** 16-bit words as bytes, little endian. */
    OW(Form.BYTES),
    /** Person name. */
    PN(Form.TEXT),
    /** Short string. */
    SH(Form.TEXT),
    /** Signed 32-bit integer. */
    SL(Form.INTEGERS),
    /** Sequence of data sets. */
    SQ(Form.ITEMS),
    /** Signed 16-bit integer. */
    SS(Form.INTEGERS),
    /** Short text, never split at a backslash. */
    ST(Form.TEXT),
    /** Signed 64-bit integer. */
    SV(Form.INTEGERS),
    /** Time. */
    TM(Form.TEXT),
    /** Unlimited characters. */
    UC(Form.TEXT),
    /** Unique identifier. */
    UI(Form.TEXT),
    /** Unsigned 32-bit integer. */
    UL(Form.INTEGERS),
    /** Unknown: bytes as they stood in the file, little endian. */
    UN(Form.BYTES),
    /** Resource identifier. */
    UR(Form.TEXT),
    /** Unsigned 16-bit integer. */
    US(Form.INTEGERS),
    /** Unlimited text, never split at a backslash. */
    UT(Form.TEXT),
    /** Unsigned 64-bit integer. */
    UV(Form.INTEGERS);

    /** How values are held. */
    public enum Form {
        /** {@code String[]}, trimmed of padding. */
        TEXT,
        /** {@code long[]}. */
        INTEGERS,
        /** {@code double[]}. */
        DOUBLES,
        /** {@code byte[]}, little endian. */
        BYTES,
        /** {@code List<DataSet>}. */
        ITEMS
    }

    private final Form form;

    Vr(Form form) {
        this.form = form;
    }

    /**
     * How values are held.
     *
     * @return form
     */
    public Form form() {
        return form;
    }

    /**
     * The value representation of a two-letter code.
     *
     * @param code such as {@code DS}
     * @return the representation; {@link #UN} for a code that is not in the standard
     */
    public static Vr of(String code) {
        for (Vr v : values()) {
            if (v.name().equals(code)) {
                return v;
            }
        }
        return UN;
    }
}
