package org.needlepoint.fiducial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.needlepoint.fiducial.MarkerLabelling.Ambiguous;
import org.needlepoint.fiducial.MarkerLabelling.Mirrored;
import org.needlepoint.fiducial.MarkerLabelling.Missing;
import org.needlepoint.fiducial.MarkerLabelling.Slip;
import org.needlepoint.fiducial.MarkerLabelling.Slipped;
import org.needlepoint.geometry.Vector3;

/** Says why candidates cannot be labelled: mirrored, slipped, missing or ambiguous, with what was found. */
final class MarkerRefusal {
    /** A marker that moved is looked for this far from its place, mm. */
    private static final double SLIP_REACH_MM = 45;

    /** A CT candidate this near to where an unpaired MR marker should be counts as half seen. */
    private static final double HALF_SEEN_MM = 25;

    /** Markers nearer than this end to end touch, mm. */
    private static final double TOUCHING_MM = 1;

    private static final String DIFFERENCES = FiducialWording.DIFFER_MOST.say("");

    private final FiducialTemplate template;
    private final int perLine;
    private final Vector3 normal;
    private final List<MarkerCandidate> mr;
    private final List<MarkerCandidate> ct;

    MarkerRefusal(FiducialTemplate template, Vector3 normal, List<MarkerCandidate> mr, List<MarkerCandidate> ct) {
        this.template = template;
        this.perLine = template.lines().get(0).labels().size();
        this.normal = normal;
        this.mr = mr;
        this.ct = ct;
    }

    Ambiguous ambiguous(List<String> alternatives) {
        return new Ambiguous(alternatives, FiducialWording.SEVERAL_FIT.say(alternatives.size()));
    }

    /** Why no assignment is complete, given the largest sets that agree. */
    MarkerLabelling explain(List<int[]> sets) {
        int wanted = template.labels().size();
        int needed = template.oneLineSuffices() ? perLine : wanted;
        int agreeing = sets.isEmpty() ? 0 : pairs(sets.get(0)).size();
        int mirroredAgreeing = mirroredAgreement();
        if (mirroredAgreeing >= needed && mirroredAgreeing > agreeing) {
            return new Mirrored(FiducialWording.MIRRORED.say(
                    mirroredAgreeing, wanted, agreeing == 0 ? FiducialWording.NONE.say() : agreeing));
        }
        if (agreeing >= wanted) {
            return ambiguous(sets.stream().map(s -> describe(pairs(s))).toList());
        }
        if (mr.size() >= wanted && ct.size() >= wanted || mr.size() >= needed && mr.size() == ct.size()) {
            Optional<MarkerLabelling> slipped = slipped(sets);
            if (slipped.isPresent()) {
                return slipped.get();
            }
        }
        return missing(sets);
    }

    /** How many markers agree after exchanging left and right in CT. */
    int mirroredAgreement() {
        List<int[]> mirrored = Agreement.largest(mr, ct, true);
        return mirrored.isEmpty() ? 0 : pairs(mirrored.get(0)).size();
    }

