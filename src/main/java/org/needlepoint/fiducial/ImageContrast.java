package org.needlepoint.fiducial;

/** The kind of image in which markers are sought; a template says how a marker looks in each. */
public enum ImageContrast {
    /** X-ray CT in Hounsfield units. */
    CT,
    /** T1-weighted MR. */
    MR_T1,
    /** T2-weighted MR without fat suppression. */
    MR_T2,
    /** T2-weighted MR with fat suppression, on which oil capsules fade. */
    MR_T2_FAT_SUPPRESSED,
    /** Any other MR contrast. */
    MR_OTHER
}
