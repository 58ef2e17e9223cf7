package org.needlepoint.casefile;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What was examined and when.
 *
 * @param bodyPart Body Part Examined (0018,0015), CT first
 * @param side Laterality (0020,0060) or Image Laterality (0020,0062): {@code R}, {@code L} …
 * @param ctStudyDate date of the CT study
 * @param mrStudyDate date of the MR study
 * @param ctStudyUid Study Instance UID of the CT
 * @param mrStudyUid Study Instance UID of the MR
 * @param ctPatientPosition Patient Position (0018,5100) of the CT, such as {@code HFS}
 * @param mrPatientPosition Patient Position of the MR
 */
public record Examination(
        Optional<String> bodyPart,
        Optional<String> side,
        Optional<LocalDate> ctStudyDate,
        Optional<LocalDate> mrStudyDate,
        Optional<String> ctStudyUid,
        Optional<String> mrStudyUid,
        Optional<String> ctPatientPosition,
        Optional<String> mrPatientPosition) {}
