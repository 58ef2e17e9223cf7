package org.needlepoint.dicom;

import java.util.OptionalDouble;

/**
 * How MR images were acquired, DICOM PS3.3 C.8.3.1.
 *
 * @param contrast kind of image
 * @param repetitionTimeMs TR, ms
 * @param echoTimeMs TE, ms
 * @param fieldStrengthT static field, T
 * @param imagingFrequencyMhz frequency of the protons, MHz
 * @param averages number of averages
 * @param bValue diffusion weighting, s/mm², of diffusion images
 */
public record MrAcquisition(
        Contrast contrast,
        double repetitionTimeMs,
        double echoTimeMs,
        double fieldStrengthT,
        double imagingFrequencyMhz,
        double averages,
        OptionalDouble bValue) {

    /** Kinds of MR images that are written. */
    public enum Contrast {
        /** Spin-echo T1-weighted. */
        T1("SE", "NONE", "", 1, "ORIGINAL", "PRIMARY", "M_SE", "M", "SE"),
        /** Fast spin-echo T2-weighted, fat-suppressed. */
        T2_FAT_SUPPRESSED("SE", "SK", "FS", 16, "ORIGINAL", "PRIMARY", "M_SE", "M", "SE"),
        /** Echo-planar diffusion-weighted. */
        DIFFUSION("EP", "SK", "FS", 1, "ORIGINAL", "PRIMARY", "DIFFUSION"),
        /** Map of the apparent diffusion coefficient. */
        ADC("EP", "SK", "FS", 1, "DERIVED", "PRIMARY", "ADC");

        final String scanningSequence;
        final String sequenceVariant;
        final String scanOptions;
        final int echoTrainLength;
        final String[] imageType;

        Contrast(
                String scanningSequence,
                String sequenceVariant,
                String scanOptions,
                int echoTrainLength,
                String... imageType) {
            this.scanningSequence = scanningSequence;
            this.sequenceVariant = sequenceVariant;
            this.scanOptions = scanOptions;
            this.echoTrainLength = echoTrainLength;
            this.imageType = imageType;
        }
    }
}
