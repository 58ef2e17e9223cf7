package org.needlepoint.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.needlepoint.casefile.Provenance;
import org.needlepoint.problem.ProblemException;

/**
 * The settings of a measurement as its provenance records them, and back: what is written here is enough to measure the
 * case again.
 */
final class RecordedSettings {
    private static final String NONE = "none";
    private static final String EXCLUDED = "markers.excluded";
    private static final String ONLY_ONE = "only one";
    private static final String SERIES = "series.";
    /** Suffix of the setting that holds the digest of a file named by a setting. */
    static final String DIGEST = ".sha256";

    private RecordedSettings() {}

    /** Names and values for {@link Provenance#settings()}. Files are named by absolute path, with their digest beside. */
    static Map<String, String> toMap(MeasureSettings s) {
        Map<String, String> out = new LinkedHashMap<>();
        out.put("input", s.input().toAbsolutePath().normalize().toString());
        out.put("template", s.template());
        if (Files.isRegularFile(Path.of(s.template()))) {
            putFile(out, "template", Optional.of(Path.of(s.template())));
        }
        putFile(out, "marks", s.marks());
        out.put("needle", s.needle().isPresent() ? "" + s.needle().getAsInt() : ONLY_ONE);
        out.put("model", s.model().name());
        out.put("adcFit", s.adcFit().name());
        out.put("gate.acceptMm", "" + s.acceptMm());
        out.put("gate.cautionMm", "" + s.cautionMm());
        out.put("core.lengthMm", "" + s.coreLengthMm());
        out.put("core.widthMm", "" + s.coreWidthMm());
        out.put("pixelWeights", "exact overlap area");
        putFile(out, "transform", s.pose().transform());
        out.put("transform.fixed", s.pose().fixed().name());
        out.put("refine", "" + s.pose().refine());
        out.put("nudge", s.pose().nudge().map(PoseChoice.Nudge::text).orElse(NONE));
        out.put(EXCLUDED, s.excluded().isEmpty() ? NONE : String.join(",", s.excluded()));
        s.series().forEach((purpose, uid) -> out.put(SERIES + purpose, uid));
        return out;
    }

    private static void putFile(Map<String, String> out, String name, Optional<Path> file) {
        out.put(name, file.map(f -> f.toAbsolutePath().normalize().toString()).orElse(NONE));
        file.flatMap(RecordedSettings::sha256).ifPresent(digest -> out.put(name + DIGEST, digest));
    }

    /** SHA-256 of a file, lower-case hexadecimal; empty if it cannot be read. */
    static Optional<String> sha256(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return Optional.of(
                    HexFormat.of().formatHex(digest.getMessageDigest().digest()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** The folder, zip or DICOMDIR that was measured; empty if the record does not say. */
    static Optional<Path> input(Provenance p) {
        return Optional.ofNullable(p.settings().get("input")).map(Path::of);
    }

    /**
     * Settings that measure the case again.
     *
     * @param p record
     * @param from name of the record's file, for messages
     * @param input where the images are now
     * @param output where results may be written
     * @return the settings
     * @throws ProblemException if the record lacks a setting or holds a value that is none
     */
    static MeasureSettings read(Provenance p, Path from, Path input, Path output) throws ProblemException {
        Map<String, String> map = p.settings();
        try {
            Map<MeasureSettings.Purpose, String> series = new EnumMap<>(MeasureSettings.Purpose.class);
            map.forEach((name, value) -> {
                if (name.startsWith(SERIES)) {
                    series.put(MeasureSettings.Purpose.valueOf(name.substring(SERIES.length())), value);
                }
            });
            return new MeasureSettings(
                    input,
                    output,
                    need(map, "template"),
                    file(map, "marks"),
                    need(map, "needle").equals(ONLY_ONE)
                            ? OptionalInt.empty()
                            : OptionalInt.of(Integer.parseInt(map.get("needle"))),
                    MeasureSettings.ModelChoice.valueOf(need(map, "model")),
                    MeasureSettings.AdcFitChoice.valueOf(need(map, "adcFit")),
                    series,
                    p.draws(),
                    p.seed(),
                    Double.parseDouble(need(map, "gate.acceptMm")),
                    Double.parseDouble(need(map, "gate.cautionMm")),
                    Double.parseDouble(need(map, "core.lengthMm")),
                    Double.parseDouble(need(map, "core.widthMm")),
                    new PoseChoice(
                            file(map, "transform"),
                            PoseChoice.FixedImage.valueOf(need(map, "transform.fixed")),
                            Boolean.parseBoolean(need(map, "refine")),
                            Optional.of(need(map, "nudge"))
                                    .filter(n -> !n.equals(NONE))
                                    .map(PoseChoice.Nudge::parse)),
                    excluded(map));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(e, WorkflowProblem.SETTINGS_NOT_RECORDED, from, e.getMessage());
        }
    }

    /** Markers left out; records from before this was a setting left out none. */
    private static List<String> excluded(Map<String, String> map) {
        String labels = map.getOrDefault(EXCLUDED, NONE);
        return labels.equals(NONE) ? List.of() : List.of(labels.split(","));
    }

    private static String need(Map<String, String> map, String name) {
        String value = map.get(name);
        if (value == null) {
            throw new IllegalArgumentException("provenance.settings." + name + " is missing");
        }
        return value;
    }

    private static Optional<Path> file(Map<String, String> map, String name) {
        return Optional.of(need(map, name)).filter(v -> !v.equals(NONE)).map(Path::of);
    }
}
