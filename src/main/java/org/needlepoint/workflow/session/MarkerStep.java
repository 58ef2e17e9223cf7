package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.fiducial.FiducialTemplate;
import org.needlepoint.fiducial.ImageContrast;
import org.needlepoint.fiducial.MarkerCandidate;
import org.needlepoint.fiducial.MarkerDetector;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.work.Progress;

/** Finds the skin markers on CT and MR and pairs them; positions that a person gave take precedence. */
public final class MarkerStep {
    private final FiducialTemplate template;
    private final MarksFile marks;
    private final MarkerDetector detector;

    /**
     * An MR image in which markers may show.
     *
     * @param name series, for messages
     * @param volume image
     * @param contrast kind of image
     */
    public record MrImage(String name, Volume volume, ImageContrast contrast) {}

    /**
     * Paired markers.
     *
     * @param pairs CT to MR, in the template's order
     * @param byHandMr labels of the markers whose place on MR a person gave
     * @param byHandCt labels of the markers whose place on CT a person gave
     * @param mrImage name of the MR series in which they were found
     * @param notes what the reader should know
     * @param landmarks labels of the pairs that are landmarks, not skin markers
     */
    public record Found(
            List<Correspondence> pairs,
            Set<String> byHandMr,
            Set<String> byHandCt,
            String mrImage,
            List<String> notes,
            Set<String> landmarks) {}

    MarkerStep(FiducialTemplate template, MarksFile marks) {
        this.template = template;
        this.marks = marks;
        this.detector = new MarkerDetector(template);
    }

    /** Detects in CT, unless a person gave all markers. */
    List<MarkerCandidate> inCt(Volume ct, Progress progress) {
        return replaces(marks.ct()) || marks.landmarksOnly()
                ? List.of()
                : detector.detect(ct, ImageContrast.CT, progress);
    }

    /** Detects in an MR image, unless a person gave all markers. */
    List<MarkerCandidate> inMr(MrImage image, Progress progress) {
        return replaces(marks.mr()) || marks.landmarksOnly()
                ? List.of()
                : detector.detect(image.volume(), image.contrast(), progress);
    }

    /** Whether the places of one image take the place of the detection as a whole. */
    private static boolean replaces(Optional<MarksFile.Marks> of) {
        return of.isPresent() && !of.get().detectOthers();
    }

    /**
     * Pairs what was found, and joins the landmarks to it.
     *
     * @param ct CT image
     * @param foundCt candidates in CT
     * @param images MR images with their candidates, the preferred first
     * @param tipCt needle tip, tells which line lies on the target slice
     * @return the pairs
     * @throws ProblemException if markers are missing, ambiguous, mirrored or slipped, or the marks do not fit
     */
    Found pair(Volume ct, List<MarkerCandidate> foundCt, Map<MrImage, List<MarkerCandidate>> images, Point3 tipCt)
            throws ProblemException {
        MrImage first = images.keySet().iterator().next();
        List<Correspondence> landmarks = landmarks(ct.grid(), first.volume().grid(), first.name());
        if (marks.landmarksOnly()) {
            return new Found(
                    landmarks,
                    Set.of(),
                    Set.of(),
                    SessionWording.MARKS_FILE.say(),
                    List.of(SessionWording.ON_LANDMARKS.say()),
                    labels(landmarks));
        }
        MarkerPairing.Places onMr = places(marks.mr(), first.volume(), first.contrast(), first.name());
        MarkerPairing.Places onCt = places(marks.ct(), ct, ImageContrast.CT, SessionWording.THE_CT.say());
        Found found = new MarkerPairing(template, tipCt, onMr, onCt, landmarks.size()).pair(images, foundCt);
        if (landmarks.isEmpty()) {
            return found;
        }
        List<Correspondence> all = new ArrayList<>(found.pairs());
        all.addAll(landmarks);
        List<String> notes = new ArrayList<>(found.notes());
        notes.add(SessionWording.LANDMARKS_JOINED.say(String.join(", ", labels(landmarks))));
        return new Found(all, found.byHandMr(), found.byHandCt(), found.mrImage(), notes, labels(landmarks));
    }

    private static Set<String> labels(List<Correspondence> pairs) {
        Set<String> out = new LinkedHashSet<>();
        pairs.forEach(p -> out.add(p.label()));
        return out;
    }

    private List<Correspondence> landmarks(VoxelGrid ct, VoxelGrid mr, String mrName) throws ProblemException {
        List<Correspondence> out = new ArrayList<>();
        for (MarksFile.Landmark l : marks.landmarks()) {
            sameFrame(l.mr().frame().id(), mr, mrName);
            sameFrame(l.ct().frame().id(), ct, SessionWording.THE_CT.say());
            out.add(new Correspondence(
                    l.label(),
                    Point3.of(ct.frame(), l.ct().toVector()),
                    placed(ct, l.ctError().inPlaneMm(), l.ctError().throughPlaneMm()),
                    Point3.of(mr.frame(), l.mr().toVector()),
                    placed(mr, l.mrError().inPlaneMm(), l.mrError().throughPlaneMm())));
        }
        return out;
    }

    private static void sameFrame(String stated, VoxelGrid grid, String name) throws ProblemException {
        if (!stated.equals(grid.frame().id())) {
            throw new ProblemException(
                    WorkflowProblem.MARKS_OTHER_FRAME,
                    stated,
                    SessionWording.IN_FRAME.say(name, grid.frame().id()));
        }
    }

    /** Error of a place put by hand, along the axes of the slices on which it was put. */
    private static Covariance3 placed(VoxelGrid grid, double inPlaneMm, double throughPlaneMm) {
        Rotation axes = Rotation.ofColumns(
                grid.columnDirection(),
                grid.rowDirection(),
                grid.columnDirection().cross(grid.rowDirection()));
        return Covariance3.ofAxes(axes, inPlaneMm, inPlaneMm, throughPlaneMm);
    }

    /** The marks of one modality as candidates: as given, or refined by the same fit that detection uses. */
    private MarkerPairing.Places places(
            Optional<MarksFile.Marks> given, Volume image, ImageContrast contrast, String name)
            throws ProblemException {
        Map<String, MarkerCandidate> out = new LinkedHashMap<>();
        if (given.isEmpty()) {
            return new MarkerPairing.Places(out, false);
        }
        VoxelGrid grid = image.grid();
        sameFrame(given.get().frameId(), grid, name);
        Covariance3 placed = placed(grid, template.inPlaneErrorMm(), template.throughPlaneErrorMm());
        for (Map.Entry<String, Point3> mark : given.get().positions().entrySet()) {
            Point3 at = Point3.of(grid.frame(), mark.getValue().toVector());
            out.put(
                    mark.getKey(),
                    given.get().refine()
                            ? detector.refine(image, contrast, at)
                            : new MarkerCandidate(
                                    at,
                                    placed,
                                    template.shape().longest().nominal(),
                                    template.shape().height().nominal(),
                                    1,
                                    SessionWording.PLACED_BY_HAND.say()));
        }
        return new MarkerPairing.Places(out, replaces(given));
    }
}