    /**
     * Whether candidates of another line are near their places in the other image, so that one line alone must not be
     * measured.
     */
    boolean anotherLineIsHalfSeen(List<MarkerPair> line) {
        PairAlignment motion = MarkerPair.alignment(line);
        List<MarkerCandidate> restMr = new ArrayList<>(mr);
        List<MarkerCandidate> restCt = new ArrayList<>(ct);
        line.forEach(p -> {
            restMr.remove(p.mr());
            restCt.remove(p.ct());
        });
        for (MarkerCandidate m : restMr) {
            for (MarkerCandidate c : restCt) {
                double off = motion.toMr(c.centre().toVector())
                        .minus(m.centre().toVector())
                        .norm();
                if (off < HALF_SEEN_MM) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A marker of a complete assignment that lies outside what the others predict, found by leaving each out. */
    Optional<MarkerLabelling> slipWithin(List<MarkerPair> pairs, List<List<MarkerCandidate>> lines) {
        if (pairs.size() < 5) {
            return Optional.empty();
        }
        Slip worst = null;
        double worstRatio = 1;
        for (MarkerPair p : pairs) {
            List<MarkerPair> others = new ArrayList<>(pairs);
            others.remove(p);
            Vector3 off = p.residual(MarkerPair.alignment(others));
            // The prediction from the others is about as uncertain as the marker itself.
            double limit = Agreement.SKIN_MM + 3 * Math.sqrt(2) * p.sdMm(off);
            if (off.norm() / limit > worstRatio) {
                worstRatio = off.norm() / limit;
                worst = new Slip(labelOf(p.mr(), lines), off.norm());
            }
        }
        return worst == null
                ? Optional.empty()
                : Optional.of(
                        new Slipped(List.of(worst), FiducialWording.OTHERS_AGREE.say(pairs.size() - 1) + touching()));
    }

    private Optional<MarkerLabelling> slipped(List<int[]> sets) {
        if (!sets.isEmpty()) {
            List<MarkerPair> agreed = pairs(sets.get(0));
            if (agreed.size() > perLine || template.lines().size() == 1 && agreed.size() >= 3) {
                Optional<MarkerLabelling> slips = singleSlips(agreed);
                // One fault that explains every distance says more than several markers that moved.
                boolean several =
                        slips.isPresent() && ((Slipped) slips.get()).slips().size() > 1;
                return several
                        ? distancesByOrder()
                                .filter(s -> isExplained((Slipped) s))
                                .or(() -> slips)
                        : slips;
            }
        }
        return distancesByOrder();
    }

    /** Names the markers that do not fit the largest agreeing set, by where that set puts them. */
    private Optional<MarkerLabelling> singleSlips(List<MarkerPair> agreed) {
        PairAlignment motion = MarkerPair.alignment(agreed);
        List<MarkerCandidate> restMr = new ArrayList<>(mr);
        List<MarkerCandidate> restCt = new ArrayList<>(ct);
        agreed.forEach(p -> {
            restMr.remove(p.mr());
            restCt.remove(p.ct());
        });
        List<MarkerPair> moved = new ArrayList<>();
        for (int round = agreed.size(); round < template.labels().size(); round++) {
            MarkerPair nearest = null;
            double least = SLIP_REACH_MM;
            for (MarkerCandidate m : restMr) {
                for (MarkerCandidate c : restCt) {
                    double off = new MarkerPair(m, c).residual(motion).norm();
                    if (off < least) {
                        least = off;
                        nearest = new MarkerPair(m, c);
                    }
                }
            }
            if (nearest == null) {
                return Optional.empty();
            }
            moved.add(nearest);
            restMr.remove(nearest.mr());
            restCt.remove(nearest.ct());
        }
        List<MarkerPair> all = new ArrayList<>(agreed);
        all.addAll(moved);
        List<List<MarkerCandidate>> lines = SkinLines.of(
                        all.stream().map(MarkerPair::mr).toList(), perLine, normal)
                .orElse(List.of());
        List<Slip> slips = moved.stream()
                .map(p -> new Slip(labelOf(p.mr(), lines), p.residual(motion).norm()))
                .toList();
        return Optional.of(new Slipped(slips, othersAgree(agreed.size()) + touching()));
    }

    /** Compares every distance after numbering each image by line and order; needs complete, separate lines. */
    private Optional<MarkerLabelling> distancesByOrder() {
        int n = Math.min(mr.size(), ct.size()) >= template.labels().size()
                ? template.labels().size()
                : perLine;
        if (mr.size() != n || ct.size() != n) {
            return Optional.empty();
        }
        Optional<List<List<MarkerCandidate>>> a = SkinLines.of(mr, perLine, normal);
        if (a.isEmpty()) {
            return Optional.of(new Slipped(List.of(), FiducialWording.NO_ORDER.say() + touching()));
        }
        List<MarkerCandidate> m = a.get().stream().flatMap(List::stream).toList();
        List<MarkerCandidate> c = SkinLines.of(ct, perLine, new Vector3(0, 0, 1))
                .map(lines -> lines.stream().flatMap(List::stream).toList())
                .orElseGet(() -> DistanceExplanation.likestOrder(m, ct));
        List<String> labels = template.labels();
        List<Difference> bad = new ArrayList<>();
        Map<String, Double> blame = new HashMap<>();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double dm = m.get(i).centre().distanceMm(m.get(j).centre());
                double dc = c.get(i).centre().distanceMm(c.get(j).centre());
                if (Math.abs(dm - dc) > Agreement.toleranceMm(m.get(i), m.get(j), c.get(i), c.get(j))) {
                    bad.add(new Difference(labels.get(i) + "–" + labels.get(j), dc - dm));
                    blame.merge(labels.get(i), Math.abs(dm - dc), Math::max);
                    blame.merge(labels.get(j), Math.abs(dm - dc), Math::max);
                }
            }
        }
        if (bad.isEmpty()) {
            return Optional.empty();
        }
        bad.sort(Comparator.comparingDouble((Difference d) -> -Math.abs(d.mm())));
        String largest = FiducialWording.DIFFER_MOST.say(
                bad.stream().limit(2).map(Difference::words).collect(Collectors.joining(", ")));
        List<String> why = new DistanceExplanation(m, c, perLine, normal).words();
        String evidence = why.isEmpty() ? largest : String.join(", or ", why) + "; " + largest;
        List<Slip> slips = why.isEmpty() ? blamed(bad.size(), blame, m.size()) : List.of();
        return Optional.of(new Slipped(slips, evidence + touching()));
    }

    /** A distance that is longer in CT than in MR by so many millimetres. */
    private record Difference(String between, double mm) {
        String words() {
            return FiducialWording.DIFFERENCE.say(between, String.format(Locale.ROOT, "%+.1f", mm));
        }
    }

    /** Whether one fault was found, so that no marker is blamed for what all of them show. */
    private static boolean isExplained(Slipped s) {
        return s.slips().isEmpty() && !s.evidence().startsWith(DIFFERENCES);
    }

    private String othersAgree(int others) {
        return template.lines().size() == 1
                ? FiducialWording.OTHERS_AGREE.say(others)
                : FiducialWording.OTHERS_AGREE_LINE.say(
                        others, template.lines().get(0).name());
    }

    /** Two markers that touch in one image, which the skin does not do to glued capsules by itself. */
    private String touching() {
        for (List<MarkerCandidate> image : List.of(ct, mr)) {
            for (int i = 0; i < image.size(); i++) {
                for (int j = i + 1; j < image.size(); j++) {
                    MarkerCandidate a = image.get(i);
                    MarkerCandidate b = image.get(j);
                    double reach = 0.5 * (a.lengthMm() + b.lengthMm());
                    if (a.centre().distanceMm(b.centre()) < reach + TOUCHING_MM) {
                        return "; " + FiducialWording.TOUCHING.say(image == ct ? "CT" : "MR", a.position());
                    }
                }
            }
        }
        return "";
    }

    /** A marker is blamed alone when it is in every disagreeing distance. */
    private static List<Slip> blamed(int disagreements, Map<String, Double> blame, int markers) {
        if (disagreements > markers - 1 || blame.size() - 1 != disagreements) {
            return List.of();
        }
        return blame.entrySet().stream()
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .filter(e -> disagreements > 1)
                .map(e -> List.of(new Slip(e.getKey(), e.getValue())))
                .orElse(List.of());
    }

    private Missing missing(List<int[]> sets) {
        int wanted = template.labels().size();
        List<String> words = new ArrayList<>();
        Optional<List<List<MarkerCandidate>>> lines =
                mr.size() == wanted ? SkinLines.of(mr, perLine, normal) : Optional.empty();
        if (lines.isPresent() && !sets.isEmpty()) {
            List<MarkerPair> agreed = pairs(sets.get(0));
            List<String> lost = new ArrayList<>();
            for (MarkerCandidate m : mr) {
                if (agreed.stream().noneMatch(p -> p.mr().equals(m))) {
                    lost.add(labelOf(m, lines.get()));
                }
            }
            lost.sort(Comparator.naturalOrder());
            words.add((perLine < wanted ? FiducialWording.LOST_IN_CT_BY_LEVEL : FiducialWording.LOST_IN_CT)
                    .say(String.join(", ", lost)));
        } else {
            words.add(FiducialWording.CANDIDATES_IN_MR.say(mr.size(), wanted));
            words.add(FiducialWording.CANDIDATES_IN_CT.say(ct.size(), wanted));
            words.add(FiducialWording.AGREEING.say(
                    sets.isEmpty() ? 0 : pairs(sets.get(0)).size()));
        }
        return new Missing(
                FiducialWording.TEMPLATE_HAS.say(template.layout()) + "; " + String.join(", ", words) + touching(),
                List.copyOf(mr),
                List.copyOf(ct));
    }

    /** Label by position on the lines from head to feet; the position itself where the lines are not clear. */
    private String labelOf(MarkerCandidate m, List<List<MarkerCandidate>> lines) {
        for (int l = 0; l < lines.size(); l++) {
            int i = lines.get(l).indexOf(m);
            if (i >= 0) {
                return template.lines().get(l).labels().get(i);
            }
        }
        return FiducialWording.MARKER_AT.say(m.position());
    }

    private List<MarkerPair> pairs(int[] partner) {
        List<MarkerPair> out = new ArrayList<>();
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                out.add(new MarkerPair(mr.get(i), ct.get(partner[i])));
            }
        }
        return out;
    }

    private static String describe(List<MarkerPair> pairs) {
        StringBuilder s = new StringBuilder("MR–CT");
        pairs.forEach(p -> s.append(' ')
                .append(p.mr().position())
                .append(" – ")
                .append(p.ct().position())
                .append(','));
        return s.substring(0, s.length() - 1);
    }
}
