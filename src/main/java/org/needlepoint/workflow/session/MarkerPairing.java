package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.needlepoint.fiducial.FiducialTemplate;
import org.needlepoint.fiducial.LevelHint;
import org.needlepoint.fiducial.MarkerCandidate;
import org.needlepoint.fiducial.MarkerLabelling;
import org.needlepoint.fiducial.MarkerLabelling.Labelled;
import org.needlepoint.fiducial.MarkerLabelling.LabelledMarker;
import org.needlepoint.fiducial.MarkerMatcher;
import org.needlepoint.geometry.Point3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.workflow.session.MarkerStep.Found;
import org.needlepoint.workflow.session.MarkerStep.MrImage;

/**
 * Pairs the markers of CT and MR: those detected by their distances, those that a person named by their names.
 *
 * @param template markers that there should be
 * @param tipCt needle tip, tells which line lies on the target slice
 * @param mr places that a person gave on MR
 * @param ct places that a person gave on CT
 * @param landmarks how many landmarks join the markers
 */
record MarkerPairing(FiducialTemplate template, Point3 tipCt, Places mr, Places ct, int landmarks) {
    /** Less than a capsule is long, and more than detection and hand are off: nearer candidates are one marker. */
    private static final double SAME_MM = 8;

    private static final int LEAST = 3;

    /**
     * Places that a person gave on one image.
     *
     * @param byLabel label to place with its error
     * @param replace whether they take the place of the detection as a whole; else of the markers they name
     */
    record Places(Map<String, MarkerCandidate> byLabel, boolean replace) {
        /** What the matcher works on: detected markers, and in the second attempt the named ones among them. */
        private List<MarkerCandidate> candidates(List<MarkerCandidate> detected, boolean named) {
            if (replace) {
                return List.copyOf(byLabel.values());
            }
            if (!named) {
                return detected;
            }
            List<MarkerCandidate> out = new ArrayList<>(byLabel.values());
            detected.stream()
                    .filter(d ->
                            byLabel.values().stream().noneMatch(n -> n.centre().distanceMm(d.centre()) < SAME_MM))
                    .forEach(out::add);
            return out;
        }

        private Map<String, MarkerCandidate> named() {
            return replace ? Map.of() : byLabel;
        }

        private boolean agrees(String label, MarkerCandidate used) {
            return named().containsKey(label) ? named().get(label).equals(used) : !named().containsValue(used);
        }

