package org.needlepoint.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.problem.ProblemException;

/**
 * Positions that a person decided: markers on MR and CT and the needle in CT. They override what is detected. The
 * format is described in {@code docs/marks-file.md}.
 *
 * @param mr marks on MR, if any
 * @param ct marks on CT, if any
 * @param needle needle in CT, if any
 */
public record MarksFile(Optional<Marks> mr, Optional<Marks> ct, Optional<NeedleMark> needle) {

    /** Name of the format, in the file's {@code schema} field. */
    public static final String SCHEMA = "needlepoint-marks";

    /** Version of the format. */
    public static final int VERSION = 1;

    /**
     * Markers of one modality.
     *
     * @param frameId Frame of Reference UID that the positions belong to
     * @param positions label to position, in the order of the file
     * @param refine whether each position is only a start for the sub-voxel fit
     */
    public record Marks(String frameId, Map<String, Point3> positions, boolean refine) {
        /** Makes marks. */
        public Marks {
            positions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(positions));
        }
    }

    /**
     * A needle drawn by hand.
     *
     * @param tip the tip
     * @param shaft a point on the axis nearer to the skin, as far from the tip as can be seen
     */
    public record NeedleMark(Point3 tip, Point3 shaft) {}

    /** No marks. */
    public static final MarksFile NONE = new MarksFile(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Reads a marks file.
     *
     * @param file JSON file
     * @return the marks, in frames that carry the file's Frame of Reference UIDs
     * @throws ProblemException if the file cannot be read, is not this format or lacks a field; it names which
     */
    public static MarksFile read(Path file) throws ProblemException {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    e,
                    CaseFileProblem.MARKS_MALFORMED,
                    file,
                    "line " + e.getLocation().getLineNr(),
                    "not JSON");
        } catch (IOException e) {
            throw new ProblemException(
                    e, CaseFileProblem.MARKS_NOT_READABLE, file, e.getClass().getSimpleName());
        }
        Reader reader = new Reader(file);
        reader.onlyFields(root, "the file", Set.of("schema", "version", "mr", "ct", "comment"));
        if (!SCHEMA.equals(root.path("schema").asText()) || root.path("version").asInt() != VERSION) {
            throw reader.malformed("schema, version", "must be \"" + SCHEMA + "\" and " + VERSION);
        }
        Optional<NeedleMark> needle = Optional.empty();
        if (root.path("ct").has("needle")) {
            Frame frame = reader.frame(root.get("ct"), "ct");
            JsonNode node = root.get("ct").get("needle");
            reader.onlyFields(node, "ct.needle", Set.of("tipLpsMm", "shaftLpsMm"));
            needle = Optional.of(new NeedleMark(
                    reader.point(frame, node.get("tipLpsMm"), "ct.needle.tipLpsMm"),
                    reader.point(frame, node.get("shaftLpsMm"), "ct.needle.shaftLpsMm")));
        }
        return new MarksFile(reader.marks(root, "mr"), reader.marks(root, "ct"), needle);
    }

    /** Reads nodes and names the field that is wrong. */
    private record Reader(Path file) {

        Optional<Marks> marks(JsonNode root, String modality) throws ProblemException {
            JsonNode node = root.get(modality);
            if (node == null) {
                return Optional.empty();
            }
            onlyFields(node, modality, Set.of("frameOfReferenceUid", "markers", "refine", "needle"));
            Frame frame = frame(node, modality);
            Map<String, Point3> positions = new LinkedHashMap<>();
            JsonNode markers = node.path("markers");
            if (!markers.isMissingNode() && !markers.isArray()) {
                throw malformed(modality + ".markers", "must be a list");
            }
            for (int i = 0; i < markers.size(); i++) {
                String where = modality + ".markers[" + i + "]";
                onlyFields(markers.get(i), where, Set.of("label", "positionLpsMm"));
                String label = markers.get(i).path("label").asText("");
                if (label.isBlank()) {
                    throw malformed(where + ".label", "is missing");
                }
                Point3 position = point(frame, markers.get(i).get("positionLpsMm"), where + ".positionLpsMm");
                if (positions.put(label, position) != null) {
                    throw malformed(where + ".label", "\"" + label + "\" occurs twice");
                }
            }
            return positions.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Marks(frame.id(), positions, node.path("refine").asBoolean(false)));
        }

        Frame frame(JsonNode node, String modality) throws ProblemException {
            String id = node.path("frameOfReferenceUid").asText("");
            if (id.isBlank()) {
                throw malformed(modality + ".frameOfReferenceUid", "is missing");
            }
            return new Frame(id, modality.toUpperCase(java.util.Locale.ROOT));
        }

        Point3 point(Frame frame, JsonNode node, String where) throws ProblemException {
            if (node == null || !node.isArray() || node.size() != 3) {
                throw malformed(where, "must be three numbers, LPS mm");
            }
            for (JsonNode number : node) {
                if (!number.isNumber() || !Double.isFinite(number.asDouble())) {
                    throw malformed(where, "must be three numbers, LPS mm");
                }
            }
            return new Point3(
                    frame,
                    node.get(0).asDouble(),
                    node.get(1).asDouble(),
                    node.get(2).asDouble());
        }

        void onlyFields(JsonNode node, String where, Set<String> known) throws ProblemException {
            if (!node.isObject()) {
                throw malformed(where, "must be an object");
            }
            for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                // A misspelt field would silently leave a detection in force.
                if (!known.contains(name)) {
                    throw malformed(where + "." + name, "is not a field of this format");
                }
            }
        }

        ProblemException malformed(String where, String what) {
            return new ProblemException(CaseFileProblem.MARKS_MALFORMED, file, where, what);
        }
    }
}
