package org.needlepoint.cohort.store;

import java.util.List;
import org.needlepoint.cohort.store.Field.Range;

/** The content of the {@link DataDictionary}. */
final class DictionaryTables {
    private static final String ADC = "10⁻³ mm²/s";
    private static final String CORE_NO = "Number of the core within the case, from 1.";
    private static final String COMMENT = "Free words; no names.";
    private static final Range ADC_RANGE = new Range(0, 10);
    private static final Range ADC_BOUND = new Range(-10, 20);
    private static final Range CHO_CR_RANGE = new Range(0, 1000);
    private static final RowRule ADC_ORDER = RowRule.notAbove(
            "adc_min_not_above_mean", "adc_min", "adc_mean", "adc_min must not be greater than adc_mean");

    private DictionaryTables() {}

    static List<TableSpec> all() {
        return List.of(
                patient(),
                studyCase(),
                core(),
                measurement(),
                refusal(),
                reader(),
                readSession(),
                reading(),
                adjudication(),
                pathology(),
                histologyImage(),
                surgery(),
                followUp());
    }

    private static TableSpec patient() {
        return of("patient", "One row a patient, under a pseudonym.")
                .key("patient", "Pseudonym.")
                .choice("sex", "Sex: female, male or other.", "F", "M", "O")
                .text("comment", COMMENT)
                .done();
    }

    private static TableSpec studyCase() {
        return of("study_case", "One row a case: a lesion with its MR and its biopsy. Refused cases are here too.")
                .key("case_id", "Name of the case, such as its folder's name; no patient's name or ID.")
                .required("patient", FieldType.TEXT, "Pseudonym of the patient.")
                .whole("age_years", "years", 0, 120, "Age at the MR.")
                .date("mr_date", "Date of the MR.")
                .date("biopsy_date", "Date of the biopsy and of its CT.")
                .choice("side", "Side of the body.", "left", "right", "midline")
                .choice(
                        "site",
                        "Where the tumour lies.",
                        "upper limb",
                        "lower limb",
                        "trunk",
                        "retroperitoneum",
                        "head and neck",
                        "other")
                .real("largest_diameter_mm", "mm", new Range(0, 1000), "Largest diameter of the tumour.")
                .choice("image_quality", "Whether the MR can be measured.", "adequate", "inadequate")
                .yesNo("treated_before", "Whether the tumour was treated before the MR.")
                .yesNo("recurrent", "Whether the tumour is a recurrence.")
                .text("comment", COMMENT)
                .yesNo("synthetic", "Whether the case is invented; every table and figure says so then.")
                .needs("patient", "patient")
                .done();
    }

    private static TableSpec core() {
        return of("core", "One row a biopsy core.")
                .key("case_id", "Case.")
                .keyNumber("core_no", CORE_NO)
                .date("taken_on", "Date it was taken.")
                .whole("needle_gauge", "gauge", 8, 25, "Gauge of the needle.")
                .real("length_mm", "mm", new Range(0, 100), "Length of the specimen.")
                .text("comment", COMMENT)
                .needs("study_case", "case_id")
                .done();
    }

    private static TableSpec measurement() {
        return of("measurement", "One row a result.json: what the program measured in a core.")
                .key("case_id", "Case.")
                .keyNumber("core_no", CORE_NO)
                .keyInstant("measured_at", "When it was measured.")
                .required("software_version", FieldType.TEXT, "Version of the program.")
                .required("result_sha256", FieldType.TEXT, "SHA-256 of the result.json, 64 hexadecimal digits.")
                .choice("registration_model", "Registration model.", "full-rigid", "slice-locked", "tilt-prior")
                .choice("registration_verdict", "What the quality gate says.", "accept", "caution", "fail")
                .whole("markers_used", "", 0, 1000, "Number of markers fitted.")
                .real("fre_mm", "mm", new Range(0, 1000), "Root mean square misfit of the markers.")
                .real("tre_tip_rms_mm", "mm", new Range(0, 1000), "Predicted error at the tip, root mean square.")
                .real("tre_tip_p95_mm", "mm", new Range(0, 1000), "Predicted error at the tip, 95 %.")
                .whole("target_slice_index", "", 0, 100_000, "Index of the target slice in the T2 series, from 0.")
                .real(
                        "target_slice_shift_mm",
                        "mm",
                        new Range(-10_000, 10_000),
                        "Shift S from the capsule slice, + to the head.")
                .real("core_out_of_plane_deg", "°", new Range(0, 90), "Angle of the needle to the slice plane.")
                .text("adc_source", "Where the ADC values come from.")
                .real("adc_mean", ADC, ADC_RANGE, "Area-weighted mean ADC in the core.")
                .real("adc_mean_low95", ADC, ADC_BOUND, "Lower end of its 95 % interval.")
                .real("adc_mean_high95", ADC, ADC_BOUND, "Upper end of its 95 % interval.")
                .real("adc_min", ADC, ADC_RANGE, "Minimum ADC over pixels at least half inside the core.")
                .real("adc_min_low95", ADC, ADC_BOUND, "Lower end of its 95 % interval.")
                .real("adc_min_high95", ADC, ADC_BOUND, "Upper end of its 95 % interval.")
                .real("adc_sd", ADC, ADC_RANGE, "Area-weighted standard deviation.")
                .real("adc_median", ADC, ADC_RANGE, "Area-weighted median.")
                .real("adc_p10", ADC, ADC_RANGE, "10th percentile.")
                .real("adc_p90", ADC, ADC_RANGE, "90th percentile.")
                .whole("adc_pixels", "", 0, 1_000_000, "Number of pixels with weight.")
                .real("adc_area_mm2", "mm²", new Range(0, 100_000), "Area sampled.")
                .real("cho_cr", "", CHO_CR_RANGE, "Choline to creatine ratio of fitted amplitudes.")
                .real("cho_cr_low95", "", new Range(-1000, 1_000_000), "Lower end of its 95 % interval.")
                .real("cho_cr_high95", "", new Range(-1000, 1_000_000), "Upper end of its 95 % interval.")
                .choice("spectrum_quality", "What the quality gate says of the spectrum.", "pass", "caution", "reject")
                .needs("core", "case_id", "core_no")
                .rule(new RowRule(
                        "sha256_length",
                        "result_sha256 must have 64 characters",
                        r -> r.text("result_sha256").orElse("").length() == 64))
                .rule(RowRule.both(
                        RowRule.notAbove(
                                "adc_interval_in_order",
                                "adc_mean_low95",
                                "adc_mean_high95",
                                "the lower end of an ADC interval must not be greater than its upper end"),
                        RowRule.notAbove("adc_interval_in_order", "adc_min_low95", "adc_min_high95", "")))
                .rule(RowRule.notAbove(
                        "cho_cr_interval_in_order",
                        "cho_cr_low95",
                        "cho_cr_high95",
                        "cho_cr_low95 must not be greater than cho_cr_high95"))
                .done();
    }