        private Set<String> byHand(Collection<String> paired) {
            return paired.stream()
                    .filter(l -> replace || byLabel.containsKey(l))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /** The markers that one attempt paired, or why it paired none. */
    private record Matched(
            Map<String, LabelledMarker> markers,
            String mrImage,
            List<String> notes,
            Optional<ProblemException> refusal) {}

    /**
     * Pairs.
     *
     * @param images MR images with their candidates, the preferred first
     * @param foundCt candidates in CT
     * @return the pairs
     * @throws ProblemException if markers are missing, ambiguous, mirrored or slipped, or the named ones do not fit
     */
    Found pair(Map<MrImage, List<MarkerCandidate>> images, List<MarkerCandidate> foundCt) throws ProblemException {
        if (mr.replace() && ct.replace()) {
            return byLabel();
        }
        Matched detected = match(images, foundCt, false);
        if (named().isEmpty()) {
            return orThrow(detected);
        }
        // Asked again with the named places only where their names alone do not tell the partner.
        boolean partnersKnown = named().stream()
                .allMatch(l -> detected.markers().containsKey(l)
                        || mr.byLabel().containsKey(l) && ct.byLabel().containsKey(l));
        Matched helped = detected;
        if (!partnersKnown || detected.refusal().isPresent()) {
            Matched again = match(images, foundCt, true);
            if (again.markers().values().stream()
                    .allMatch(m -> mr.agrees(m.label(), m.mr()) && ct.agrees(m.label(), m.ct()))) {
                helped = again;
            }
        }
        Matched base = detected.refusal().isPresent() ? helped : detected;
        if (base.refusal().isEmpty()) {
            return withNamed(base, helped);
        }
        if (named().stream().filter(l -> partners(l).isPresent()).count() + landmarks >= LEAST) {
            return byLabel();
        }
        throw detected.refusal().orElseThrow();
    }

    /** Labels of which the person told the place of one marker among the detected ones. */
    private Set<String> named() {
        Set<String> out = new LinkedHashSet<>(mr.named().keySet());
        out.addAll(ct.named().keySet());
        return out;
    }

    private Matched match(Map<MrImage, List<MarkerCandidate>> images, List<MarkerCandidate> foundCt, boolean named) {
        ProblemException refusal = null;
        Labelled best = null;
        String bestImage = "";
        List<MarkerCandidate> inCt = ct.candidates(foundCt, named);
        for (Map.Entry<MrImage, List<MarkerCandidate>> entry : images.entrySet()) {
            MrImage image = entry.getKey();
            MarkerLabelling answer = new MarkerMatcher(
                            template, image.volume().grid().normal())
                    .match(mr.candidates(entry.getValue(), named), inCt, LevelHint.tip(tipCt));
            if (answer instanceof Labelled l) {
                if (best == null || l.markers().size() > best.markers().size()) {
                    best = l;
                    bestImage = image.name();
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
            return new Matched(Map.of(), "", List.of(), Optional.of(refusal));
        }
        Map<String, LabelledMarker> markers = new LinkedHashMap<>();
        best.markers().forEach(m -> markers.put(m.label(), m));
        return new Matched(markers, bestImage, best.notes(), Optional.empty());
    }

    private static ProblemException refusalOf(MarkerLabelling answer) {
        try {
            answer.orThrow();
            throw new IllegalStateException("Not a refusal: " + answer);
        } catch (ProblemException e) {
            return e;
        }
    }

    private Found orThrow(Matched detected) throws ProblemException {
        if (detected.refusal().isPresent()) {
            throw detected.refusal().get();
        }
        return found(detected, detected.markers(), List.of());
    }

    /** The named markers at their places, the others as detected: what the person says about a marker stands. */
    private Found withNamed(Matched base, Matched helped) {
        Set<String> order = new LinkedHashSet<>(template.labels());
        order.addAll(named());
        Map<String, LabelledMarker> markers = new LinkedHashMap<>();
        List<String> alone = new ArrayList<>();
        for (String label : order) {
            Optional<LabelledMarker> seen = Optional.ofNullable(base.markers().get(label))
                    .or(() -> named().contains(label)
                            ? Optional.ofNullable(helped.markers().get(label))
                            : Optional.empty());
            Optional<MarkerCandidate> onMr =
                    Optional.ofNullable(mr.named().get(label)).or(() -> seen.map(LabelledMarker::mr));
            Optional<MarkerCandidate> onCt =
                    Optional.ofNullable(ct.named().get(label)).or(() -> seen.map(LabelledMarker::ct));
            if (onMr.isPresent() && onCt.isPresent()) {
                markers.put(label, new LabelledMarker(label, onMr.get(), onCt.get()));
            } else if (onMr.isPresent() || onCt.isPresent()) {
                alone.add((onMr.isPresent() ? SessionWording.ALONE_ON_MR : SessionWording.ALONE_ON_CT).say(label));
            }
        }
        return found(base, markers, alone);
    }

    private Found found(Matched from, Map<String, LabelledMarker> markers, List<String> more) {
        List<Correspondence> pairs = markers.values().stream()
                .map(m -> pair(m.label(), m.mr(), m.ct()))
                .toList();
        List<String> notes = new ArrayList<>(from.notes());
        notes.addAll(more);
        if (pairs.size() < template.labels().size()) {
            notes.add(SessionWording.SOME_OF_TEMPLATE.say(
                    pairs.size(), template.labels().size()));
        }
        return new Found(
                pairs, mr.byHand(markers.keySet()), ct.byHand(markers.keySet()), from.mrImage(), notes, Set.of());
    }

    private static Correspondence pair(String label, MarkerCandidate m, MarkerCandidate c) {
        return new Correspondence(label, c.centre(), c.covariance(), m.centre(), m.covariance());
    }

    private Optional<Correspondence> partners(String label) {
        return Optional.ofNullable(mr.byLabel().get(label))
                .flatMap(m -> Optional.ofNullable(ct.byLabel().get(label)).map(c -> pair(label, m, c)));
    }

    private Found byLabel() throws ProblemException {
        List<Correspondence> pairs = mr.byLabel().keySet().stream()
                .flatMap(l -> partners(l).stream())
                .toList();
        if (pairs.size() + landmarks < LEAST) {
            throw new ProblemException(
                    WorkflowProblem.MARKS_UNPAIRED,
                    String.join(", ", mr.byLabel().keySet()),
                    String.join(", ", ct.byLabel().keySet()));
        }
        return new Found(
                pairs,
                mr.byLabel().keySet(),
                ct.byLabel().keySet(),
                SessionWording.MARKS_FILE.say(),
                List.of(SessionWording.PLACED_ON_BOTH.say()),
                Set.of());
    }
}
