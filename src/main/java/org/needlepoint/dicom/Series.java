package org.needlepoint.dicom;

import java.util.Comparator;
import java.util.List;

/**
 * One series as found in a folder.
 *
 * @param uid Series Instance UID
 * @param number series number; empty if absent
 * @param description series description; empty if absent
 * @param modality modality; empty if absent
 * @param studyUid Study Instance UID; empty if absent
 * @param studyDate {@code YYYYMMDD}; empty if absent
 * @param patient whose
 * @param manufacturer maker and model of the scanner
 * @param role role of the stack with the most slices
 * @param roleReason why
 * @param stacks image stacks; empty for objects without images
 * @param spectra spectroscopy objects
 * @param transferSyntaxes names of the transfer syntaxes of its files
 * @param files number of files
 * @param problems what was noticed about the series as a whole; each stack has its own as well
 */
public record Series(
        String uid,
        String number,
        String description,
        String modality,
        String studyUid,
        String studyDate,
        Patient patient,
        String manufacturer,
        SeriesRole role,
        String roleReason,
        List<ImageStack> stacks,
        List<SpectroscopySource> spectra,
        List<String> transferSyntaxes,
        int files,
        List<SeriesProblem> problems) {

    /** Makes a series. */
    public Series {
        stacks = List.copyOf(stacks);
        spectra = List.copyOf(spectra);
        transferSyntaxes = List.copyOf(transferSyntaxes);
        problems = List.copyOf(problems);
    }

    /**
     * Name for messages.
     *
     * @return such as {@code series 6 'ep2d_diff'}
     */
    public String name() {
        return name(number, description, uid);
    }

    static String name(String number, String description, String uid) {
        if (description.isEmpty() && number.isEmpty()) {
            return DicomWording.SERIES_UID.say(uid);
        }
        return number.isEmpty()
                ? DicomWording.SERIES_NAMED.say(description)
                : DicomWording.SERIES_NUMBERED.say(number, description);
    }

    /**
     * Problems of the series and of all its stacks, worst first.
     *
     * @return problems
     */
    public List<SeriesProblem> allProblems() {
        return java.util.stream.Stream.concat(problems.stream(), stacks.stream().flatMap(s -> s.problems().stream()))
                .distinct()
                .sorted(Comparator.comparing(SeriesProblem::severity).reversed())
                .toList();
    }

    /**
     * Frames of reference of its stacks and spectra.
     *
     * @return UIDs, each once; more than one is reported among the problems
     */
    public List<String> framesOfReference() {
        return java.util.stream.Stream.concat(
                        stacks.stream().map(ImageStack::frameOfReferenceUid),
                        spectra.stream().map(SpectroscopySource::frameOfReferenceUid))
                .filter(u -> !u.isEmpty())
                .distinct()
                .toList();
    }
}
