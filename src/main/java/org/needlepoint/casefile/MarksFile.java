package org.needlepoint.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.problem.ProblemException;

/**
 * Positions that a person decided: markers on MR and CT, anatomical landmarks and the needle in CT. Markers and needle
 * override what is detected, all of an image or the named ones alone; landmarks join the markers. The format is described in {@code docs/marks-file.md}.
 *
 * @param mr marks on MR, if any
 * @param ct marks on CT, if any
 * @param needle needle in CT, if any
 * @param landmarks bone or vessel landmarks seen in both images, in the order of the file
 * @param landmarksOnly whether the registration rests on the landmarks alone, without skin markers
 */
public record MarksFile(
        Optional<Marks> mr,
        Optional<Marks> ct,
        Optional<NeedleMark> needle,
        List<Landmark> landmarks,
        boolean landmarksOnly) {

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
     * @param detectOthers whether the markers that are not named here keep the place, error and evidence of their detection;
     *     else the positions take the place of the detection as a whole
     */
    public record Marks(String frameId, Map<String, Point3> positions, boolean refine, boolean detectOthers) {
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

    /** What kind of place a landmark is. */
    public enum LandmarkKind {
        /** A corner or process of bone. */
        BONE,
        /** A branching or crossing of vessels. */
        VESSEL,
        /** Another place that can be found in both images. */
        OTHER
    }

    /**
     * A place that a person found in both images.
     *
     * @param label its name
     * @param kind what it is
     * @param mr where it is on MR
     * @param mrError how well it could be placed there
     * @param ct where it is on CT
     * @param ctError how well it could be placed there
     */
    public record Landmark(
            String label, LandmarkKind kind, Point3 mr, PlacingError mrError, Point3 ct, PlacingError ctError) {}

    /**
     * How well a person could place a landmark: standard deviations.
     *
     * @param inPlaneMm along each axis of the slice, mm, positive
     * @param throughPlaneMm along the slice normal, mm, positive
     */
    public record PlacingError(double inPlaneMm, double throughPlaneMm) {}

    /** No marks. */
    public static final MarksFile NONE =
            new MarksFile(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false);

    /** Copies the list. */
    public MarksFile {
        landmarks = List.copyOf(landmarks);
    }

    /**
     * With a needle drawn by hand, or none.
     *
     * @param drawn needle in CT
     * @return new marks
     */
    public MarksFile withNeedle(Optional<NeedleMark> drawn) {
        return new MarksFile(mr, ct, drawn, landmarks, landmarksOnly);
    }

    /**
     * With markers placed by hand, or none.
     *
     * @param onMr markers on MR
     * @param onCt markers on CT
     * @return new marks
     */
    public MarksFile withMarkers(Optional<Marks> onMr, Optional<Marks> onCt) {
        return new MarksFile(onMr, onCt, needle, landmarks, landmarksOnly);
    }

    /**
     * With other landmarks.
     *
     * @param all landmarks
     * @param only whether the registration rests on them alone
     * @return new marks
     */
    public MarksFile withLandmarks(List<Landmark> all, boolean only) {
        return new MarksFile(mr, ct, needle, all, only);
    }

    /**
     * The marks as {@link #read} reads them.
     *
     * @return JSON text
     */
    public String json() {
        return MarksWriter.json(this);
    }

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
        reader.onlyFields(
                root, "the file", Set.of("schema", "version", "mr", "ct", "landmarks", "landmarksOnly", "comment"));
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
        List<Landmark> landmarks = reader.landmarks(root);
        boolean landmarksOnly = reader.flag(root, "landmarksOnly");
        Optional<Marks> mr = reader.marks(root, "mr");
        Optional<Marks> ct = reader.marks(root, "ct");
        if (landmarksOnly && (mr.isPresent() || ct.isPresent())) {
            throw reader.malformed("landmarksOnly", "is true, but markers are given; remove one of the two");
        }
        if (landmarksOnly && landmarks.size() < 3) {
            throw reader.malformed(
                    "landmarks", "must hold at least three when landmarksOnly is true, and holds " + landmarks.size());
        }
        return new MarksFile(mr, ct, needle, landmarks, landmarksOnly);
    }

    /** Reads nodes and names the field that is wrong. */
    private record Reader(Path file) {

        Optional<Marks> marks(JsonNode root, String modality) throws ProblemException {
            JsonNode node = root.get(modality);
            if (node == null) {
                return Optional.empty();
            }
            onlyFields(node, modality, Set.of("frameOfReferenceUid", "markers", "refine", "detectOthers", "needle"));
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
                    : Optional.of(new Marks(
                            frame.id(), positions, node.path("refine").asBoolean(false), flag(node, "detectOthers")));
        }

        List<Landmark> landmarks(JsonNode root) throws ProblemException {
            JsonNode nodes = root.path("landmarks");
            if (nodes.isMissingNode()) {
                return List.of();
            }
            if (!nodes.isArray()) {
                throw malformed("landmarks", "must be a list");
            }
            Frame mr = frame(root.path("mr"), "mr");
            Frame ct = frame(root.path("ct"), "ct");
            List<Landmark> out = new ArrayList<>();
            Set<String> labels = new HashSet<>();
            for (int i = 0; i < nodes.size(); i++) {
                JsonNode node = nodes.get(i);
                String where = "landmarks[" + i + "]";
                onlyFields(node, where, Set.of("label", "kind", "mrLpsMm", "mrErrorMm", "ctLpsMm", "ctErrorMm"));
                String label = node.path("label").asText("");
                if (label.isBlank()) {
                    throw malformed(where + ".label", "is missing");
                }
                if (!labels.add(label)) {
                    throw malformed(where + ".label", "\"" + label + "\" occurs twice");
                }
                out.add(new Landmark(
                        label,
                        kind(node.path("kind").asText(""), where + ".kind"),
                        point(mr, node.get("mrLpsMm"), where + ".mrLpsMm"),
                        error(node.path("mrErrorMm"), where + ".mrErrorMm"),
                        point(ct, node.get("ctLpsMm"), where + ".ctLpsMm"),
                        error(node.path("ctErrorMm"), where + ".ctErrorMm")));
            }
            return out;
        }

        private LandmarkKind kind(String word, String where) throws ProblemException {
            for (LandmarkKind k : LandmarkKind.values()) {
                if (k.name().equalsIgnoreCase(word)) {
                    return k;
                }
            }
            throw malformed(where, "must be bone, vessel or other");
        }

        /** No default: how well a landmark was placed decides its weight and the predicted error. */
        private PlacingError error(JsonNode node, String where) throws ProblemException {
            onlyFields(node, where, Set.of("inPlane", "throughPlane"));
            return new PlacingError(
                    positive(node.path("inPlane"), where + ".inPlane"),
                    positive(node.path("throughPlane"), where + ".throughPlane"));
        }

        private double positive(JsonNode node, String where) throws ProblemException {
            if (!node.isNumber() || !Double.isFinite(node.asDouble()) || !(node.asDouble() > 0)) {
                throw malformed(where, "must be a standard deviation in mm, above 0");
            }
            return node.asDouble();
        }

        boolean flag(JsonNode root, String name) throws ProblemException {
            JsonNode node = root.path(name);
            if (!node.isMissingNode() && !node.isBoolean()) {
                throw malformed(name, "must be true or false");
            }
            return node.asBoolean(false);
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
