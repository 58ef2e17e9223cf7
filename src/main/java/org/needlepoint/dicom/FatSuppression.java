package org.needlepoint.dicom;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether fat is suppressed, and by which evidence. */
final class FatSuppression {
    /** Values of Scan Options by which Siemens, GE, Philips and Canon record fat saturation or water excitation. */
    private static final Set<String> SCAN_OPTIONS =
            Set.of("FS", "SFS", "FAT_SAT", "FATSAT", "FAT SAT", "FSAT", "WE", "SPIR", "SPAIR", "FAT_SPEC", "SPECIR");

    private FatSuppression() {}

    static Optional<String> of(DataSet d, FrameHeader frame, Words words) {
        for (String option : d.texts(Tags.SCAN_OPTIONS)) {
            if (SCAN_OPTIONS.contains(option.toUpperCase(Locale.ROOT))) {
                return Optional.of(DicomWording.SCAN_OPTIONS.say(option));
            }
        }
        DataSet modifier = FrameAttributes.of(d, frame.origin().frame())
                .holder(Tags.MR_MODIFIER_SEQUENCE, Tags.SPECTRALLY_SELECTED_SUPPRESSION);
        Optional<String> standard = modifier.text(Tags.SPECTRALLY_SELECTED_SUPPRESSION)
                .filter(v -> v.contains("FAT"))
                .map(v -> Tags.SPECTRALLY_SELECTED_SUPPRESSION.name() + " " + v);
        if (standard.isPresent()) {
            return standard;
        }
        for (String type : frame.imageType()) {
            if (type.equalsIgnoreCase("WATER") || type.equalsIgnoreCase("W")) {
                return Optional.of(DicomWording.DIXON_WATER.say(type));
            }
        }
        return words.fatSuppression().map(w -> DicomWording.IN_DESCRIPTION.say(w, words.text()));
    }

    /** Fat (T1 260 to 380 ms at 1.5 to 3 T) is nulled at 0.69 · T1. */
    static boolean nullsFat(double inversionTimeMs) {
        return inversionTimeMs >= 90 && inversionTimeMs <= 290;
    }
}
