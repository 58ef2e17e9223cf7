package org.needlepoint.cohort.teaching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A synthetic patient assessed for the teaching cohort.
 *
 * @param caseId identifier that says it is synthetic
 * @param included whether the cohort takes the patient
 * @param values column → text, as the rules of eligibility read them
 */
public record TeachingCandidate(String caseId, boolean included, Map<String, String> values) {
    private static final int ASSESSED = 115;
    private static final int INCLUDED = 32;

    private static final List<String> NOT_SARCOMA = List.of(
            "Lipoma",
            "Schwannoma",
            "Neurofibroma",
            "Desmoid-type fibromatosis",
            "Intramuscular myxoma",
            "Nodular fasciitis",
            "Tenosynovial giant cell tumour",
            "Angioleiomyoma",
            "Intramuscular angioma",
            "Elastofibroma");

    private static final List<String> SARCOMA = List.of(
            "Leiomyosarcoma",
            "Fibrosarcoma",
            "Synovial sarcoma",
            "Myxoid liposarcoma",
            "Pleomorphic sarcoma, undifferentiated",
            "Rhabdomyosarcoma");

    /** Keeps its own map, in order. */
    public TeachingCandidate {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    TeachingCandidate with(String column, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(column, value);
        return new TeachingCandidate(caseId, included, changed);
    }

    /** How many leave for each reason: the study's six, and the rest, for which the study gives no reason. */
    private enum Fate {
        INCLUDED(TeachingCandidate.INCLUDED),
        IMAGE_QUALITY(8),
        TREATED(10),
        INTERVAL(9),
        REGISTRATION(4),
        WELL_DIFFERENTIATED(13),
        EQUIVOCAL(6),
        NO_SARCOMA(33);

        private final int number;

        Fate(int number) {
            this.number = number;
        }
    }

    /** Everybody assessed, in random order, with the numbers of the study. */
    static List<TeachingCandidate> draw(SplittableRandom random) {
        List<Fate> fates = new ArrayList<>();
        Arrays.stream(Fate.values()).forEach(f -> {
            for (int i = 0; i < f.number; i++) {
                fates.add(f);
            }
        });
        for (int i = fates.size() - 1; i > 0; i--) {
            java.util.Collections.swap(fates, i, random.nextInt(i + 1));
        }
        int[] ages = ages(random);
        double[] sizes = standardised(random, INCLUDED, 6.2, 2.5);
        List<String> sexes = dealt(random, Map.of("M", 18, "F", 14));
        List<String> sites = dealt(random, Map.of("upper limb", 12, "lower limb", 16, "trunk", 4));
        List<TeachingCandidate> out = new ArrayList<>();
        int in = 0;
        for (int i = 0; i < ASSESSED; i++) {
            Fate fate = fates.get(i);
            Map<String, String> v = new LinkedHashMap<>();
            boolean included = fate == Fate.INCLUDED;
            v.put("sex", included ? sexes.get(in) : random.nextBoolean() ? "M" : "F");
            v.put("age_years", String.valueOf(included ? ages[in] : 25 + random.nextInt(55)));
            v.put(
                    "site",
                    included
                            ? sites.get(in)
                            : List.of("upper limb", "lower limb", "trunk").get(random.nextInt(3)));
            v.put(
                    "max_diameter_cm",
                    String.format(
                            Locale.ROOT, "%.1f", included ? Math.max(1, sizes[in]) : 2 + 9 * random.nextDouble()));
            in += included ? 1 : 0;
            facts(v, fate, random);
            out.add(new TeachingCandidate(String.format(Locale.ROOT, "SYNTHETIC-%03d", i + 1), included, v));
        }
        return out;
    }

    private static void facts(Map<String, String> v, Fate fate, SplittableRandom random) {
        v.put("mri_quality", fate == Fate.IMAGE_QUALITY ? "inadequate" : "adequate");
        v.put("treated_or_recurrent", fate == Fate.TREATED ? "yes" : "no");
        v.put("mri_to_biopsy_days", "0");
        v.put(
                "mri_to_surgery_days",
                String.valueOf(fate == Fate.INTERVAL ? 8 + random.nextInt(14) : 2 + random.nextInt(6)));
        v.put(
                "registration_verdict",
                fate == Fate.REGISTRATION ? "fail" : random.nextInt(4) == 0 ? "caution" : "accept");
        List<String> subtypes = fate == Fate.NO_SARCOMA ? NOT_SARCOMA : SARCOMA;
        v.put(
                "final_subtype",
                fate == Fate.WELL_DIFFERENTIATED
                        ? "Well-differentiated liposarcoma"
                        : subtypes.get(random.nextInt(subtypes.size())));
        v.put("pathology_equivocal", fate == Fate.EQUIVOCAL ? "yes" : "no");
        v.put("sarcoma", fate == Fate.NO_SARCOMA ? "no" : "yes");
    }

    /** Whole years of which the sum is 1717: mean 53.66, the nearest that 32 ages can have to the published 53.67. */
    private static int[] ages(SplittableRandom random) {
        double[] drawn = standardised(random, INCLUDED, 1717.0 / INCLUDED, 3.81);
        int[] ages = Arrays.stream(drawn).mapToInt(a -> (int) Math.round(a)).toArray();
        for (int i = 0; Arrays.stream(ages).sum() != 1717; i = (i + 1) % INCLUDED) {
            ages[i] += Integer.signum(1717 - Arrays.stream(ages).sum());
        }
        return ages;
    }

    /** Normal draws moved and stretched to the mean and standard deviation asked for. */
    private static double[] standardised(SplittableRandom random, int n, double mean, double sd) {
        double[] z = Readings.normal(random, n);
        double m = Figures.mean(z);
        double s = Figures.standardDeviation(z);
        return Arrays.stream(z).map(x -> mean + sd * (x - m) / s).toArray();
    }

    private static List<String> dealt(SplittableRandom random, Map<String, Integer> counts) {
        List<String> out = new ArrayList<>();
        counts.keySet().stream().sorted().forEach(k -> {
            for (int i = 0; i < counts.get(k); i++) {
                out.add(k);
            }
        });
        for (int i = out.size() - 1; i > 0; i--) {
            java.util.Collections.swap(out, i, random.nextInt(i + 1));
        }
        return out;
    }
}
