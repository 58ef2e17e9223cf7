package org.needlepoint.fiducial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.needlepoint.problem.ProblemException;

/**
 * Reads fiducial templates: those that come with the program by name, a department's own by path.
 *
 * <p>Built-in files are read without the schema validator, which costs more to start than the rest together; a file
 * of the user is validated first.
 */
public final class FiducialTemplates {
    /** Template used when nothing else is asked for. */
    public static final String DEFAULT = "vitamin-d-capsule-six";

    /** Templates that come with the program. */
    public static final List<String> BUILT_IN =
            List.of(DEFAULT, "vitamin-d-capsule-three", "multimodality-donut-six", "custom-fish-oil-four");

    private static final String FOLDER = "/fiducial-templates/";

    private FiducialTemplates() {}

    /**
     * Reads a built-in template by its name or any template by its path.
     *
     * @param nameOrPath one of {@link #BUILT_IN}, or the path of a JSON file
     * @return the template
     * @throws ProblemException {@link FiducialProblem#TEMPLATE_UNKNOWN}, {@link FiducialProblem#TEMPLATE_UNREADABLE}
     *     or {@link FiducialProblem#TEMPLATE_INVALID}
     */
    public static FiducialTemplate read(String nameOrPath) throws ProblemException {
        if (BUILT_IN.contains(nameOrPath)) {
            return builtIn(nameOrPath);
        }
        if (!nameOrPath.endsWith(".json") && !Files.exists(Path.of(nameOrPath))) {
            throw new ProblemException(FiducialProblem.TEMPLATE_UNKNOWN, nameOrPath, String.join(", ", BUILT_IN));
        }
        return read(Path.of(nameOrPath));
    }

    /**
     * Reads a template that comes with the program.
     *
     * @param name one of {@link #BUILT_IN}
     * @return the template
     * @throws ProblemException {@link FiducialProblem#TEMPLATE_UNKNOWN}
     */
    public static FiducialTemplate builtIn(String name) throws ProblemException {
        String file = FOLDER + name + ".json";
        try (InputStream in = FiducialTemplates.class.getResourceAsStream(file)) {
            if (in == null || !BUILT_IN.contains(name)) {
                throw new ProblemException(FiducialProblem.TEMPLATE_UNKNOWN, name, String.join(", ", BUILT_IN));
            }
            return template(name + ".json", new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new ProblemException(e, FiducialProblem.TEMPLATE_UNREADABLE, file, firstLine(e));
        }
    }

    /**
     * Reads and validates a template file.
     *
     * @param path JSON file
     * @return the template
     * @throws ProblemException {@link FiducialProblem#TEMPLATE_UNREADABLE} or
     *     {@link FiducialProblem#TEMPLATE_INVALID}, which names the field and the reason
     */
    public static FiducialTemplate read(Path path) throws ProblemException {
        JsonNode json;
        try {
            json = new ObjectMapper().readTree(Files.readAllBytes(path));
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    e,
                    FiducialProblem.TEMPLATE_UNREADABLE,
                    path,
                    FiducialWording.NOT_JSON.say(
                            e.getLocation() == null ? 1 : e.getLocation().getLineNr(), e.getOriginalMessage()));
        } catch (IOException e) {
            throw new ProblemException(e, FiducialProblem.TEMPLATE_UNREADABLE, path, firstLine(e));
        }
        TemplateSchema.require(path.toString(), json);
        return template(path.toString(), json);
    }

    private static FiducialTemplate template(String file, JsonNode j) throws ProblemException {
        JsonNode marker = j.path("marker");
        MarkerShape shape =
                switch (marker.path("shape").asText()) {
                    case "capsule" ->
                        new MarkerShape.Capsule(range(file, marker, "lengthMm"), range(file, marker, "widthMm"));
                    case "sphere" -> new MarkerShape.Sphere(range(file, marker, "diameterMm"));
                    case "donut" ->
                        new MarkerShape.Donut(
                                range(file, marker, "outerDiameterMm"),
                                range(file, marker, "heightMm"),
                                marker.path("holeDiameterMm").asDouble());
                    default ->
                        throw new ProblemException(
                                FiducialProblem.TEMPLATE_INVALID,
                                file,
                                "marker.shape",
                                FiducialWording.SHAPE_UNKNOWN.say());
                };
        if (shape instanceof MarkerShape.Donut d
                && d.holeDiameterMm() >= d.outer().min()) {
            throw new ProblemException(
                    FiducialProblem.TEMPLATE_INVALID,
                    file,
                    "marker.holeDiameterMm",
                    FiducialWording.HOLE_TOO_WIDE.say());
        }
        if (shape instanceof MarkerShape.Capsule c
                && c.width().nominal() > c.length().nominal()) {
            throw new ProblemException(
                    FiducialProblem.TEMPLATE_INVALID, file, "marker.widthMm", FiducialWording.WIDER_THAN_LONG.say());
        }
        List<MarkerLine> lines = new ArrayList<>();
        for (JsonNode line : j.path("lines")) {
            List<String> labels = new ArrayList<>();
            line.path("labels").forEach(l -> labels.add(l.asText()));
            lines.add(new MarkerLine(
                    line.path("name").asText(),
                    labels,
                    line.path("onTargetSlice").asBoolean()));
        }
        JsonNode error = j.path("localisationErrorMm");
        try {
            return new FiducialTemplate(
                    j.path("name").asText(),
                    j.path("title").asText(),
                    j.path("source").asText(),
                    shape,
                    "skin".equals(j.path("placement").asText()),
                    j.path("ctHu").path("min").asDouble(),
                    j.path("ctHu").path("max").asDouble(),
                    appearances(j.path("mr")),
                    lines,
                    j.path("oneLineSuffices").asBoolean(),
                    error.path("inPlane").asDouble(),
                    error.path("throughPlane").asDouble());
        } catch (IllegalArgumentException e) {
            String field = e.getMessage().contains("CT range") ? "ctHu" : "lines";
            throw new ProblemException(e, FiducialProblem.TEMPLATE_INVALID, file, field, e.getMessage());
        }
    }

    private static SizeRange range(String file, JsonNode marker, String field) throws ProblemException {
        JsonNode r = marker.path(field);
        try {
            return new SizeRange(
                    r.path("nominal").asDouble(),
                    r.path("min").asDouble(),
                    r.path("max").asDouble());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(e, FiducialProblem.TEMPLATE_INVALID, file, "marker." + field, e.getMessage());
        }
    }

    private static Map<ImageContrast, MarkerAppearance> appearances(JsonNode mr) {
        Map<ImageContrast, MarkerAppearance> out = new EnumMap<>(ImageContrast.class);
        put(out, ImageContrast.MR_T1, mr.path("T1"));
        put(out, ImageContrast.MR_T2, mr.path("T2"));
        put(out, ImageContrast.MR_T2_FAT_SUPPRESSED, mr.path("T2-FS"));
        put(out, ImageContrast.MR_OTHER, mr.path("other"));
        return out;
    }

    private static void put(Map<ImageContrast, MarkerAppearance> out, ImageContrast contrast, JsonNode word) {
        switch (word.asText()) {
            case "bright" -> out.put(contrast, MarkerAppearance.BRIGHT);
            case "faint" -> out.put(contrast, MarkerAppearance.FAINT);
            case "dark" -> out.put(contrast, MarkerAppearance.DARK);
            default -> {
                // Not stated: "other" applies.
            }
        }
    }

    private static String firstLine(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException
                ? FiducialWording.NO_FILE.say()
                : String.valueOf(e.getMessage());
    }
}