    private static TableSpec refusal() {
        return of("refusal", "One row a refused measurement; the program wrote no values.")
                .key("case_id", "Case.")
                .keyInstant("refused_at", "When.")
                .requiredWhole("exit_code", 10, 99, "Exit code of the program; 18 and 19 are failed registrations.")
                .required("message", FieldType.TEXT, "What the program said, without a patient's name or ID.")
                .text("software_version", "Version of the program.")
                .text("settings", "Settings of the refused measurement, as name=value; files by their names alone.")
                .needs("study_case", "case_id")
                .done();
    }

    private static TableSpec reader() {
        return of("reader", "One row a reader.")
                .key("reader", "Short name, such as R1; no person's name.")
                .requiredChoice("role", "Reads blind, or adjudicates after both.", "reader", "adjudicator")
                .whole("experience_years", "years", 0, 70, "Experience in musculoskeletal imaging.")
                .text("database_role", "PostgreSQL role under which the reader connects.")
                .done();
    }

    private static TableSpec readSession() {
        return of("read_session", "One row a pass of a reader through the cores; a second one tests repeatability.")
                .key("reader", "Reader.")
                .keyNumber("session", "Number of the pass, from 1.")
                .required("seed", FieldType.INTEGER, "Seed of the order in which the cores are shown.")
                .required("opened_at", FieldType.INSTANT, "When it was opened.")
                .needs("reader", "reader")
                .done();
    }

    private static TableSpec reading() {
        return values(of("reading", "One row a reader's values of a core in one session; locked when signed.")
                        .key("case_id", "Case.")
                        .keyNumber("core_no", CORE_NO)
                        .key("reader", "Reader.")
                        .keyNumber("session", "Session of the reader."))
                .text("comment", "Free words, such as why there is no value.")
                .required("entered_at", FieldType.INSTANT, "When the values were last entered.")
                .instant("signed_at", "When the reader signed; empty while it can still be changed.")
                .needs("core", "case_id", "core_no")
                .needs("read_session", "reader", "session")
                .rule(ADC_ORDER)
                .rule(new RowRule(
                        "reading_not_empty",
                        "there must be a value, or a comment that says why there is none",
                        r -> r.value("adc_mean").isPresent()
                                || r.value("adc_min").isPresent()
                                || r.value("cho_cr").isPresent()
                                || r.value("comment").isPresent()))
                .done();
    }

    private static TableSpec adjudication() {
        return values(of("adjudication", "One row a core on which the readers differed: the values that count.")
                        .key("case_id", "Case.")
                        .keyNumber("core_no", CORE_NO)
                        .required("reader", FieldType.TEXT, "The adjudicator, who has not read this core."))
                .required("reason", FieldType.TEXT, "Why these values.")
                .required("signed_at", FieldType.INSTANT, "When it was signed; final.")
                .needs("core", "case_id", "core_no")
                .needs("reader", "reader")
                .rule(ADC_ORDER)
                .done();
    }

    private static TableBuilder values(TableBuilder table) {
        return table.real("adc_mean", ADC, ADC_RANGE, "Mean ADC in the core.")
                .real("adc_min", ADC, ADC_RANGE, "Minimum ADC in the core.")
                .real("cho_cr", "", CHO_CR_RANGE, "Choline to creatine ratio.");
    }

