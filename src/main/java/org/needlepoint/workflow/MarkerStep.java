package org.needlepoint.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.casefile.MarkerSets.Origin;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.fiducial.FiducialTemplate;
import org.needlepoint.fiducial.ImageContrast;
import org.needlepoint.fiducial.LevelHint;
import org.needlepoint.fiducial.MarkerCandidate;
import org.needlepoint.fiducial.MarkerDetector;
import org.needlepoint.fiducial.MarkerLabelling;
import org.needlepoint.fiducial.MarkerLabelling.Labelled;
import org.needlepoint.fiducial.MarkerMatcher;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.work.Progress;

/** Finds the skin markers on CT and MR and pairs them; positions that a person gave take precedence. */
final class MarkerStep {
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
    record MrImage(String name, Volume volume, ImageContrast contrast) {}

    /**
     * Paired markers.
     *
     * @param pairs CT to MR, in the template's order
     * @param mrOrigin detected or manual
     * @param ctOrigin detected or manual
     * @param mrImage name of the MR series in which they were found
     * @param notes what the reader should know
     */
    record Found(List<Correspondence> pairs, Origin mrOrigin, Origin ctOrigin, String mrImage, List<String> notes) {}

    MarkerStep(FiducialTemplate template, MarksFile marks) {
        this.template = template;
        this.marks = marks;
        this.detector = new MarkerDetector(template);
    }

    /** Detects in CT, unless a person gave the markers. */
    List<MarkerCandidate> inCt(Volume ct, Progress progress) {
        return marks.ct().isPresent() ? List.of() : detector.detect(ct, ImageContrast.CT, progress);
    }

    /** Detects in an MR image, unless a person gave the markers. */
    List<MarkerCandidate> inMr(MrImage image, Progress progress) {
        return marks.mr().isPresent() ? List.of() : detector.detect(image.volume(), image.contrast(), progress);
    }

    /**
     * Pairs what was found.
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
        Map<String, MarkerCandidate> givenCt = given(marks.ct(), ct, ImageContrast.CT, "the CT");
        Map<String, MarkerCandidate> givenMr = given(marks.mr(), first.volume(), first.contrast(), first.name());
        if (!givenCt.isEmpty() && !givenMr.isEmpty()) {
            return byLabel(givenMr, givenCt);
        }
        ProblemException refusal = null;
        Labelled best = null;
        MrImage bestImage = null;
        for (Map.Entry<MrImage, List<MarkerCandidate>> entry : images.entrySet()) {
            VoxelGrid grid = entry.getKey().volume().grid();
            List<MarkerCandidate> mr = givenMr.isEmpty() ? entry.getValue() : List.copyOf(givenMr.values());
            List<MarkerCandidate> inCt = givenCt.isEmpty() ? foundCt : List.copyOf(givenCt.values());
            MarkerLabelling answer = new MarkerMatcher(template, grid.normal()).match(mr, inCt, LevelHint.tip(tipCt));
            if (answer instanceof Labelled l) {
                if (best == null || l.markers().size() > best.markers().size()) {
                    best = l;
                    bestImage = entry.getKey();
                }
            } else {
                // The most telling refusal: markers that moved say more than markers that were not seen.
                ProblemException e = refusalOf(answer);
                if (refusal == null || answer instanceof MarkerLabelling.Slipped) {
                    refusal = e;
                }
            }
        }
        if (best == null) {
            throw refusal;
        }
        List<Correspondence> pairs = best.markers().stream()
                .map(m -> new Correspondence(
                        m.label(), m.ct().centre(), m.ct().covariance(), m.mr().centre(), m.mr().covariance()))
                .toList();
        List<String> notes = new ArrayList<>(best.notes());
        if (pairs.size() < template.labels().size()) {
            notes.add(pairs.size() + " of the template's " + template.labels().size() + " markers were used");
        }
        return new Found(
                pairs,
                givenMr.isEmpty() ? Origin.DETECTED : Origin.MANUAL,
                givenCt.isEmpty() ? Origin.DETECTED : Origin.MANUAL,
                bestImage.name(),
                notes);
    }

    private static ProblemException refusalOf(MarkerLabelling answer) {
        try {
            answer.orThrow();
            throw new IllegalStateException("Not a refusal: " + answer);
        } catch (ProblemException e) {
            return e;
        }
    }

    private Found byLabel(Map<String, MarkerCandidate> mr, Map<String, MarkerCandidate> ct) throws ProblemException {
        List<Correspondence> pairs = new ArrayList<>();
        mr.forEach((label, m) -> {
            MarkerCandidate c = ct.get(label);
            if (c != null) {
                pairs.add(new Correspondence(label, c.centre(), c.covariance(), m.centre(), m.covariance()));
            }
        });
        if (pairs.size() < 3) {
            throw new ProblemException(
                    WorkflowProblem.MARKS_UNPAIRED, String.join(", ", mr.keySet()), String.join(", ", ct.keySet()));
        }
        return new Found(
                pairs, Origin.MANUAL, Origin.MANUAL, "marks file", List.of("Markers placed by hand on MR and CT"));
    }

    /** The marks of one modality as candidates: as given, or refined by the same fit that detection uses. */
    private Map<String, MarkerCandidate> given(
            Optional<MarksFile.Marks> given, Volume image, ImageContrast contrast, String name)
            throws ProblemException {
        Map<String, MarkerCandidate> out = new LinkedHashMap<>();
        if (given.isEmpty()) {
            return out;
        }
        VoxelGrid grid = image.grid();
        if (!given.get().frameId().equals(grid.frame().id())) {
            throw new ProblemException(
                    WorkflowProblem.MARKS_OTHER_FRAME,
                    given.get().frameId(),
                    name + " is in frame " + grid.frame().id());
        }
        Rotation axes = Rotation.ofColumns(
                grid.columnDirection(),
                grid.rowDirection(),
                grid.columnDirection().cross(grid.rowDirection()));
        Covariance3 placed = Covariance3.ofAxes(
                axes, template.inPlaneErrorMm(), template.inPlaneErrorMm(), template.throughPlaneErrorMm());
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
                                    "placed by hand"));
        }
        return out;
    }
}
