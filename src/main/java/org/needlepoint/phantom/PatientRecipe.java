package org.needlepoint.phantom;

/**
 * Who the patient is said to be. Never a real person.
 *
 * @param name name in DICOM form, clearly synthetic, such as {@code SYNTHETIC^THIGH}
 * @param id patient identifier
 * @param idOnCt patient identifier in the CT files; differs from {@code id} only in cases that must be refused
 * @param sex {@code M}, {@code F} or {@code O}
 * @param birthDate ISO 8601 date
 * @param studyDate ISO 8601 date of MR and CT
 * @param weightKg weight, kg
 * @param bodyPart DICOM Body Part Examined, such as {@code THIGH}
 * @param laterality {@code R}, {@code L}, or {@code U} for an unpaired part
 * @param diagnosis histology and grade that the case imitates, for the truth file
 */
public record PatientRecipe(
        String name,
        String id,
        String idOnCt,
        String sex,
        String birthDate,
        String studyDate,
        double weightKg,
        String bodyPart,
        String laterality,
        String diagnosis) {}
