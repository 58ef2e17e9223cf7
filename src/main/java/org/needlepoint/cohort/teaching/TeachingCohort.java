package org.needlepoint.cohort.teaching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.needlepoint.pathology.FnclccGrade;
import org.needlepoint.pathology.FnclccScore;
import org.needlepoint.pathology.SoftTissueTumour;
import org.needlepoint.pathology.TumourCatalogue;
import org.needlepoint.problem.ProblemException;

/**
 * Thirty-two synthetic cases whose marginals follow the tables of the fusion study (Xu et al. 2025). No value is of a
 * person: grades and subtypes are dealt out in the published numbers, and measures are searched so that their quartiles,
 * areas, correlations and agreement come out as published, as far as those can hold together.
 */
public final class TeachingCohort {
    /** Cells counted for Ki-67 by each reader, as in the study. */
    public static final int CELLS_COUNTED = 1000;

    /** Cases. */
    public static final int CASES = 32;

    /**
     * Subtype at surgery, subtype by the core ("?" not shown, "=" the same), grade by the core, grade at surgery. Within a
     * grade the first rows go to the greatest ADC: myxoid tissue.
     */
    private static final String DEALT =
            """
            myxoid liposarcoma|?|1|1
            myxoid liposarcoma|?|1|1
            fibrosarcoma|=|1|1
            fibrosarcoma|=|1|1
            fibrosarcoma|=|1|1
            leiomyosarcoma|=|1|1
            leiomyosarcoma|=|1|1
            solitary fibrous tumour, malignant|=|1|1
            myxoid liposarcoma|=|2|2
            leiomyosarcoma|=|2|1
            fibrosarcoma|undifferentiated pleomorphic sarcoma|2|1
            fibrosarcoma|=|2|2
            leiomyosarcoma|=|2|2
            leiomyosarcoma|=|2|2
            synovial sarcoma|=|2|2
            malignant tenosynovial giant cell tumour|=|2|2
            alveolar soft part sarcoma|=|2|2
            dedifferentiated liposarcoma|=|3|3
            dedifferentiated liposarcoma|=|3|3
            pleomorphic liposarcoma|undifferentiated pleomorphic sarcoma|3|3
            leiomyosarcoma|=|3|3
            leiomyosarcoma|=|3|3
            leiomyosarcoma|=|3|3
            synovial sarcoma|=|3|3
            fibrosarcoma|=|3|3
            undifferentiated pleomorphic sarcoma|=|3|3
            undifferentiated pleomorphic sarcoma|=|3|3
            extraskeletal Ewing sarcoma|=|3|3
            angiosarcoma|=|3|3
            alveolar soft part sarcoma|=|3|3
            rhabdomyosarcoma|=|3|3
            rhabdomyosarcoma|=|3|3
            """;

    private final long seed;
    private final List<TeachingCase> cases;
    private final List<Marginal> marginals;
    private final List<TeachingCandidate> candidates;

    private TeachingCohort(
            long seed, List<TeachingCase> cases, List<Marginal> marginals, List<TeachingCandidate> candidates) {
        this.seed = seed;
        this.cases = List.copyOf(cases);
        this.marginals = List.copyOf(marginals);
        this.candidates = List.copyOf(candidates);
    }

