package org.needlepoint.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.casefile.AdcResult;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.Interval;
import org.needlepoint.casefile.SpectroscopyResult;
import org.needlepoint.diffusion.AdcSample;
import org.needlepoint.report.Decimal;
import org.needlepoint.report.Unit;
import org.needlepoint.ui.text.EngineTexts;
import org.needlepoint.ui.text.Texts;

/** The measured values as lines to be shown or copied, in words of the present language. No value is judged. */
public final class MeasuredValues {
    private static final double SHOWN = 1e3;
    private static final int ADC_DECIMALS = 3;

    private MeasuredValues() {}

    /**
     * A value with its name.
     *
     * @param name name
     * @param value value without unit
     * @param interval 95 % interval; empty if it has none
     * @param unit unit; empty for a ratio or a count
     */
    public record Line(String name, String value, String interval, String unit) {
        /**
         * The line as text.
         *
         * @return such as "Mean: 0.912 (0.871 to 0.960) 10⁻³ mm²/s"
         */
        public String text() {
            return name + ": " + value + (interval.isEmpty() ? "" : " (" + interval + ")")
                    + (unit.isEmpty() ? "" : " " + unit);
        }
    }

    /**
     * The ADC in the core.
     *
     * @param a values with intervals
     * @return lines
     */
    public static List<Line> adc(AdcResult a) {
        List<Line> out = new ArrayList<>();
        out.add(adcLine("mean", a.mean(), a.interval95()));
        out.add(adcLine("min", a.min(), a.minInterval95()));
        out.add(new Line(
                Texts.get("measure.adc.bias"),
                a.minBias().map(b -> Decimal.signed(b, ADC_DECIMALS)).orElse(Texts.get("measure.adc.noNoise")),
                "",
                a.minBias().map(b -> Unit.ADC.symbol()).orElse("")));
        out.add(adcLine("sd", a.sd(), Optional.empty()));
        out.add(adcLine("median", a.median(), Optional.empty()));
        out.add(adcLine("p10", a.p10(), Optional.empty()));
        out.add(adcLine("p90", a.p90(), Optional.empty()));
        counts(out, a.n(), a.rejectedPixels(), a.effectiveAreaMm2());
        return out;
    }

    /**
     * The ADC while something is being moved: no intervals, no bias.
     *
     * @param s values, mm²/s
     * @return lines
     */
    public static List<Line> preview(AdcSample s) {
        List<Line> out = new ArrayList<>();
        out.add(adcLine("mean", SHOWN * s.mean(), Optional.empty()));
        out.add(adcLine("min", SHOWN * s.min(), Optional.empty()));
        out.add(adcLine("sd", SHOWN * s.sd(), Optional.empty()));
        out.add(adcLine("median", SHOWN * s.median(), Optional.empty()));
        out.add(adcLine("p10", SHOWN * s.p10(), Optional.empty()));
        out.add(adcLine("p90", SHOWN * s.p90(), Optional.empty()));
        counts(out, s.n(), s.rejected(), s.effectiveAreaMm2());
        return out;
    }

    private static String interval(Interval i, int decimals) {
        return Texts.get("measure.interval", Decimal.fixed(i.low(), decimals), Decimal.fixed(i.high(), decimals));
    }

    private static Line adcLine(String key, double value, Optional<Interval> interval) {
        return new Line(
                Texts.get("measure.adc." + key),
                Decimal.fixed(value, ADC_DECIMALS),
                interval.map(i -> interval(i, ADC_DECIMALS)).orElse(""),
                Unit.ADC.symbol());
    }

    private static void counts(List<Line> out, int n, int rejected, double areaMm2) {
        out.add(new Line(Texts.get("measure.adc.n"), String.valueOf(n), "", ""));
        out.add(new Line(Texts.get("measure.adc.rejected"), String.valueOf(rejected), "", ""));
        out.add(new Line(Texts.get("measure.adc.area"), Decimal.fixed(areaMm2, 1), "", Unit.MM2.symbol()));
    }

    /**
     * Where an ADC comes from.
     *
     * @param a values
     * @return words for the column's head
     */
    public static String source(AdcResult a) {
        return switch (a.source()) {
            case "real-world-value-mapping", "rescale", "units-text", "computed-from-b-values" ->
                Texts.get("measure.source." + a.source());
            default -> a.source();
        };
    }

    /**
     * The spectrum's values.
     *
     * @param s spectroscopy
     * @return lines
     */
    public static List<Line> spectrum(SpectroscopyResult s) {
        List<Line> out = new ArrayList<>();
        out.add(new Line(
                Texts.get("measure.mrs.choCr"),
                s.choCr().map(v -> Decimal.fixed(v, 2)).orElse(Texts.get("measure.mrs.none")),
                s.interval95().map(i -> interval(i, 2)).orElse(""),
                ""));
        for (SpectroscopyResult.Metabolite m : s.metabolites()) {
            out.add(new Line(
                    Texts.get("measure.mrs.bound", m.name(), Decimal.fixed(m.ppm(), 2)),
                    Decimal.fixed(m.crbPercent(), 1),
                    "",
                    m.crbPercent().map(c -> "%").orElse("")));
        }
        out.add(new Line(Texts.get("measure.mrs.snr"), Decimal.fixed(s.snr(), 1), "", ""));
        out.add(new Line(
                Texts.get("measure.mrs.linewidth"),
                Decimal.fixed(s.linewidthHz(), 1),
                "",
                s.linewidthHz().map(w -> Unit.HERTZ.symbol()).orElse("")));
        out.add(new Line(Texts.get("measure.mrs.residual"), Decimal.fixed(s.residual(), 2), "", ""));
        return out;
    }

    /**
     * Everything measured, as text for the clipboard.
     *
     * @param r result
     * @return lines, with the patient, the sources and the warnings
     */
    public static String text(CaseResult r) {
        List<String> lines = new ArrayList<>();
        lines.add(Texts.get("measure.copy.head", r.caseId(), r.patient().id(), r.createdAt()));
        for (AdcResult a : columns(r)) {
            lines.add("");
            lines.add(Texts.get("measure.copy.adc", source(a)));
            adc(a).forEach(l -> lines.add(l.text()));
        }
        r.spectroscopy().ifPresent(s -> {
            lines.add("");
            lines.add(Texts.get("measure.mrs.title") + ": " + Texts.get("measure.quality." + s.quality()));
            spectrum(s).forEach(l -> lines.add(l.text()));
            s.reasons().forEach(why -> lines.add(EngineTexts.say(why)));
        });
        if (!r.warnings().isEmpty()) {
            lines.add("");
            r.warnings().forEach(w -> lines.add(Texts.get("measure.copy.warning", EngineTexts.say(w))));
        }
        lines.add("");
        lines.add(Texts.get("measure.copy.notice"));
        return String.join("\n", lines) + "\n";
    }

    /**
     * The ADC values side by side: the one that counts, and its twin for comparison.
     *
     * @param r result
     * @return one or two; none if there is no ADC
     */
    public static List<AdcResult> columns(CaseResult r) {
        List<AdcResult> out = new ArrayList<>();
        r.adc().ifPresent(out::add);
        r.adcFromBValues().ifPresent(out::add);
        return out;
    }
}
