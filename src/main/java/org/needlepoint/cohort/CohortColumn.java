package org.needlepoint.cohort;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns that a cohort's table may have, with the headings that are understood. Upper and lower case, spaces,
 * hyphens, underscores and slashes in headings do not matter. {@code docs/cohort.md} lists them.
 */
public enum CohortColumn {
    /** Name of the case. */
    CASE_ID("case_id", Kind.TEXT, "case, id, patient, patient id, subject, subject id, study id"),
    /** Reader of the row's readings. */
    READER("reader", Kind.TEXT, "observer, rater, radiologist"),
    /** Session of the reader, from 1; the first one counts. */
    SESSION("session", Kind.TEXT, "read session, reading session, reader session"),
    /** Whether the case belongs to the cohort. */
    INCLUDED("included", Kind.YES_NO, "include, eligible"),
    /** Why it does not. */
    EXCLUSION_REASON("exclusion_reason", Kind.TEXT, "reason for exclusion, exclusion, excluded because"),
    /** Whether the row is invented. */
    SYNTHETIC("synthetic", Kind.SYNTHETIC, "is synthetic, simulated"),
    /** Age, years. */
    AGE("age_years", Kind.NUMBER, "age, patient age") {
        @Override
        Map<String, Double> units() {
            return Map.of("years", 1.0, "y", 1.0, "yr", 1.0);
        }
    },
    /** Sex. */
    SEX("sex", Kind.TEXT, "gender"),
    /** Site of the tumour. */
    SITE("site", Kind.TEXT, "location, lesion location, tumour site, tumor site"),
    /** Largest diameter, mm. */
    DIAMETER(
            "largest_diameter_mm",
            Kind.NUMBER,
            "largest diameter, maximum diameter, max diameter, diameter, tumour size, tumor size, size") {
        @Override
        Map<String, Double> units() {
            return ordered("mm", 1.0, "cm", 10.0);
        }
    },
    /** Diagnosis by the core. */
    DIAGNOSIS("diagnosis", Kind.TEXT, "core diagnosis, diagnosis core, biopsy diagnosis, diagnosis biopsy"),
    /** Diagnosis at surgery. */
    DIAGNOSIS_SURGERY("diagnosis_surgery", Kind.TEXT, "surgery diagnosis, surgical diagnosis"),
    /** Subtype by the core. */
    SUBTYPE(
            "subtype",
            Kind.TEXT,
            "histology, histologic subtype, histological subtype, core subtype, subtype core, biopsy subtype,"
                    + " subtype biopsy, histologic subtype biopsy"),
    /** Subtype at surgery. */
    SUBTYPE_SURGERY(
            "subtype_surgery",
            Kind.TEXT,
            "surgery subtype, surgical subtype, histology surgery, histologic subtype surgery"),
    /** FNCLCC grade by the core. */
    GRADE(
            "fnclcc_grade",
            Kind.GRADE,
            "grade, fnclcc, fnclcc grading, biopsy grade, grade biopsy, core grade, grade core, fnclcc grade biopsy,"
                    + " fnclcc grade core, core fnclcc grade, biopsy fnclcc grade"),
    /** FNCLCC grade at surgery. */
    GRADE_SURGERY(
            "fnclcc_grade_surgery",
            Kind.GRADE,
            "grade surgery, surgery grade, surgical grade, surgery fnclcc grade, surgical fnclcc grade"),
    /** Ki-67 labelling index of the core, per cent. */
    KI67("ki67_percent", Kind.READING, "ki67, ki67 li, ki67 index, ki67 labelling index, ki67 labeling index, mib1") {
        @Override
        Map<String, Double> units() {
            return ordered("%", 1.0, "percent", 1.0, "pct", 1.0, "fraction", 100.0);
        }
    },
    /** Ki-67 positive cells. */
    KI67_POSITIVE("ki67_positive_cells", Kind.READING, "ki67 positive"),
    /** Cells counted for Ki-67. */
    KI67_COUNTED("ki67_counted_cells", Kind.READING, "ki67 counted, ki67 cells, ki67 total cells"),
    /** Least ADC, 10⁻³ mm²/s. */
    ADC_MIN("adc_min", Kind.READING, "min adc, minimum adc, adc minimum") {
        @Override
        Map<String, Double> units() {
            return adcUnits();
        }
    },
    /** Mean ADC, 10⁻³ mm²/s. */
    ADC_MEAN("adc_mean", Kind.READING, "mean adc, adc average") {
        @Override
        Map<String, Double> units() {
            return adcUnits();
        }
    },
    /** Choline to creatine ratio. */
    CHO_CR("cho_cr", Kind.READING, "cho cr ratio, choline creatine, choline creatine ratio, choline to creatine") {
        @Override
        Map<String, Double> units() {
            return Map.of("ratio", 1.0);
        }
    },
    /** What the quality gate says of the spectrum. */
    SPECTRUM_QUALITY("spectrum_quality", Kind.READING_WORD, "mrs quality, spectroscopy quality");

