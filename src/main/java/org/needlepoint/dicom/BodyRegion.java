package org.needlepoint.dicom;

import java.util.Locale;

/** Codes of the body parts that are written, DICOM PS3.16 Annex L (SNOMED CT). */
enum BodyRegion {
    THIGH("68367000", "Thigh"),
    CALF("53840002", "Calf"),
    BACK("77568009", "Back");

    private final String code;
    private final String meaning;

    BodyRegion(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The region of a Body Part Examined term. */
    static BodyRegion of(String bodyPart) {
        return valueOf(bodyPart.toUpperCase(Locale.ROOT));
    }

    DataSet code() {
        return DataSet.builder()
                .text(Tags.CODE_VALUE, code)
                .text(Tags.CODING_SCHEME_DESIGNATOR, "SCT")
                .text(Tags.CODE_MEANING, meaning)
                .build();
    }
}
