package org.needlepoint.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.needlepoint.casefile.AdcResult;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.Interval;
import org.needlepoint.casefile.SpectroscopyResult;
import org.needlepoint.geometry.Vector3;

/** The columns of the result table: one row a case. */
public final class ResultColumns {
    private ResultColumns() {}

    /** All columns in their order. New columns are added at the end. */
    public static final List<Column<CaseResult>> ALL = List.of(
            known("case_id", Unit.NONE, "Name of the case.", CaseResult::caseId),
            known("patient_id", Unit.NONE, "Patient ID in the images.", r -> r.patient()
                    .id()),
            new Column<>("side", Unit.NONE, "Side of the body, L or R, from the images.", r -> r.examination()
                    .side()),
            new Column<>("ct_study_date", Unit.NONE, "Date of the CT study.", r -> r.examination()
                    .ctStudyDate()),
            new Column<>("mr_study_date", Unit.NONE, "Date of the MR study.", r -> r.examination()
                    .mrStudyDate()),
            known(
                    "verdict",
                    Unit.NONE,
                    "What the quality gate says of the registration error at the tip.",
                    r -> word(r.registration().verdict())),
            known(
                    "registration_model",
                    Unit.NONE,
                    "Model of the registration that was used.",
                    r -> word(r.registration().model())),
            known("markers_used", Unit.NONE, "Number of markers fitted.", r -> r.registration()
                    .markersUsed()
                    .size()),
            known(
                    "fre_rms",
                    Unit.MM,
                    "Root mean square misfit of the markers; not the error at the needle.",
                    r -> r.registration().freMm()),
            known(
                    "tre_tip_rms",
                    Unit.MM,
                    "Predicted registration error at the tip, root mean square.",
                    r -> r.registration().treAtTipMm().rms()),
            known(
                    "tre_tip_p95",
                    Unit.MM,
                    "Predicted registration error at the tip, not exceeded in 95 %.",
                    r -> r.registration().treAtTipMm().p95()),
            new Column<>(
                    "target_slice_shift",
                    Unit.MM,
                    "Signed shift S from the capsule slice, + to the head.",
                    r -> r.targetSlice().shiftMm()),
            known(
                    "target_slice_index",
                    Unit.NONE,
                    "Index of the target slice in the T2 series, from 0.",
                    r -> r.targetSlice().index()),
            known("tip_ct_x", Unit.MM, "Needle tip in the CT, LPS x.", r -> r.needle()
                    .tipCtLpsMm()
                    .x()),
            known("tip_ct_y", Unit.MM, "Needle tip in the CT, LPS y.", r -> r.needle()
                    .tipCtLpsMm()
                    .y()),
            known("tip_ct_z", Unit.MM, "Needle tip in the CT, LPS z.", r -> r.needle()
                    .tipCtLpsMm()
                    .z()),
            known("tip_mr_x", Unit.MM, "Needle tip carried to MR, LPS x.", r -> tipMr(r).x()),
            known("tip_mr_y", Unit.MM, "Needle tip carried to MR, LPS y.", r -> tipMr(r).y()),
            known("tip_mr_z", Unit.MM, "Needle tip carried to MR, LPS z.", r -> tipMr(r).z()),
            known("core_length", Unit.MM, "Length of the core rectangle.", r -> r.core()
                    .lengthMm()),
            known("core_width", Unit.MM, "Width of the core rectangle.", r -> r.core()
                    .widthMm()),
            known("core_out_of_plane", Unit.DEGREE, "Angle of the needle to the slice plane.", r -> r.core()
                    .outOfPlaneDeg()),
            adc("adc_source", Unit.NONE, "Where the ADC values come from.", AdcResult::source),
            adc("adc_mean", Unit.ADC, "Area-weighted mean ADC in the core.", AdcResult::mean),
            adcBound("adc_mean_low95", "Lower end of the 95 % interval of the mean.", AdcResult::interval95, true),
            adcBound("adc_mean_high95", "Upper end of the 95 % interval of the mean.", AdcResult::interval95, false),
            adc("adc_min", Unit.ADC, "Minimum ADC over pixels at least half inside the core.", AdcResult::min),
            adcBound("adc_min_low95", "Lower end of the 95 % interval of the minimum.", AdcResult::minInterval95, true),
            adcBound(
                    "adc_min_high95",
                    "Upper end of the 95 % interval of the minimum.",
                    AdcResult::minInterval95,
                    false),
            adc("adc_sd", Unit.ADC, "Area-weighted standard deviation of ADC in the core.", AdcResult::sd),
            adc("adc_median", Unit.ADC, "Area-weighted median ADC.", AdcResult::median),
            adc("adc_p10", Unit.ADC, "10th percentile of ADC.", AdcResult::p10),
            adc("adc_p90", Unit.ADC, "90th percentile of ADC.", AdcResult::p90),
            adc("adc_n", Unit.NONE, "Number of pixels with weight.", AdcResult::n),
            adc("adc_area", Unit.MM2, "Area sampled.", AdcResult::effectiveAreaMm2),
            new Column<>(
                    "adc_b_values_mean", Unit.ADC, "Mean ADC computed from the b-value images.", r -> r.adcFromBValues()
                            .map(AdcResult::mean)),
            new Column<>(
                    "adc_b_values_min",
                    Unit.ADC,
                    "Minimum ADC computed from the b-value images.",
                    r -> r.adcFromBValues().map(AdcResult::min)),
            new Column<>("cho_cr", Unit.NONE, "Choline to creatine ratio of fitted amplitudes.", r -> r.spectroscopy()
                    .flatMap(SpectroscopyResult::choCr)),
            new Column<>("cho_cr_low95", Unit.NONE, "Lower end of the 95 % interval of Cho/Cr.", r -> r.spectroscopy()
                    .flatMap(SpectroscopyResult::interval95)
                    .map(Interval::low)),
            new Column<>("cho_cr_high95", Unit.NONE, "Upper end of the 95 % interval of Cho/Cr.", r -> r.spectroscopy()
                    .flatMap(SpectroscopyResult::interval95)
                    .map(Interval::high)),
            new Column<>(
                    "spectrum_quality", Unit.NONE, "What the quality gate says of the spectrum.", r -> r.spectroscopy()
                            .map(s -> word(s.quality()))),
            new Column<>("spectrum_snr", Unit.NONE, "Signal to noise ratio of the spectrum.", r -> r.spectroscopy()
                    .flatMap(SpectroscopyResult::snr)),
            new Column<>("spectrum_linewidth", Unit.HERTZ, "Linewidth of the spectrum.", r -> r.spectroscopy()
                    .flatMap(SpectroscopyResult::linewidthHz)),
            known("warnings", Unit.NONE, "Number of warnings; the report has their words.", r -> r.warnings()
                    .size()),
            known("created_at", Unit.NONE, "When the case was measured.", CaseResult::createdAt),
            known("software_version", Unit.NONE, "Version of the program.", r -> r.software()
                    .version()),
            new Column<>(
                    "adc_min_bias",
                    Unit.ADC,
                    "Minimum minus the minimum expected without noise; empty if the noise is not known.",
                    r -> r.adc().flatMap(AdcResult::minBias)));

    private static Column<CaseResult> known(String name, Unit unit, String help, Function<CaseResult, Object> value) {
        return new Column<>(name, unit, help, r -> Optional.of(value.apply(r)));
    }

    private static Column<CaseResult> adc(String name, Unit unit, String help, Function<AdcResult, Object> value) {
        return new Column<>(name, unit, help, r -> r.adc().map(value));
    }

    private static Column<CaseResult> adcBound(
            String name, String help, Function<AdcResult, Optional<Interval>> interval, boolean low) {
        return new Column<>(name, Unit.ADC, help, r -> r.adc().flatMap(interval).map(i -> low ? i.low() : i.high()));
    }

    private static Vector3 tipMr(CaseResult r) {
        return r.core().tipMrLpsMm();
    }

    private static String word(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
