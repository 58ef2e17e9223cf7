package org.needlepoint.fiducial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.needlepoint.fiducial.MarkerLabelling.Labelled;
import org.needlepoint.fiducial.MarkerLabelling.LabelledMarker;
import org.needlepoint.fiducial.MarkerLabelling.NamesFrom;
import org.needlepoint.geometry.Vector3;

/**
 * Decides which MR candidate is which CT candidate and which marker of the template: an answer only when exactly one
 * assignment agrees, else a refusal that says what was found.
 *
 * <p>Pairs come from distances and directions alone ({@link Agreement}, exhaustive). Labels come from the template:
 * lines by their level across the MR slices, places on a line from the patient's right to the left in MR.
 */
public final class MarkerMatcher {
    /** Candidates beyond this many per image are left out, lowest score first. */
    private static final int MAX_CANDIDATES = 14;

    private static final double LEVEL_DIFFERENCE_MM = 2;

    private final FiducialTemplate template;
    private final int perLine;
    private final Vector3 normal;

    /**
     * Makes a matcher.
     *
     * @param template what the patient wears
     * @param mrSliceNormal normal of the MR slices, either sense
     */
    public MarkerMatcher(FiducialTemplate template, Vector3 mrSliceNormal) {
        this.template = Objects.requireNonNull(template, "template");
        this.perLine = template.lines().get(0).labels().size();
        Vector3 n = mrSliceNormal.normalized();
        this.normal = n.z() < 0 ? n.negated() : n;
    }

    /**
     * Matches the candidates of two images.
     *
     * @param foundMr candidates in MR
     * @param foundCt candidates in CT
     * @param hint where the target slice lies, if known; names lines only
     * @return the markers, or why there is no unique answer
     */
    public MarkerLabelling match(List<MarkerCandidate> foundMr, List<MarkerCandidate> foundCt, LevelHint hint) {
        List<MarkerCandidate> mr = best(foundMr);
        List<MarkerCandidate> ct = best(foundCt);
        List<int[]> sets = Agreement.largest(mr, ct, false);
        int agreeing = sets.isEmpty() ? 0 : paired(sets.get(0)).length;
        MarkerRefusal refusal = new MarkerRefusal(template, normal, mr, ct);
        List<Hypothesis> complete = new ArrayList<>();
        if (agreeing >= template.labels().size()) {
            complete = hypotheses(mr, ct, sets, template.labels().size());
        } else if (agreeing == perLine && template.oneLineSuffices()) {
            // One line alone is measured only where the other line cannot be in both images, mirrored or moved.
            boolean bothLinesInBoth =
                    Math.min(mr.size(), ct.size()) >= template.labels().size();
            if (!bothLinesInBoth && refusal.mirroredAgreement() <= agreeing) {
                complete = hypotheses(mr, ct, sets, perLine);
                complete.removeIf(h -> refusal.anotherLineIsHalfSeen(h.pairs) || mixesLines(h.lines.get(0), mr));
            }
        }
        if (complete.isEmpty()) {
            return refusal.explain(sets);
        }
        complete.sort(Comparator.comparingDouble((Hypothesis h) -> h.chi2));
        Hypothesis first = complete.get(0);
        double margin = complete.size() == 1 ? Double.POSITIVE_INFINITY : complete.get(1).chi2 - first.chi2;
        // Two assignments within the tolerances: only overwhelming evidence lets one of them win.
        if (margin < 40) {
            return refusal.ambiguous(complete.stream().map(Hypothesis::inWords).toList());
        }
        Optional<MarkerLabelling> moved = refusal.slipWithin(first.pairs, first.lines);
        return moved.orElseGet(() -> labelled(mr, ct, first, margin, hint));
    }

    /** Where MR shows both lines, a line that CT shows alone must be one of them. */
    private boolean mixesLines(List<MarkerCandidate> line, List<MarkerCandidate> mr) {
        return mr.size() == template.labels().size()
                && SkinLines.of(mr, perLine, normal)
                        .filter(lines -> !lines.contains(line))
                        .isPresent();
    }