    /** What a column holds. */
    enum Kind {
        /** Words. */
        TEXT,
        /** yes or no. */
        YES_NO,
        /** SYNTHETIC or real, yes or no. */
        SYNTHETIC,
        /** A number of the case. */
        NUMBER,
        /** 1, 2 or 3. */
        GRADE,
        /** A number that each reader may give. */
        READING,
        /** A word that each reader may give. */
        READING_WORD
    }

    private final String key;
    private final Kind kind;
    private final List<String> synonyms;

    CohortColumn(String key, Kind kind, String synonyms) {
        this.key = key;
        this.kind = kind;
        this.synonyms = Arrays.stream(synonyms.split(",")).map(String::strip).toList();
    }

    /**
     * Name of the column.
     *
     * @return such as {@code adc_mean}
     */
    public String key() {
        return key;
    }

    /**
     * Other headings that are understood.
     *
     * @return words; punctuation does not matter
     */
    public List<String> synonyms() {
        return synonyms;
    }

    /**
     * Units that a heading may state.
     *
     * @return units as written in lower case without signs; empty if the column has none
     */
    public List<String> unitNames() {
        return List.copyOf(units().keySet());
    }

    Kind kind() {
        return kind;
    }

    /** Unit in compact spelling → factor to the column's own unit, in order. */
    Map<String, Double> units() {
        return Map.of();
    }

    /** The unit without which numbers could mean anything. */
    boolean needsUnit() {
        return this == DIAMETER;
    }

    /** What is measured or found in a specimen, as against who the patient is. */
    boolean isFinding() {
        return isReading() || kind == Kind.GRADE || name().startsWith("SUBTYPE") || name().startsWith("DIAGNOSIS");
    }

    /** What imaging measured, as against pathology. */
    boolean isImaging() {
        return this == ADC_MEAN || this == ADC_MIN || this == CHO_CR || this == SPECTRUM_QUALITY;
    }

    boolean isReading() {
        return kind == Kind.READING || kind == Kind.READING_WORD;
    }

    /** Whether the compact heading is this column's name or a synonym. */
    boolean isCalled(String compact) {
        return compact.equals(Headings.compact(key))
                || synonyms.stream().anyMatch(s -> compact.equals(Headings.compact(s)));
    }

    /** The factor of a unit in compact spelling. */
    Optional<Double> factor(String unit) {
        return units().entrySet().stream()
                .filter(e -> Headings.compact(e.getKey()).equals(unit))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, Double> ordered(Object... pairs) {
        Map<String, Double> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], (Double) pairs[i + 1]);
        }
        return map;
    }

    private static Map<String, Double> adcUnits() {
        return ordered(
                "10⁻³ mm²/s",
                1.0,
                "1e-3 mm2/s",
                1.0,
                "µm²/ms",
                1.0,
                "mm²/s",
                1e3,
                "10⁻⁶ mm²/s",
                1e-3,
                "1e-6 mm2/s",
                1e-3,
                "µm²/s",
                1e-3);
    }
}
