package org.needlepoint.workflow.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.casefile.Provenance;
import org.needlepoint.casefile.planning.AdcFitChoice;
import org.needlepoint.casefile.planning.Hazard;
import org.needlepoint.casefile.planning.MeasuringRules;
import org.needlepoint.casefile.planning.ModelChoice;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.PoseChoice;
import org.needlepoint.casefile.planning.Purpose;
import org.needlepoint.problem.ProblemException;

/**
 * The settings of a measurement as its provenance records them, and back: what is written here is enough to measure the
 * case again.
 */
public final class RecordedSettings {
    private static final String NONE = "none";
    private static final String ACKNOWLEDGED = "hazards.acknowledged";
    private static final String EXCLUDED = "markers.excluded";
    private static final String ONLY_ONE = "only one";
    private static final String SERIES = "series.";
    private static final String NOT_USED = "withoutSeries";
    /** Suffix of the setting that holds the digest of a file named by a setting. */
    public static final String DIGEST = ".sha256";

    private RecordedSettings() {}

    /**
     * Names and values for {@link Provenance#settings()}. Files are named by absolute path, with their digest beside.
     *
     * @param settings settings
     * @return name → value, in order
     */
    public static Map<String, String> toMap(MeasureSettings settings) {
        PlanningCase d = settings.decisions();
        Map<String, String> out = new LinkedHashMap<>();
        out.put("input", d.input().toAbsolutePath().normalize().toString());
        out.put("template", d.template());
        if (Files.isRegularFile(Path.of(d.template()))) {
            putFile(out, "template", Optional.of(Path.of(d.template())));
        }
        putFile(out, "marks", settings.marks());
        if (settings.marks().isPresent() && !d.marks().equals(MarksFile.NONE)) {
            // Marks of a session are written beside the result after this record is made.
            out.putIfAbsent("marks" + DIGEST, sha256(d.marks().json().getBytes(StandardCharsets.UTF_8)));
        }
        out.put("needle", d.needle().isPresent() ? "" + d.needle().getAsInt() : ONLY_ONE);
        out.put("model", d.rules().model().name());
        out.put("adcFit", d.rules().adcFit().name());
        out.put("gate.acceptMm", "" + d.rules().acceptMm());
        out.put("gate.cautionMm", "" + d.rules().cautionMm());
        out.put("core.lengthMm", "" + d.rules().coreLengthMm());
        out.put("core.widthMm", "" + d.rules().coreWidthMm());
        out.put("pixelWeights", "exact overlap area");
        putFile(out, "transform", d.pose().transform());
        out.put("transform.fixed", d.pose().fixed().name());
        out.put("refine", "" + d.pose().refine());
        out.put("nudge", d.pose().nudge().map(PoseChoice.Nudge::text).orElse(NONE));
        out.put(EXCLUDED, d.excluded().isEmpty() ? NONE : String.join(",", d.excluded()));
        out.put(
                ACKNOWLEDGED,
                settings.acknowledged().isEmpty()
                        ? NONE
                        : settings.acknowledged().stream()
                                .map(Hazard::name)
                                .sorted()
                                .collect(Collectors.joining(",")));
        d.series().forEach((purpose, uid) -> out.put(SERIES + purpose, uid));
        if (!d.notUsed().isEmpty()) {
            out.put(NOT_USED, String.join(" ", new TreeSet<>(d.notUsed())));
        }
        return out;
    }

    private static void putFile(Map<String, String> out, String name, Optional<Path> file) {
        out.put(name, file.map(f -> f.toAbsolutePath().normalize().toString()).orElse(NONE));
        file.flatMap(RecordedSettings::sha256).ifPresent(digest -> out.put(name + DIGEST, digest));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** SHA-256 of a file, lower-case hexadecimal; empty if it cannot be read. */
    public static Optional<String> sha256(Path file) {
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
    public static Optional<Path> input(Provenance p) {
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
    public static MeasureSettings read(Provenance p, Path from, Path input, Path output) throws ProblemException {
        Map<String, String> map = p.settings();
        try {
            Map<Purpose, String> series = new EnumMap<>(Purpose.class);
            map.forEach((name, value) -> {
                if (name.startsWith(SERIES)) {
                    series.put(Purpose.valueOf(name.substring(SERIES.length())), value);
                }
            });
            PlanningCase decisions = PlanningCase.of(input)
                    .withTemplate(need(map, "template"))
                    .withSeries(series)
                    .withNotUsed(
                            map.containsKey(NOT_USED) ? Set.of(map.get(NOT_USED).split(" ")) : Set.of())
                    .withNeedle(
                            need(map, "needle").equals(ONLY_ONE)
                                    ? OptionalInt.empty()
                                    : OptionalInt.of(Integer.parseInt(map.get("needle"))))
                    .withExcluded(excluded(map))
                    .withPose(new PoseChoice(
                            file(map, "transform"),
                            PoseChoice.FixedImage.valueOf(need(map, "transform.fixed")),
                            Boolean.parseBoolean(need(map, "refine")),
                            Optional.of(need(map, "nudge"))
                                    .filter(n -> !n.equals(NONE))
                                    .map(PoseChoice.Nudge::parse)))
                    .withRules(new MeasuringRules(
                            ModelChoice.valueOf(need(map, "model")),
                            AdcFitChoice.valueOf(need(map, "adcFit")),
                            Double.parseDouble(need(map, "gate.acceptMm")),
                            Double.parseDouble(need(map, "gate.cautionMm")),
                            Double.parseDouble(need(map, "core.lengthMm")),
                            Double.parseDouble(need(map, "core.widthMm")),
                            p.draws(),
                            p.seed()));
            return new MeasureSettings(decisions, output, file(map, "marks"), acknowledged(map));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(e, WorkflowProblem.SETTINGS_NOT_RECORDED, from, e.getMessage());
        }
    }

    /** Hazards acknowledged; records from before this was a setting acknowledged none. */
    private static Set<Hazard> acknowledged(Map<String, String> map) {
        String hazards = map.getOrDefault(ACKNOWLEDGED, NONE);
        return hazards.equals(NONE)
                ? Set.of()
                : Arrays.stream(hazards.split(",")).map(Hazard::valueOf).collect(Collectors.toSet());
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
