package org.needlepoint.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Guesses what a stack of images is for: attributes first, the description's words only where attributes leave it open.
 * A name never overrides a b-value, an image type or a unit.
 */
final class Roles {
    private static final Tag ACQUISITION_CONTRAST = Tags.ACQUISITION_CONTRAST;
    private static final String SPECTROSCOPY_STORAGE = "1.2.840.10008.5.1.4.1.1.4.2";
    private static final String PARAMETRIC_MAP = "1.2.840.10008.5.1.4.1.1.30";
    private static final String SECONDARY_CAPTURE_PREFIX = "1.2.840.10008.5.1.4.1.1.7";

    private final DataSet d;
    private final FrameHeader frame;
    private final String modality;
    private final Words words;

    private Roles(DataSet d, FrameHeader frame) {
        this.d = d;
        this.frame = frame;
        this.modality = d.text(Tags.MODALITY).orElse("");
        this.words = Words.of(d);
    }

    /** The role of a stack with this representative frame. */
    static RoleGuess guess(DataSet d, FrameHeader frame) {
        return new Roles(d, frame).guess();
    }

    private static RoleGuess is(SeriesRole role, String reason) {
        return new RoleGuess(role, reason);
    }

    private RoleGuess guess() {
        String sopClass = d.text(Tags.SOP_CLASS_UID).orElse("");
        if (SPECTROSCOPY_STORAGE.equals(sopClass)) {
            return is(SeriesRole.SPECTROSCOPY, DicomWording.SPECTROSCOPY_CLASS.say());
        }
        if (sopClass.startsWith(SECONDARY_CAPTURE_PREFIX)) {
            return is(SeriesRole.SECONDARY_CAPTURE, DicomWording.SECONDARY_CAPTURE_CLASS.say());
        }
        if (!frame.format().isGrey()) {
            return is(
                    SeriesRole.SECONDARY_CAPTURE,
                    DicomWording.COLOUR.say(frame.format().photometric()));
        }
        if (hasType("LOCALIZER")) {
            return is(SeriesRole.LOCALIZER, DicomWording.IMAGE_TYPE.say("LOCALIZER"));
        }
        if (PARAMETRIC_MAP.equals(sopClass)) {
            return frame.scale().mapsDiffusion()
                    ? is(SeriesRole.ADC, DicomWording.DIFFUSION_MAP.say())
                    : is(SeriesRole.OTHER, DicomWording.OTHER_MAP.say());
        }
        return switch (modality) {
            case "CT" -> computedTomography();
            case "MR" -> magneticResonance();
            default ->
                is(
                        SeriesRole.OTHER,
                        DicomWording.MODALITY.say(modality.isEmpty() ? DicomWording.ABSENT.say() : modality));
        };
    }

    private RoleGuess computedTomography() {
        if (hasType("SCREEN SAVE") || hasType("DOSE_INFO") || hasType("PROCESSED_TEXT")) {
            return is(SeriesRole.SECONDARY_CAPTURE, DicomWording.IMAGE_TYPE.say(String.join("\\", frame.imageType())));
        }
        if (words.any("scout", "topogram", "surview", "scanogram", "localizer")) {
            return is(SeriesRole.LOCALIZER, DicomWording.DESCRIPTION.say(words.text()));
        }
        return is(SeriesRole.CT, DicomWording.MODALITY.say("CT"));
    }

    private boolean hasType(String value) {
        return frame.imageType().stream().anyMatch(value::equalsIgnoreCase);
    }

    private boolean typeContains(String part) {
        return frame.imageType().stream()
                .anyMatch(t -> t.toUpperCase(Locale.ROOT).contains(part));
    }

    private RoleGuess magneticResonance() {
        Optional<RoleGuess> diffusion = diffusion();
        if (diffusion.isPresent()) {
            return diffusion.get();
        }
        if (typeContains("PHASE MAP") || hasType("P") && !hasType("M")) {
            return is(SeriesRole.OTHER, DicomWording.IMAGE_TYPE_PHASE.say());
        }
        if (words.any("localizer", "localiser", "scout", "survey", "3plane", "3-plane", "plane loc", "loc")) {
            return is(SeriesRole.LOCALIZER, DicomWording.DESCRIPTION.say(words.text()));
        }
        String contrast = frameContrast();
        if (contrast.equals("DIFFUSION")) {
            return is(SeriesRole.DWI, DicomWording.ACQUISITION_CONTRAST.say("DIFFUSION"));
        }
        Optional<RoleGuess> weighting = weighting(contrast);
        return weighting.orElseGet(() -> is(SeriesRole.OTHER, DicomWording.NOT_TOLD.say()));
    }

