package org.needlepoint.dicom;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a series' description and protocol name, in the shorthand of several languages. */
final class Words {
    private static final List<String> FAT_SUPPRESSION = List.of(
            "fs",
            "fat",
            "fatsat",
            "fatsup",
            "fsat",
            "spair",
            "spir",
            "stir",
            "tirm",
            "dixonw",
            "water",
            "we",
            "proset",
            "fettsat",
            "fettges",
            "fettgesättigt",
            "fettsupp",
            "satgrasse",
            "fatsupp",
            "ideal",
            "chess",
            "mdixonw",
            "wfs",
            "sfs",
            "wats");
    private static final List<String> DIFFUSION = List.of(
            "dwi",
            "dw",
            "diff",
            "diffusion",
            "diffusie",
            "difusion",
            "difusión",
            "diffusione",
            "dwibs",
            "resolve",
            "diffusionsgewichtet",
            "dti",
            "ivim",
            "trace",
            "tracew",
            "ep2d_diff",
            "zoomit");

    private static final Pattern NOT_SUPPRESSED =
            Pattern.compile("(?:^|[^a-z])(?:no|non|not|ohne|sans|without|w/o|sin|senza)[ _-]*(?:fs|fat|fett)");

    private final String text;
    private final Set<String> words;
    private final String flat;

    private Words(String text) {
        this.text = text;
        String lower = text.toLowerCase(Locale.ROOT);
        this.words = new LinkedHashSet<>(Arrays.asList(lower.split("[^\\p{L}\\p{N}]+")));
        this.flat = lower;
    }

    static Words of(DataSet d) {
        String series = d.text(Tags.SERIES_DESCRIPTION).orElse("");
        return new Words(series.isEmpty() ? d.text(Tags.PROTOCOL_NAME).orElse("") : series);
    }

    /** The description itself. */
    String text() {
        return text;
    }

    /** Whether one of these is a whole word of it. */
    boolean any(String... wanted) {
        return Arrays.stream(wanted)
                .anyMatch(w -> w.length() > 4 || w.indexOf(' ') > 0 ? flat.contains(w) : words.contains(w));
    }

    boolean t1() {
        return words.stream().anyMatch(w -> w.startsWith("t1"))
                || any("vibe", "lava", "thrive", "bravo", "mprage", "flash", "spgr");
    }

    boolean t2() {
        return words.stream().anyMatch(w -> w.startsWith("t2") && !w.startsWith("t2star"));
    }

    boolean stir() {
        return any("stir", "tirm");
    }

    boolean diffusion() {
        return adc()
                || words.stream().anyMatch(w -> DIFFUSION.contains(w) || w.startsWith("diff") || w.startsWith("dwi"));
    }

    boolean adc() {
        return words.stream()
                        .anyMatch(w -> w.startsWith("adc")
                                || w.endsWith("adc") && !w.equals("eadc")
                                || w.equals("cda")
                                || w.equals("dapp"))
                || flat.contains("apparent diffusion");
    }

    boolean exponentialAdc() {
        return any("eadc") || words.contains("exp") && words.contains("adc") || flat.contains("exponential");
    }

    boolean calculatedB() {
        return flat.contains("calc_b")
                || flat.contains("calcb")
                || flat.contains("calc b")
                || flat.contains("cbval")
                || flat.contains("calculated")
                || flat.contains("synthetic")
                || any("cdwi", "sdwi", "calc");
    }

    Optional<String> fatSuppression() {
        if (NOT_SUPPRESSED.matcher(flat).find()) {
            return Optional.empty();
        }
        Optional<String> exact =
                words.stream().filter(FAT_SUPPRESSION::contains).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        if (flat.contains("dixon") && words.contains("w")) {
            return Optional.of("Dixon W");
        }
        for (String part : List.of(
                "fatsat",
                "fat sat",
                "fat-sat",
                "fat_sat",
                "spair",
                "stir",
                "tirm",
                "fat supp",
                "fettsät",
                "fettunter")) {
            if (flat.contains(part)) {
                return Optional.of(part);
            }
        }
        // Run together with the weighting, as in t2fs, t2wfs or fst2.
        return words.stream()
                .filter(w -> w.startsWith("t2") && w.endsWith("fs") || w.equals("fst2") || w.startsWith("t2fs"))
                .findFirst();
    }
}
