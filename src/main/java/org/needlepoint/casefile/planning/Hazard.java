package org.needlepoint.casefile.planning;

/** What makes it likely that the wrong patient, side or examination is on the screen. Stops until it is acknowledged. */
public enum Hazard {
    /** Patient ID, name, birth date or sex differ between the images. */
    TWO_PATIENTS,
    /** Laterality (0020,0060) differs between CT and MR. */
    TWO_SIDES,
    /** More than seven days lie between MR and CT, the study's limit. */
    OLD_STUDY,
    /** Patient Position (0018,5100) differs between CT and MR: the tissue lies differently. */
    POSITION_DIFFERS,
    /** Body Part Examined (0018,0015) differs between CT and MR. */
    BODY_PART_DIFFERS
}