    /**
     * Makes a cohort. Takes a few seconds; the same seed gives the same cohort.
     *
     * @param seed seed of every draw
     * @return cohort
     */
    public static TeachingCohort of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String[]> dealt = DEALT.lines().map(l -> l.split("\\|")).toList();
        double[] grade =
                dealt.stream().mapToDouble(d -> Double.parseDouble(d[2])).toArray();
        double[] start = new double[CASES];
        for (int i = 0; i < CASES; i++) {
            start[i] = 5 + 85.0 * i / (CASES - 1);
        }
        double[] ki67 = new Search(StudyTargets.ki67(grade), 10, 5, 90).from(random.split(), start);
        StudyTargets targets = new StudyTargets(grade, ki67);
        // The search begins in the right order: falling with Ki-67 for diffusion, rising for choline.
        double[] adcMin = new Search(targets.adcMin(), 1000, 0.53, 2.91).from(random.split(), along(ki67, 1.5, 0.6));
        double[] adcMean = new Search(targets.adcMean(), 1000, 0.81, 3.38, plus(adcMin, 0.05))
                .from(random.split(), along(ki67, 1.8, 0.85));
        double[] choCr = new Search(targets.choCr(), 100, 0.65, 13.14).from(random.split(), along(ki67, 3, 12));
        double[] movement = Readings.normal(random.split(), CASES);
        Readings mean = Readings.of(adcMean, movement, 1000, 10, 0.867);
        Readings min = Readings.of(adcMin, movement, 1000, 10, 0.883);
        Readings cho = Readings.of(choCr, Readings.normal(random.split(), CASES), 100, 100, 0.807);
        Readings ki = Readings.of(ki67, Readings.normal(random.split(), CASES), 10, 100, 0.938);
        List<TeachingCandidate> candidates = TeachingCandidate.draw(random.split());
        List<String> ids = candidates.stream()
                .filter(TeachingCandidate::included)
                .map(TeachingCandidate::caseId)
                .toList();
        SplittableRandom scores = random.split();
        int[] byAdc = IntStream.range(0, CASES)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> grade[i]).thenComparingDouble(i -> -adcMean[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] place = shuffled(random.split());
        TeachingCase[] cases = new TeachingCase[CASES];
        for (int row = 0; row < CASES; row++) {
            int i = byAdc[row];
            List<TeachingCase.Reading> readings = List.of(
                    new TeachingCase.Reading(
                            (int) Math.round(10 * ki.first(i)), mean.first(i), min.first(i), cho.first(i)),
                    new TeachingCase.Reading(
                            (int) Math.round(10 * ki.second(i)), mean.second(i), min.second(i), cho.second(i)));
            cases[place[row]] = dealt(ids.get(place[row]), dealt.get(row), scores, readings);
        }
        List<Marginal> marginals = new ArrayList<>();
        StudyTargets.ki67(grade).forEach(t -> marginals.add(Marginal.of(t, ki67)));
        targets.adcMean().forEach(t -> marginals.add(Marginal.of(t, adcMean)));
        targets.adcMin().forEach(t -> marginals.add(Marginal.of(t, adcMin)));
        targets.choCr().forEach(t -> marginals.add(Marginal.of(t, choCr)));
        marginals.add(ki.agreement("Ki-67", 0.938));
        marginals.add(mean.agreement("ADCmean", 0.867));
        marginals.add(min.agreement("ADCmin", 0.883));
        marginals.add(cho.agreement("Cho/Cr", 0.807));
        return new TeachingCohort(seed, List.of(cases), marginals, agreeing(candidates, cases));
    }

    /** Candidates with the subtype that their case has. */
    private static List<TeachingCandidate> agreeing(List<TeachingCandidate> candidates, TeachingCase... cases) {
        Map<String, String> subtypes = new HashMap<>();
        for (TeachingCase c : cases) {
            subtypes.put(c.caseId(), c.surgerySubtype().name());
        }
        return candidates.stream()
                .map(c -> c.included() ? c.with("final_subtype", subtypes.get(c.caseId())) : c)
                .toList();
    }

    private static TeachingCase dealt(
            String id, String[] row, SplittableRandom random, List<TeachingCase.Reading> readings) {
        SoftTissueTumour surgery = tumour(row[0]);
        FnclccGrade core = FnclccGrade.of(Integer.parseInt(row[2]));
        FnclccGrade atSurgery = FnclccGrade.of(Integer.parseInt(row[3]));
        FnclccScore coreScore = score(random, surgery, core);
        return new TeachingCase(
                id,
                row[1].equals("?") ? Optional.empty() : Optional.of(row[1].equals("=") ? surgery : tumour(row[1])),
                coreScore,
                surgery,
                atSurgery == core ? coreScore : score(random, surgery, atSurgery),
                readings);
    }

    private static int[] shuffled(SplittableRandom random) {
        int[] out = IntStream.range(0, CASES).toArray();
        for (int i = CASES - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = out[i];
            out[i] = out[j];
            out[j] = swap;
        }
        return out;
    }

    /**
     * A published figure beside that of the cohort.
     *
     * @param place where it is published, such as {@code Table 3}; "–" for a choice of this project
     * @param what what it is
     * @param published as published
     * @param made of this cohort, over the means of both readers
     */
    public record Marginal(String place, String what, double published, double made) {
        private static Marginal of(Target t, double... values) {
            return new Marginal(t.place(), t.what(), t.value(), t.statistic().applyAsDouble(values));
        }
    }

    private static SoftTissueTumour tumour(String name) {
        try {
            return TumourCatalogue.who2020().named(name);
        } catch (ProblemException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of the scores that the subtype may have and that give the grade. */
    private static FnclccScore score(SplittableRandom random, SoftTissueTumour tumour, FnclccGrade grade) {
        List<FnclccScore> possible = new ArrayList<>();
        for (int d = 1; d <= 3; d++) {
            for (int m = 1; m <= 3; m++) {
                for (int n = 0; n <= 2; n++) {
                    FnclccScore s = new FnclccScore(d, m, n);
                    if (tumour.allowsDifferentiation(d) && s.grade() == grade) {
                        possible.add(s);
                    }
                }
            }
        }
        return possible.get(random.nextInt(possible.size()));
    }

    private static double[] along(double[] ki67, double atLeast, double atGreatest) {
        double[] out = new double[ki67.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = atLeast + (atGreatest - atLeast) * (ki67[i] - 5) / 85;
        }
        return out;
    }

    private static double[] plus(double[] values, double summand) {
        double[] out = values.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += summand;
        }
        return out;
    }

    /**
     * Seed that made it.
     *
     * @return seed
     */
    public long seed() {
        return seed;
    }

    /**
     * The cases.
     *
     * @return 32 cases
     */
    public List<TeachingCase> cases() {
        return cases;
    }

    /**
     * Published figures beside those of this cohort.
     *
     * @return marginals, in the order of the tables
     */
    public List<Marginal> marginals() {
        return marginals;
    }

    /**
     * Everybody assessed, of whom 32 are the cases.
     *
     * @return 115 candidates
     */
    public List<TeachingCandidate> candidates() {
        return candidates;
    }
}
