package org.needlepoint.phantom;

/** What a point of the scene is made of. */
public enum Tissue {
    /** Air around the patient. */
    AIR,
    /** Skin. */
    SKIN,
    /** Subcutaneous, intermuscular and visceral fat. */
    FAT,
    /** Skeletal muscle. */
    MUSCLE,
    /** Muscle with oedema around the mass. */
    OEDEMA,
    /** Cortical bone. */
    CORTEX,
    /** Bone marrow. */
    MARROW,
    /** Flowing blood. */
    VESSEL,
    /** Bowel wall and content. */
    BOWEL,
    /** Cell-rich part of the tumour: the part worth sampling. */
    CELLULAR,
    /** Myxoid part of the tumour. */
    MYXOID,
    /** Necrotic part of the tumour. */
    NECROSIS,
    /** Oil filling of a vitamin D softgel. */
    CAPSULE_OIL,
    /** Gelatin shell of a vitamin D softgel. */
    CAPSULE_SHELL,
    /** Shell of the CT table top. */
    TABLE_SHELL,
    /** Foam core of the CT table top. */
    TABLE_FOAM,
    /** Steel of the coaxial needle. */
    STEEL,
    /** Plastic hub of the needle. */
    HUB;

    private static final Tissue[] ALL = values();

    static Tissue of(int ordinal) {
        return ALL[ordinal];
    }

    static int count() {
        return ALL.length;
    }
}
