package org.needlepoint.placement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.problem.ProblemException;

/**
 * Reads a body contour or a proposed layout from JSON or CSV; docs/placement.md describes both. All lengths in mm.
 */
public final class PlacementFiles {
    private PlacementFiles() {}

    /**
     * Reads a contour.
     *
     * @param file JSON {@code {"levels": [{"zMm": 0, "points": [[x, y], …]}, …]}} or CSV with the columns {@code x_mm,y_mm} or
     *     {@code z_mm,x_mm,y_mm}
     * @param frame frame to give the coordinates
     * @return the skin
     * @throws ProblemException if the file cannot be read, is malformed, or an outline is open, crosses itself or has no body's
     *     size
     */
    public static Skin contour(Path file, Frame frame) throws ProblemException {
        Map<Double, List<Point2>> levels = new TreeMap<>();
        if (isJson(file)) {
            for (JsonNode level : array(file, json(file), "levels")) {
                List<Point2> points = new ArrayList<>();
                for (JsonNode p : array(file, level, "points")) {
                    if (!p.isArray()
                            || p.size() != 2
                            || !p.get(0).isNumber()
                            || !p.get(1).isNumber()) {
                        throw malformed(file, "a point is a pair [x, y] of numbers in mm, got " + p);
                    }
                    points.add(new Point2(p.get(0).doubleValue(), p.get(1).doubleValue()));
                }
                if (levels.put(number(file, level, "zMm"), points) != null) {
                    throw malformed(file, "level zMm " + level.get("zMm") + " occurs twice");
                }
            }
        } else {
            for (Map<String, String> row : csv(file, List.of("x_mm", "y_mm"), List.of("z_mm"))) {
                double z = row.containsKey("z_mm") ? number(file, row, "z_mm") : 0;
                levels.computeIfAbsent(z, k -> new ArrayList<>())
                        .add(new Point2(number(file, row, "x_mm"), number(file, row, "y_mm")));
            }
        }
        if (levels.isEmpty()) {
            throw malformed(file, "it holds no points");
        }
        Map<Double, SkinRing> rings = new LinkedHashMap<>();
        for (Map.Entry<Double, List<Point2>> level : levels.entrySet()) {
            String name = levels.size() == 1
                    ? "The contour in " + file
                    : String.format(Locale.ROOT, "The contour in %s at z = %.1f mm", file, level.getKey());
            rings.put(level.getKey(), SkinRing.of(name, level.getValue()));
        }
        return Skin.at(frame, rings);
    }

    /**
     * Reads a layout. Capsules are P1, P2, …; with six or eight the first half is line A and the second line B, as in the study,
     * else all are line A.
     *
     * @param file JSON {@code {"capsules": [{"label": "P1", "xMm": …, "yMm": …, "zMm": …}, …]}}, with {@code arcMm} and {@code levelMm}
     *     allowed instead of the coordinates; or CSV with the columns {@code label,x_mm,y_mm,z_mm} or {@code label,arc_mm,level_mm}
     * @param skin body surface, whose front mid-line the arcs start from
     * @param targetLevelMm level of the target, from which levels count
     * @return the capsules in the file's order
     * @throws ProblemException if the file cannot be read or is malformed
     */
    public static List<Capsule> layout(Path file, Skin skin, double targetLevelMm) throws ProblemException {
        List<Map<String, String>> rows = new ArrayList<>();
        if (isJson(file)) {
            for (JsonNode c : array(file, json(file), "capsules")) {
                Map<String, String> row = new LinkedHashMap<>();
                for (String key : List.of("label", "xMm", "yMm", "zMm", "arcMm", "levelMm")) {
                    if (c.hasNonNull(key)) {
                        row.put(key.replace("Mm", "_mm"), c.get(key).asText());
                    }
                }
                rows.add(row);
            }
        } else {
            rows = csv(file, List.of("label"), List.of("x_mm", "y_mm", "z_mm", "arc_mm", "level_mm"));
        }
        List<Capsule> out = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            if (row.getOrDefault("label", "").isBlank()) {
                throw malformed(file, "capsule " + (i + 1) + " has no label");
            }
            Point3 p;
            if (row.containsKey("arc_mm")) {
                double z = targetLevelMm + number(file, row, "level_mm");
                if (!skin.covers(z)) {
                    throw malformed(
                            file, row.get("label") + " lies beyond the contour, which covers " + skin.coverage());
                }
                p = skin.point(number(file, row, "arc_mm"), z);
            } else {
                p = new Point3(
                        skin.frame(), number(file, row, "x_mm"), number(file, row, "y_mm"), number(file, row, "z_mm"));
            }
            boolean second = LayoutSearch.lines(rows.size()) == 2 && i >= rows.size() / 2;
            out.add(new Capsule(row.get("label").trim(), second ? "B" : "A", p));
        }
        return out;
    }

    private static boolean isJson(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private static String text(Path file) throws ProblemException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            String why = Files.exists(file) ? e.getClass().getSimpleName() : "it does not exist";
            throw new ProblemException(e, PlacementProblem.FILE_UNREADABLE, file, why);
        }
    }

    private static JsonNode json(Path file) throws ProblemException {
        try {
            return new ObjectMapper().readTree(text(file));
        } catch (JsonProcessingException e) {
            throw new ProblemException(e, PlacementProblem.FILE_MALFORMED, file, "not JSON: " + e.getOriginalMessage());
        }
    }

    private static JsonNode array(Path file, JsonNode parent, String key) throws ProblemException {
        JsonNode a = parent.get(key);
        if (a == null || !a.isArray()) {
            throw malformed(file, "the list \"" + key + "\" is missing");
        }
        return a;
    }

    private static double number(Path file, JsonNode parent, String key) throws ProblemException {
        JsonNode v = parent.get(key);
        if (v == null || !v.isNumber()) {
            throw malformed(file, "the number \"" + key + "\" is missing");
        }
        return v.doubleValue();
    }

    private static double number(Path file, Map<String, String> row, String column) throws ProblemException {
        String v = row.getOrDefault(column, "").trim();
        try {
            double d = Double.parseDouble(v);
            if (Double.isFinite(d)) {
                return d;
            }
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    e, PlacementProblem.FILE_MALFORMED, file, column + " is '" + v + "', not a number");
        }
        throw malformed(file, column + " is '" + v + "', not a finite number");
    }

    private static List<Map<String, String>> csv(Path file, List<String> needed, List<String> allowed)
            throws ProblemException {
        List<String> lines = text(file).lines().filter(l -> !l.isBlank()).toList();
        List<String> columns = lines.isEmpty() ? List.of() : cells(lines.get(0));
        for (String c : needed) {
            if (!columns.contains(c)) {
                throw malformed(file, "the column " + c + " is missing from the first line");
            }
        }
        for (String c : columns) {
            if (!needed.contains(c) && !allowed.contains(c)) {
                throw malformed(file, "the column '" + c + "' is not known");
            }
        }
        List<Map<String, String>> out = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            if (cells.size() != columns.size()) {
                throw malformed(file, "the line '" + line + "' has not " + columns.size() + " cells");
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), cells.get(i));
            }
            out.add(row);
        }
        return out;
    }

    private static List<String> cells(String line) {
        List<String> out = new ArrayList<>();
        for (String c : line.replace("\uFEFF", "").split(",", -1)) {
            out.add(c.trim());
        }
        return out;
    }

    private static ProblemException malformed(Path file, String what) {
        return new ProblemException(PlacementProblem.FILE_MALFORMED, file, what);
    }
}
