package org.needlepoint.workflow.session;

import java.util.List;
import java.util.Optional;
import org.needlepoint.casefile.Subject;
import org.needlepoint.casefile.planning.Purpose;

/**
 * A series of the input, as a browser shows it.
 *
 * @param patient patient as the images name them
 * @param patientId Patient ID (0010,0020)
 * @param studyUid Study Instance UID
 * @param studyDate Study Date as stored, yyyymmdd; empty if absent
 * @param uid Series Instance UID
 * @param number Series Number
 * @param description Series Description
 * @param modality Modality
 * @param role what it was taken for
 * @param roleReason why
 * @param columns columns of the largest stack; 0 if it has no images
 * @param rows rows of the largest stack
 * @param slices slices of all stacks
 * @param bValues b-values in s/mm², ascending
 * @param files number of files
 * @param problems what is wrong with it, most serious first
 * @param usedAs what the case uses it for; empty if for nothing
 * @param subject whose, with birth date and sex
 * @param bodyPart Body Part Examined, if stated
 * @param side Image Laterality or Laterality, if stated
 */
public record SeriesEntry(
        String patient,
        String patientId,
        String studyUid,
        String studyDate,
        String uid,
        String number,
        String description,
        String modality,
        String role,
        String roleReason,
        int columns,
        int rows,
        int slices,
        List<Double> bValues,
        int files,
        List<String> problems,
        Optional<Purpose> usedAs,
        Subject subject,
        Optional<String> bodyPart,
        Optional<String> side) {

    /** Copies the lists. */
    public SeriesEntry {
        bValues = List.copyOf(bValues);
        problems = List.copyOf(problems);
    }
}