    private static List<MarkerCandidate> best(List<MarkerCandidate> found) {
        return found.stream()
                .sorted(Comparator.comparingDouble(MarkerCandidate::score).reversed())
                .limit(MAX_CANDIDATES)
                .toList();
    }

    private static int[] paired(int[] partner) {
        int[] out = new int[partner.length];
        int n = 0;
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                out[n++] = i;
            }
        }
        return Arrays.copyOf(out, n);
    }

    /** Every way to choose the wanted number of pairs from the sets so that they form the template's lines. */
    private List<Hypothesis> hypotheses(
            List<MarkerCandidate> mr, List<MarkerCandidate> ct, List<int[]> sets, int wanted) {
        List<Hypothesis> out = new ArrayList<>();
        for (int[] set : sets) {
            int[] members = paired(set);
            for (int mask = 0; mask < 1 << members.length; mask++) {
                if (Integer.bitCount(mask) != wanted) {
                    continue;
                }
                List<MarkerPair> pairs = new ArrayList<>();
                for (int b = 0; b < members.length; b++) {
                    if ((mask >> b & 1) == 1) {
                        pairs.add(new MarkerPair(mr.get(members[b]), ct.get(set[members[b]])));
                    }
                }
                SkinLines.of(pairs.stream().map(MarkerPair::mr).toList(), perLine, normal)
                        .map(lines -> new Hypothesis(pairs, lines, MarkerPair.chi2(pairs)))
                        .filter(h ->
                                out.stream().noneMatch(o -> Set.copyOf(o.pairs).equals(Set.copyOf(h.pairs))))
                        .ifPresent(out::add);
            }
        }
        return out;
    }

    private record Hypothesis(List<MarkerPair> pairs, List<List<MarkerCandidate>> lines, double chi2) {
        MarkerCandidate ctOf(MarkerCandidate mr) {
            return pairs.stream()
                    .filter(p -> p.mr().equals(mr))
                    .findFirst()
                    .orElseThrow()
                    .ct();
        }

        String inWords() {
            StringBuilder s = new StringBuilder("MR–CT");
            for (List<MarkerCandidate> line : lines) {
                for (MarkerCandidate m : line) {
                    s.append(' ')
                            .append(m.position())
                            .append(" – ")
                            .append(ctOf(m).position())
                            .append(',');
                }
            }
            return s.substring(0, s.length() - 1);
        }
    }

    private Labelled labelled(
            List<MarkerCandidate> mr, List<MarkerCandidate> ct, Hypothesis h, double margin, LevelHint hint) {
        List<String> notes = new ArrayList<>();
        Naming naming = name(h, mr, hint, notes);
        List<LabelledMarker> out = new ArrayList<>();
        for (int l = 0; l < template.lines().size(); l++) {
            List<MarkerCandidate> line = naming.lines.get(l);
            for (int i = 0; line != null && i < perLine; i++) {
                out.add(new LabelledMarker(template.lines().get(l).labels().get(i), line.get(i), h.ctOf(line.get(i))));
            }
        }
        double confidence = Math.exp(-0.5 * Math.max(0, h.chi2 / Math.max(1, 3.0 * h.pairs.size() - 6) - 1))
                * (1 - Math.exp(-0.5 * margin));
        for (List<MarkerCandidate> line : h.lines) {
            if (isEvenlySpaced(line)) {
                notes.add(FiducialWording.EVENLY_SPACED.say());
                confidence *= 0.9;
            }
            for (int i = 1; i < perLine; i++) {
                if (line.get(i).centre().x() - line.get(i - 1).centre().x() < LEVEL_DIFFERENCE_MM) {
                    notes.add(FiducialWording.EQUALLY_RIGHT.say(
                            line.get(i - 1).position(), line.get(i).position()));
                }
            }
        }
        List<MarkerCandidate> extraMr = new ArrayList<>(mr);
        List<MarkerCandidate> extraCt = new ArrayList<>(ct);
        out.forEach(m -> {
            extraMr.remove(m.mr());
            extraCt.remove(m.ct());
        });
        return new Labelled(out, naming.from, Math.max(0, Math.min(1, confidence)), notes, extraMr, extraCt);
    }

    private record Naming(List<List<MarkerCandidate>> lines, NamesFrom from) {}

    /** Which of the template's lines each found line is. */
    private Naming name(Hypothesis h, List<MarkerCandidate> mr, LevelHint hint, List<String> notes) {
        int target =
                template.lines().get(0).onTargetSlice() ? 0 : template.lines().size() - 1;
        if (template.lines().size() == 1) {
            return new Naming(h.lines, NamesFrom.ONLY_LINE);
        }
        Optional<Double> targetLevel = hint.mrTarget()
                .map(p -> normal.dot(p.toVector()))
                .or(() -> hint.ctTarget()
                        .map(p -> normal.dot(MarkerPair.alignment(h.pairs).toMr(p.toVector()))));
        List<List<MarkerCandidate>> seen = new ArrayList<>(h.lines);
        if (seen.size() == 1) {
            notes.add(FiducialWording.ONE_LINE.say(perLine));
            Optional<List<MarkerCandidate>> other = otherLine(h, mr);
            if (other.isEmpty()) {
                // One line only is drawn when its slice is the target slice; it is then the first line.
                return new Naming(Arrays.asList(seen.get(0), null), NamesFrom.ONLY_LINE);
            }
            notes.add(FiducialWording.OTHER_IN_MR_ONLY.say());
            seen.add(other.get());
            seen.sort(Comparator.comparingDouble(l -> -SkinLines.meanLevel(l, normal)));
        }
        double upper = SkinLines.meanLevel(seen.get(0), normal);
        double lower = SkinLines.meanLevel(seen.get(1), normal);
        boolean decided = targetLevel.isPresent()
                && Math.abs(Math.abs(targetLevel.get() - upper) - Math.abs(targetLevel.get() - lower))
                        > LEVEL_DIFFERENCE_MM;
        boolean swap = decided
                ? (Math.abs(targetLevel.get() - upper) < Math.abs(targetLevel.get() - lower)) != (target == 0)
                : false;
        if (!decided) {
            notes.add(FiducialWording.LINE_BY_CONVENTION.say(
                    template.lines().get(0).name()));
        }
        List<List<MarkerCandidate>> named = new ArrayList<>(seen);
        if (swap) {
            named.add(0, named.remove(1));
        }
        if (h.lines.size() == 1) {
            named.replaceAll(l -> l.equals(h.lines.get(0)) ? l : null);
        }
        return new Naming(named, decided ? NamesFrom.TARGET_SLICE : NamesFrom.HEAD_TO_FEET);
    }

    private Optional<List<MarkerCandidate>> otherLine(Hypothesis h, List<MarkerCandidate> mr) {
        List<MarkerCandidate> rest = new ArrayList<>(mr);
        rest.removeAll(h.lines.get(0));
        if (rest.size() != perLine) {
            return Optional.empty();
        }
        List<MarkerCandidate> both = new ArrayList<>(h.lines.get(0));
        both.addAll(rest);
        return SkinLines.of(both, perLine, normal).flatMap(lines -> lines.stream()
                .filter(l -> Set.copyOf(l).equals(Set.copyOf(rest)))
                .findFirst());
    }

    private static boolean isEvenlySpaced(List<MarkerCandidate> line) {
        for (int i = 2; i < line.size(); i++) {
            double a = line.get(i - 1).centre().distanceMm(line.get(i - 2).centre());
            double b = line.get(i).centre().distanceMm(line.get(i - 1).centre());
            if (Math.abs(a - b) > 3) {
                return false;
            }
        }
        return true;
    }
}
