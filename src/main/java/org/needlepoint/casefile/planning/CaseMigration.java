package org.needlepoint.casefile.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import org.needlepoint.casefile.CaseFileWording;
import org.needlepoint.casefile.RecordJson.MalformedException;

/**
 * Brings a case file of an older major version to the current one, a version at a time. Top-level members that a step does
 * not know it leaves where they are. The older formats are described in {@code docs/case-file.md}.
 */
final class CaseMigration {
    private static final double RADIANS = Math.PI / 180;

    private CaseMigration() {}

    /** A step from one major version to the next. It may change its argument. */
    private interface Step {
        void migrate(ObjectNode file) throws MalformedException;
    }

    /** The step at index n leads from major version n + 1 to n + 2. */
    private static final List<Step> STEPS = List.of(CaseMigration::fromOne, CaseMigration::fromTwo);

    /** A copy in the current version. */
    static ObjectNode toCurrent(ObjectNode file, int major) throws MalformedException {
        ObjectNode out = file.deepCopy();
        for (int version = major; version < PlanningCaseJson.MAJOR; version++) {
            STEPS.get(version - 1).migrate(out);
        }
        return out;
    }

    /**
     * Version 1 had no regions, pathology, acknowledgements and confirmations, settings on one level, markers as an
     * object from label to position, and a nudge of six numbers in mm and degrees.
     */
    private static void fromOne(ObjectNode file) throws MalformedException {
        file.put("version", "2.0");
        file.put("notice", CaseShape.NOTICE);
        file.putObject("software").put("name", "Needlepoint").put("version", text(file, "writtenBy"));
        file.remove("writtenBy");
        place(file, "input");
        String template = text(file, "template");
        file.putObject("template").put("name", template).putNull("file");
        file.set("marks", marksFromOne(file.path("marks")));
        file.set("pose", poseFromOne(file));
        file.set("rules", rulesFromOne(file));
        ObjectNode slice = JsonNodeFactory.instance.objectNode();
        slice.putNull("t2AtLeast").putNull("highBAtLeast").putNull("adcAtMost");
        slice.set("slice", orNull(file.path("targetSlice")));
        slice.put("lineBConfirmed", false);
        file.set("targetSlice", slice);
        file.putArray("regions");
        ObjectNode pathology = file.putObject("pathology");
        for (String empty : List.of(
                "specimen",
                "diagnosis",
                "differentiation",
                "mitoses",
                "necrosis",
                "grade",
                "ki67Positive",
                "ki67Counted",
                "ki67Percent",
                "reported",
                "remark")) {
            pathology.putNull(empty);
        }
        if (!file.path("notes").isArray()) {
            throw new MalformedException("notes", CaseFileWording.ARRAY.say());
        }
        for (JsonNode note : file.path("notes")) {
            if (note instanceof ObjectNode n) {
                n.putNull("step").put("flagged", false);
            }
        }
        file.putArray("acknowledgements");
        file.putArray("confirmed");
    }

    /**
     * Version 2 had no series that are not used, and no markers placed one by one beside detected ones: those it had stood for
     * all of their image.
     */
    private static void fromTwo(ObjectNode file) {
        file.put("version", "3.0");
        file.putArray("notUsed");
        for (String modality : List.of("mr", "ct")) {
            if (file.path("marks").path(modality) instanceof ObjectNode markers) {
                markers.put("detectOthers", false);
            }
        }
    }

    private static String text(JsonNode node, String member) throws MalformedException {
        if (!node.path(member).isTextual()) {
            throw new MalformedException(member, CaseFileWording.TEXT.say());
        }
        return node.path(member).textValue();
    }

    private static JsonNode orNull(JsonNode node) {
        return node.isMissingNode() ? JsonNodeFactory.instance.nullNode() : node;
    }

    /** A path was a text; one that began at the root of a disk was absolute. */
    private static void place(ObjectNode file, String member) throws MalformedException {
        String path = text(file, member);
        boolean absolute = path.startsWith("/") || path.startsWith("\\") || path.matches("[A-Za-z]:.*");
        file.putObject(member).put("path", path).put("base", absolute ? "absolute" : "case-folder");
    }

    private static ObjectNode marksFromOne(JsonNode was) throws MalformedException {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.putNull("needle");
        for (String modality : List.of("mr", "ct")) {
            JsonNode of = was.path(modality);
            if (of.isMissingNode() || of.isNull()) {
                out.putNull(modality);
                continue;
            }
            String at = "marks." + modality;
            if (!of.path("markers").isObject() || !of.path("frame").isTextual()) {
                throw new MalformedException(at, CaseFileWording.FRAME_AND_MARKERS.say());
            }
            if (of.has("needle") && modality.equals("ct")) {
                ObjectNode needle = ((ObjectNode) of.get("needle")).deepCopy();
                needle.set("frameOfReferenceUid", of.get("frame"));
                rename(needle, "tip", "tipLpsMm");
                rename(needle, "shaft", "shaftLpsMm");
                out.set("needle", needle);
            }
            ObjectNode markers = out.putObject(modality);
            markers.set("frameOfReferenceUid", of.get("frame"));
            markers.set("refine", orNull(of.path("refine")));
            ArrayNode list = markers.putArray("markers");
            Iterator<String> labels = of.get("markers").fieldNames();
            while (labels.hasNext()) {
                String label = labels.next();
                list.addObject()
                        .put("label", label)
                        .set("positionLpsMm", of.get("markers").get(label));
            }
        }
        out.putArray("landmarks");
        out.put("landmarksOnly", false);
        return out;
    }

    private static void rename(ObjectNode node, String was, String is) {
        JsonNode value = node.remove(was);
        node.set(is, value == null ? JsonNodeFactory.instance.nullNode() : value);
    }

    private static ObjectNode poseFromOne(ObjectNode file) throws MalformedException {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.putNull("transform").put("fixed", "mr");
        out.set("refine", orNull(file.path("refine")));
        file.remove("refine");
        JsonNode nudge = file.path("nudge");
        file.remove("nudge");
        if (nudge.isMissingNode() || nudge.isNull()) {
            out.putNull("nudge");
            return out;
        }
        if (nudge.size() != 6) {
            throw new MalformedException("nudge", CaseFileWording.SHIFTS_AND_TURNS.say());
        }
        ObjectNode now = out.putObject("nudge");
        ArrayNode shift = now.putArray("translationMm");
        ArrayNode turn = now.putArray("rotationRad");
        for (int i = 0; i < 3; i++) {
            if (!nudge.get(i).isNumber() || !nudge.get(i + 3).isNumber()) {
                throw new MalformedException("nudge[" + i + "]", CaseFileWording.NUMBER.say());
            }
            shift.add(nudge.get(i).doubleValue());
            turn.add(nudge.get(i + 3).doubleValue() * RADIANS);
        }
        return out;
    }

    private static ObjectNode rulesFromOne(ObjectNode file) throws MalformedException {
        if (!(file.get("settings") instanceof ObjectNode settings)) {
            throw new MalformedException("settings", CaseFileWording.OBJECT.say());
        }
        file.remove("settings");
        rename(settings, "gateAcceptMm", "acceptMm");
        rename(settings, "gateCautionMm", "cautionMm");
        return settings;
    }
}
