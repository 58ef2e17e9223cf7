package org.needlepoint.dicom;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Patient and study of an object to write, DICOM PS3.3 C.7.1.1, C.7.2.1 and C.7.2.2.
 *
 * @param patientName name in DICOM form, family name first, components separated by {@code ^}
 * @param patientId identifier
 * @param patientSex {@code M}, {@code F} or {@code O}
 * @param birthDate date of birth
 * @param weightKg weight, kg
 * @param studyUid Study Instance UID
 * @param studyId study identifier, at most 16 characters
 * @param date study date
 * @param time study time
 * @param description what was done
 */
public record StudyHeader(
        String patientName,
        String patientId,
        String patientSex,
        LocalDate birthDate,
        double weightKg,
        String studyUid,
        String studyId,
        LocalDate date,
        LocalTime time,
        String description) {}
