package org.needlepoint.casefile.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.casefile.CaseFileWording;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.casefile.RecordJson.MalformedException;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;

/** Places put by hand, as {@code case.json} holds them: each beside the frame of reference it belongs to. */
record MarksShape(
        Optional<MarkersShape> mr,
        Optional<MarkersShape> ct,
        Optional<NeedleShape> needle,
        List<LandmarkShape> landmarks,
        boolean landmarksOnly) {

    record MarkersShape(String frameOfReferenceUid, boolean refine, boolean detectOthers, List<MarkerShape> markers) {}

    record MarkerShape(String label, Vector3 positionLpsMm) {}

    record NeedleShape(String frameOfReferenceUid, Vector3 tipLpsMm, Vector3 shaftLpsMm) {}

    record LandmarkShape(
            String label,
            MarksFile.LandmarkKind kind,
            String mrFrameOfReferenceUid,
            Vector3 mrLpsMm,
            MarksFile.PlacingError mrErrorMm,
            String ctFrameOfReferenceUid,
            Vector3 ctLpsMm,
            MarksFile.PlacingError ctErrorMm) {}

    private static final String MR = "MR";
    private static final String CT = "CT";

    static MarksShape of(MarksFile m) {
        return new MarksShape(
                m.mr().map(MarksShape::markers),
                m.ct().map(MarksShape::markers),
                m.needle()
                        .map(n -> new NeedleShape(
                                n.tip().frame().id(),
                                n.tip().toVector(),
                                n.shaft().toVector())),
                m.landmarks().stream()
                        .map(l -> new LandmarkShape(
                                l.label(),
                                l.kind(),
                                l.mr().frame().id(),
                                l.mr().toVector(),
                                l.mrError(),
                                l.ct().frame().id(),
                                l.ct().toVector(),
                                l.ctError()))
                        .toList(),
                m.landmarksOnly());
    }

    private static MarkersShape markers(MarksFile.Marks marks) {
        List<MarkerShape> out = new ArrayList<>();
        marks.positions().forEach((label, p) -> out.add(new MarkerShape(label, p.toVector())));
        return new MarkersShape(marks.frameId(), marks.refine(), marks.detectOthers(), out);
    }

    MarksFile marks() throws MalformedException {
        List<MarksFile.Landmark> places = new ArrayList<>();
        for (int i = 0; i < landmarks.size(); i++) {
            LandmarkShape l = landmarks.get(i);
            String at = "marks.landmarks[" + i + "].";
            requirePositive(l.mrErrorMm(), at + "mrErrorMm");
            requirePositive(l.ctErrorMm(), at + "ctErrorMm");
            places.add(new MarksFile.Landmark(
                    l.label(),
                    l.kind(),
                    point(l.mrFrameOfReferenceUid(), MR, l.mrLpsMm(), at + "mrFrameOfReferenceUid"),
                    l.mrErrorMm(),
                    point(l.ctFrameOfReferenceUid(), CT, l.ctLpsMm(), at + "ctFrameOfReferenceUid"),
                    l.ctErrorMm()));
        }
        Optional<MarksFile.NeedleMark> drawn = Optional.empty();
        if (needle.isPresent()) {
            NeedleShape n = needle.get();
            String at = "marks.needle.frameOfReferenceUid";
            drawn = Optional.of(new MarksFile.NeedleMark(
                    point(n.frameOfReferenceUid(), CT, n.tipLpsMm(), at),
                    point(n.frameOfReferenceUid(), CT, n.shaftLpsMm(), at)));
        }
        return new MarksFile(marks(mr, MR), marks(ct, CT), drawn, places, landmarksOnly);
    }

    private static Optional<MarksFile.Marks> marks(Optional<MarkersShape> shape, String modality)
            throws MalformedException {
        if (shape.isEmpty()) {
            return Optional.empty();
        }
        String at = "marks." + modality.toLowerCase(java.util.Locale.ROOT);
        Map<String, Point3> positions = new LinkedHashMap<>();
        List<MarkerShape> markers = shape.get().markers();
        for (int i = 0; i < markers.size(); i++) {
            MarkerShape m = markers.get(i);
            Point3 p =
                    point(shape.get().frameOfReferenceUid(), modality, m.positionLpsMm(), at + ".frameOfReferenceUid");
            if (positions.put(m.label(), p) != null) {
                throw new MalformedException(at + ".markers[" + i + "].label", CaseFileWording.TWICE.say(m.label()));
            }
        }
        return Optional.of(new MarksFile.Marks(
                shape.get().frameOfReferenceUid(),
                positions,
                shape.get().refine(),
                shape.get().detectOthers()));
    }

    private static Point3 point(String frameId, String modality, Vector3 at, String member) throws MalformedException {
        if (frameId.isBlank()) {
            throw new MalformedException(member, CaseFileWording.FRAME_UID.say());
        }
        return new Point3(new Frame(frameId, modality), at.x(), at.y(), at.z());
    }

    private static void requirePositive(MarksFile.PlacingError e, String member) throws MalformedException {
        if (!(e.inPlaneMm() > 0 && e.throughPlaneMm() > 0)) {
            throw new MalformedException(member, CaseFileWording.ERRORS_ABOVE_ZERO.say());
        }
    }
}