    private static TableSpec pathology() {
        return specimen(of("pathology", "One row a pathologist's report of a core; \"consensus\" settles differences.")
                        .key("case_id", "Case.")
                        .keyNumber("core_no", CORE_NO)
                        .key("pathologist", "Short name of the pathologist, or consensus.")
                        .date("reported_on", "Date of the report."))
                .yesNo("equivocal", "Whether the result is equivocal.")
                .whole("ki67_positive_cells", "cells", 0, 1_000_000, "Tumour cells with stained nuclei.")
                .whole("ki67_counted_cells", "cells", 1, 1_000_000, "Tumour cells counted.")
                .real("ki67_percent", "%", new Range(0, 100), "Ki-67 labelling index.")
                .text("comment", COMMENT)
                .needs("core", "case_id", "core_no")
                .rule(RowRule.GRADE_FOLLOWS_SCORES)
                .rule(RowRule.notAbove(
                        "ki67_cells_within_count",
                        "ki67_positive_cells",
                        "ki67_counted_cells",
                        "ki67_positive_cells must not be greater than ki67_counted_cells"))
                .rule(RowRule.KI67_FOLLOWS_CELLS)
                .done();
    }

    private static TableSpec histologyImage() {
        return of(
                        "histology_image",
                        "One row a picture of histology; its file lies in the folder of images beside the store.")
                .key("case_id", "Case.")
                .keyNumber("core_no", "Core that it shows, or that the surgical specimen is compared with.")
                .keyNumber("image_no", "Number of the picture of this core, from 1.")
                .requiredChoice("specimen", "What was cut: the core or the surgical specimen.", "core", "surgery")
                .required("stain", FieldType.TEXT, "Stain, such as HE or Ki-67.")
                .requiredReal("magnification", "×", new Range(0.1, 2000), "Magnification as stated, such as 200.")
                .requiredChoice(
                        "media_type",
                        "What the file is, by its content.",
                        "image/jpeg",
                        "image/png",
                        "image/tiff",
                        "image/x-aperio-svs")
                .requiredWhole("width_px", 1, 10_000_000, "Width, pixels.")
                .requiredWhole("height_px", 1, 10_000_000, "Height, pixels.")
                .requiredReach("size_bytes", 1_000_000_000_000L, "Size of the file, bytes.")
                .required("image_sha256", FieldType.TEXT, "SHA-256 of the file, 64 hexadecimal digits; its name too.")
                .required("attached_at", FieldType.INSTANT, "When it was attached.")
                .text("comment", COMMENT)
                .needs("core", "case_id", "core_no")
                .rule(new RowRule(
                        "image_sha256_form",
                        "image_sha256 must have 64 characters",
                        r -> r.text("image_sha256").orElse("").length() == 64))
                .done();
    }

    private static TableSpec surgery() {
        return specimen(of("surgery", "One row a case that was operated: the specimen.")
                        .key("case_id", "Case.")
                        .date("surgery_date", "Date of the operation.")
                        .choice(
                                "neoadjuvant",
                                "Treatment between biopsy and surgery.",
                                "none",
                                "chemotherapy",
                                "radiotherapy",
                                "chemoradiotherapy")
                        .choice("margin", "Residual tumour at the margin.", "R0", "R1", "R2"))
                .real("ki67_percent", "%", new Range(0, 100), "Ki-67 labelling index.")
                .real("necrosis_percent", "%", new Range(0, 100), "Necrosis of the specimen.")
                .text("comment", COMMENT)
                .needs("study_case", "case_id")
                .rule(RowRule.GRADE_FOLLOWS_SCORES)
                .done();
    }

    private static TableBuilder specimen(TableBuilder table) {
        return table.choice(
                        "diagnosis",
                        "Kind of lesion.",
                        "sarcoma",
                        "intermediate",
                        "benign",
                        "other malignancy",
                        "not diagnostic")
                .text("subtype", "Subtype in the words of the WHO classification of 2020.")
                .whole("differentiation", "", 1, 3, "FNCLCC differentiation score.")
                .whole("mitoses", "", 1, 3, "FNCLCC mitotic score.")
                .whole("necrosis", "", 0, 2, "FNCLCC necrosis score.")
                .whole("fnclcc_grade", "", 1, 3, "FNCLCC grade.");
    }

    private static TableSpec followUp() {
        return of("follow_up", "One row a visit after treatment.")
                .key("case_id", "Case.")
                .keyDate("seen_on", "Date of the visit, or of death.")
                .requiredChoice(
                        "status",
                        "State on that day.",
                        "no evidence of disease",
                        "alive with disease",
                        "died of disease",
                        "died of other cause")
                .yesNo("local_recurrence", "Whether there is a local recurrence.")
                .yesNo("distant_metastasis", "Whether there is a distant metastasis.")
                .choice("response", "RECIST 1.1 response.", "CR", "PR", "SD", "PD")
                .text("comment", COMMENT)
                .needs("study_case", "case_id")
                .done();
    }

    private static TableBuilder of(String name, String meaning) {
        return new TableBuilder(name, meaning);
    }
}
