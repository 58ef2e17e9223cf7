package org.needlepoint.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.needlepoint.geometry.Point3;

/** Writes marks as {@link MarksFile#read} reads them. */
final class MarksWriter {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private MarksWriter() {}

    static String json(MarksFile marks) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", MarksFile.SCHEMA);
        root.put("version", MarksFile.VERSION);
        modality(root, "mr", marks.mr(), marks.landmarks().stream().findFirst().map(MarksFile.Landmark::mr));
        Optional<Point3> inCt = marks.needle()
                .map(MarksFile.NeedleMark::tip)
                .or(() -> marks.landmarks().stream().findFirst().map(MarksFile.Landmark::ct));
        modality(root, "ct", marks.ct(), inCt);
        marks.needle().ifPresent(n -> {
            ObjectNode node = ((ObjectNode) root.get("ct")).putObject("needle");
            point(node.putArray("tipLpsMm"), n.tip());
            point(node.putArray("shaftLpsMm"), n.shaft());
        });
        if (!marks.landmarks().isEmpty()) {
            ArrayNode landmarks = root.putArray("landmarks");
            for (MarksFile.Landmark l : marks.landmarks()) {
                ObjectNode node = landmarks.addObject();
                node.put("label", l.label());
                node.put("kind", l.kind().name().toLowerCase(Locale.ROOT));
                point(node.putArray("mrLpsMm"), l.mr());
                error(node.putObject("mrErrorMm"), l.mrError());
                point(node.putArray("ctLpsMm"), l.ct());
                error(node.putObject("ctErrorMm"), l.ctError());
            }
        }
        if (marks.landmarksOnly()) {
            root.put("landmarksOnly", true);
        }
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of numbers and texts is JSON", e);
        }
    }

    private static void modality(
            ObjectNode root, String name, Optional<MarksFile.Marks> marks, Optional<Point3> other) {
        Optional<String> frame = marks.map(MarksFile.Marks::frameId)
                .or(() -> other.map(p -> p.frame().id()));
        if (frame.isEmpty()) {
            return;
        }
        ObjectNode node = root.putObject(name);
        node.put("frameOfReferenceUid", frame.get());
        marks.ifPresent(m -> {
            ArrayNode list = node.putArray("markers");
            m.positions().forEach((label, at) -> {
                ObjectNode marker = list.addObject();
                marker.put("label", label);
                point(marker.putArray("positionLpsMm"), at);
            });
            node.put("refine", m.refine());
            if (m.detectOthers()) {
                node.put("detectOthers", true);
            }
        });
    }

    private static void point(ArrayNode node, Point3 p) {
        node.add(p.x()).add(p.y()).add(p.z());
    }

    private static void error(ObjectNode node, MarksFile.PlacingError e) {
        node.put("inPlane", e.inPlaneMm());
        node.put("throughPlane", e.throughPlaneMm());
    }
}