    private String frameContrast() {
        return d.text(ACQUISITION_CONTRAST)
                .or(() -> FrameAttributes.of(d, frame.origin().frame())
                        .holder(Tags.MR_IMAGE_FRAME_TYPE_SEQUENCE, ACQUISITION_CONTRAST)
                        .text(ACQUISITION_CONTRAST))
                .orElse("");
    }

    private Optional<RoleGuess> diffusion() {
        String type = String.join("\\", frame.imageType());
        if (typeContains("EADC") || typeContains("EXP") && typeContains("ADC")) {
            return Optional.of(is(SeriesRole.DIFFUSION_DERIVED, DicomWording.IMAGE_TYPE.say(type)));
        }
        if (typeContains("ADC") || typeContains("APPARENT_DIFF")) {
            return Optional.of(is(SeriesRole.ADC, DicomWording.IMAGE_TYPE.say(type)));
        }
        if (frame.scale().mapsDiffusion()) {
            return Optional.of(is(SeriesRole.ADC, DicomWording.DIFFUSION_UNIT_MAPPED.say()));
        }
        if (DiffusionUnit.of(frame.scale().type()).isPresent()) {
            return Optional.of(is(
                    SeriesRole.ADC, DicomWording.RESCALE_TYPE.say(frame.scale().type())));
        }
        if (hasType("FA") || hasType("TENSOR") || hasType("TENSOR_B0") || typeContains("FRACTIONAL")) {
            return Optional.of(is(SeriesRole.DIFFUSION_DERIVED, DicomWording.IMAGE_TYPE.say(type)));
        }
        if (typeContains("CALC_B") || typeContains("CALCULATED") || typeContains("SYNTHETIC_B")) {
            return Optional.of(is(SeriesRole.DIFFUSION_DERIVED, DicomWording.IMAGE_TYPE_CALCULATED.say(type)));
        }
        boolean hinted = frame.bValue().isPresent()
                || typeContains("DIFFUSION")
                || typeContains("TRACEW")
                || frameContrast().equals("DIFFUSION");
        if (!hinted && !words.diffusion()) {
            return Optional.empty();
        }
        // A b-value of 0 stands in the header of some images that are not diffusion-weighted at all.
        boolean echoPlanar = isEchoPlanar();
        boolean weighted = frame.bValue().filter(b -> b.value() > 0).isPresent();
        if (hinted && !weighted && !echoPlanar && !typeContains("DIFFUSION") && !words.diffusion()) {
            return Optional.empty();
        }
        if (words.exponentialAdc()) {
            return Optional.of(is(SeriesRole.DIFFUSION_DERIVED, DicomWording.DESCRIPTION.say(words.text())));
        }
        if (words.adc() && !weighted || words.adc() && hasType("DERIVED")) {
            return Optional.of(is(SeriesRole.ADC, DicomWording.DESCRIPTION.say(words.text())));
        }
        if (hasType("DERIVED") && (Diffusion.isComputedByName(d) || words.calculatedB())) {
            return Optional.of(is(
                    SeriesRole.DIFFUSION_DERIVED,
                    DicomWording.CALCULATED_DERIVED.say(
                            d.text(Tags.SEQUENCE_NAME).orElse(""), words.text())));
        }
        if (words.calculatedB()) {
            return Optional.of(is(SeriesRole.DIFFUSION_DERIVED, DicomWording.CALCULATED.say(words.text())));
        }
        if (hinted) {
            return Optional.of(
                    is(SeriesRole.DWI, frame.bValue().map(BValue::source).orElse(DicomWording.SAYS_DIFFUSION.say())));
        }
        return Optional.of(is(SeriesRole.DWI, DicomWording.DESCRIPTION.say(words.text())));
    }

