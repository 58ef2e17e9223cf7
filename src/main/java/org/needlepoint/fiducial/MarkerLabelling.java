package org.needlepoint.fiducial;

import java.util.List;
import java.util.stream.Collectors;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.wording.Wording;

/** What the marker candidates of an MR and a CT image mean together. Anything but {@link Labelled} is a refusal. */
public sealed interface MarkerLabelling {

    /** How the name of a line, and so the labels on it, was decided. The pairs themselves never depend on it. */
    enum NamesFrom {
        /** The template has one line only. */
        ONLY_LINE,
        /** The line nearest to the given target slice is the template's target line. */
        TARGET_SLICE,
        /** No target slice was given: by convention the first line is the one nearer the head. */
        HEAD_TO_FEET
    }

    /**
     * A marker seen in both images.
     *
     * @param label label of the template
     * @param mr where it is in MR
     * @param ct where it is in CT
     */
    record LabelledMarker(String label, MarkerCandidate mr, MarkerCandidate ct) {}

    /**
     * One assignment agrees, and no other does.
     *
     * @param markers the pairs in the template's order
     * @param namesFrom how lines were named
     * @param confidence from 0 to 1: probability-like weight of this assignment against the next best, times the
     *     agreement of the distances
     * @param notes what a reader should know: lines seen in one image only, near symmetry, how lines were named
     * @param extraMr candidates in MR that are no marker of the template
     * @param extraCt candidates in CT that are no marker of the template
     */
    record Labelled(
            List<LabelledMarker> markers,
            NamesFrom namesFrom,
            double confidence,
            List<String> notes,
            List<MarkerCandidate> extraMr,
            List<MarkerCandidate> extraCt)
            implements MarkerLabelling {

        /** Copies the lists. */
        public Labelled {
            markers = List.copyOf(markers);
            notes = List.copyOf(notes);
            extraMr = List.copyOf(extraMr);
            extraCt = List.copyOf(extraCt);
        }
    }

    /**
     * Too few markers.
     *
     * @param missing which labels are missing in which image, in words
     * @param foundMr what was found in MR
     * @param foundCt what was found in CT
     */
    record Missing(String missing, List<MarkerCandidate> foundMr, List<MarkerCandidate> foundCt)
            implements MarkerLabelling {

        /** Copies the lists. */
        public Missing {
            foundMr = List.copyOf(foundMr);
            foundCt = List.copyOf(foundCt);
        }
    }

    /**
     * Several assignments agree equally well.
     *
     * @param alternatives each assignment in words
     * @param why why they cannot be told apart
     */
    record Ambiguous(List<String> alternatives, String why) implements MarkerLabelling {

        /** Copies the list. */
        public Ambiguous {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * The distances agree only after exchanging left and right.
     *
     * @param evidence what agrees and what does not
     */
    record Mirrored(String evidence) implements MarkerLabelling {}

    /**
     * One marker that moved.
     *
     * @param label label
     * @param distanceMm distance from where the other markers say it should be in CT, mm
     */
    record Slip(String label, double distanceMm) {}

    /**
     * All markers are there, but the distances between them differ between the images.
     *
     * @param slips the markers that moved, if they can be told from those that did not; empty if they cannot
     * @param evidence the distances that disagree, in words
     */
    record Slipped(List<Slip> slips, String evidence) implements MarkerLabelling {

        /** Copies the list. */
        public Slipped {
            slips = List.copyOf(slips);
        }
    }

    /**
     * The labelled markers, or the refusal as a problem.
     *
     * @return this, if it is {@link Labelled}
     * @throws ProblemException {@link FiducialProblem#MARKERS_MISSING}, {@link FiducialProblem#MARKERS_AMBIGUOUS},
     *     {@link FiducialProblem#MARKERS_MIRRORED} or {@link FiducialProblem#MARKERS_SLIPPED}
     */
    default Labelled orThrow() throws ProblemException {
        if (this instanceof Labelled l) {
            return l;
        }
        if (this instanceof Missing m) {
            throw new ProblemException(
                    FiducialProblem.MARKERS_MISSING,
                    m.missing(),
                    FiducialWording.FOUND_IN_BOTH.say(positions(m.foundMr()), positions(m.foundCt())));
        }
        if (this instanceof Ambiguous a) {
            throw new ProblemException(
                    FiducialProblem.MARKERS_AMBIGUOUS, String.join("; or ", a.alternatives()), a.why());
        }
        if (this instanceof Mirrored m) {
            throw new ProblemException(FiducialProblem.MARKERS_MIRRORED, m.evidence());
        }
        Slipped s = (Slipped) this;
        String who = s.slips().stream()
                .map(x -> FiducialWording.SLIP.say(x.label(), Wording.number(x.distanceMm(), 1)))
                .collect(Collectors.joining(", "));
        throw new ProblemException(
                FiducialProblem.MARKERS_SLIPPED, who.isEmpty() ? s.evidence() : who + "; " + s.evidence());
    }

    private static String positions(List<MarkerCandidate> found) {
        return found.isEmpty()
                ? FiducialWording.NONE.say()
                : FiducialWording.FOUND_AT.say(
                        found.size(),
                        found.stream().map(MarkerCandidate::position).collect(Collectors.joining(", ")));
    }
}