    private boolean isEchoPlanar() {
        return d.texts(Tags.SCANNING_SEQUENCE).contains("EP")
                || d.text(Tags.ECHO_PLANAR_PULSE_SEQUENCE).filter("YES"::equals).isPresent()
                || d.text(Tags.SEQUENCE_NAME)
                        .filter(s -> s.toLowerCase(Locale.ROOT).contains("ep_b"))
                        .isPresent();
    }

    private Optional<RoleGuess> weighting(String contrast) {
        Optional<String> suppressed = FatSuppression.of(d, frame, words);
        OptionalDouble te = frame.echoTimeMs();
        OptionalDouble tr = timing(Tags.REPETITION_TIME);
        OptionalDouble ti = timing(Tags.INVERSION_TIME);
        boolean gradientEcho = d.texts(Tags.SCANNING_SEQUENCE).contains("GR")
                && !d.texts(Tags.SCANNING_SEQUENCE).contains("SE");
        boolean inversion = d.texts(Tags.SCANNING_SEQUENCE).contains("IR")
                || d.text(Tags.INVERSION_RECOVERY).filter("YES"::equals).isPresent();
        if (contrast.equals("T2") || contrast.equals("STIR")) {
            return Optional.of(t2(
                    contrast.equals("STIR") ? Optional.of("STIR") : suppressed,
                    DicomWording.ACQUISITION_CONTRAST.say(contrast)));
        }
        if (contrast.equals("T1")) {
            return Optional.of(is(SeriesRole.T1, DicomWording.ACQUISITION_CONTRAST.say("T1")));
        }
        if (ti.isPresent()
                && FatSuppression.nullsFat(ti.getAsDouble())
                && (inversion || !gradientEcho)
                && tr.orElse(0) > 1500) {
            return Optional.of(is(SeriesRole.T2_FS, DicomWording.NULLS_FAT.say(Text.number(ti.getAsDouble()))));
        }
        if (isEchoPlanar()) {
            return Optional.of(is(SeriesRole.OTHER, DicomWording.ECHO_PLANAR.say()));
        }
        if (te.isPresent() && tr.isPresent() && te.getAsDouble() > 0) {
            String times = DicomWording.TIMES.say(Text.number(tr.getAsDouble()), Text.number(te.getAsDouble()));
            if (!gradientEcho && te.getAsDouble() >= 50 && tr.getAsDouble() >= 1500) {
                return Optional.of(t2(suppressed, times));
            }
            if (te.getAsDouble() <= 35
                    && tr.getAsDouble() <= (gradientEcho ? 900 : 1400)
                    && !(gradientEcho && words.t2())) {
                return Optional.of(is(SeriesRole.T1, gradientEcho ? DicomWording.GRADIENT_ECHO.say(times) : times));
            }
            if (!gradientEcho && te.getAsDouble() < 50 && tr.getAsDouble() > 1500 && !words.t1() && !words.t2()) {
                return Optional.of(is(SeriesRole.OTHER, DicomWording.PROTON_DENSITY.say(times)));
            }
        }
        if (words.t2()) {
            return Optional.of(t2(suppressed, DicomWording.DESCRIPTION.say(words.text())));
        }
        if (words.stir()) {
            return Optional.of(is(SeriesRole.T2_FS, DicomWording.DESCRIPTION.say(words.text())));
        }
        return words.t1()
                ? Optional.of(is(SeriesRole.T1, DicomWording.DESCRIPTION.say(words.text())))
                : Optional.empty();
    }

    private OptionalDouble timing(Tag tag) {
        DataSet holder = FrameAttributes.of(d, frame.origin().frame())
                .holder(Tags.MR_TIMING_AND_RELATED_PARAMETERS_SEQUENCE, tag);
        return holder.number(tag);
    }

    private static RoleGuess t2(Optional<String> suppressed, String reason) {
        return suppressed.isPresent()
                ? is(SeriesRole.T2_FS, DicomWording.FAT_SUPPRESSED.say(reason, suppressed.get()))
                : is(SeriesRole.T2, reason);
    }

    /** Reasons of several stacks, without repetition. */
    static String join(List<String> reasons) {
        return String.join("; ", new ArrayList<>(new java.util.LinkedHashSet<>(reasons)));
    }
}
