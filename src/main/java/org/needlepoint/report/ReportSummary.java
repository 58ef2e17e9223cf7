package org.needlepoint.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.needlepoint.casefile.AdcResult;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.Interval;
import org.needlepoint.casefile.RegistrationOutcome;
import org.needlepoint.casefile.SpectroscopyResult;
import org.needlepoint.registration.Verdict;

/** The first page: who, what to beware of, what was measured and how sure that is. */
final class ReportSummary {
    private final CaseResult result;
    private final ReportAddenda addenda;
    private final ReportLanguage words;
    private final Markup page;

    ReportSummary(CaseResult result, ReportAddenda addenda, ReportLanguage words, Markup page) {
        this.result = result;
        this.addenda = addenda;
        this.words = words;
        this.page = page;
    }

    /** One line that names the patient: on every page. */
    static String identity(CaseResult r, ReportLanguage words) {
        StringBuilder s = new StringBuilder(words.get("page.id", r.patient().id()));
        r.patient().name().ifPresent(n -> s.append(" · ").append(shortened(PersonName.readable(n))));
        r.patient().birthDate().ifPresent(d -> s.append(" · ").append(words.get("page.born", d)));
        return s.toString();
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= 48 ? name : name.substring(0, name.offsetByCodePoints(0, 47)) + "…";
    }

    void write() {
        page.element("h1", words.get("summary.title"));
        page.element("p", "sub", words.get("summary.case", result.caseId(), timestamp()));
        banner();
        warnings();
        values();
        meaning();
    }

    private String timestamp() {
        return SessionPages.time(result.createdAt()) + " UTC";
    }

    private void banner() {
        var p = result.patient();
        var e = result.examination();
        page.open("table", "banner").open("tbody");
        pair("patient", p.name().map(PersonName::readable), "patientId", Optional.of(p.id()));
        pair("born", p.birthDate().map(LocalDate::toString), "sex", p.sex().map(this::sex));
        pair("bodyPart", e.bodyPart(), "side", e.side().map(this::side));
        pair(
                "mrStudy",
                e.mrStudyDate().map(LocalDate::toString),
                "ctStudy",
                e.ctStudyDate().map(LocalDate::toString));
        page.close().close();
    }

    private void pair(String left, Optional<String> leftValue, String right, Optional<String> rightValue) {
        page.open("tr");
        page.element("th", words.get("summary." + left))
                .element("td", leftValue.orElse(words.get("summary.notStated")));
        page.element("th", words.get("summary." + right))
                .element("td", rightValue.orElse(words.get("summary.notStated")));
        page.close();
    }

    private String side(String code) {
        return switch (code) {
            case "L", "R", "B", "U" -> words.get("summary.side." + code);
            default -> code;
        };
    }

    private String sex(String code) {
        return switch (code) {
            case "M", "F", "O" -> words.get("summary.sex." + code);
            default -> code;
        };
    }

    private void warnings() {
        boolean failed = result.registration().verdict() == Verdict.FAIL;
        List<String> warnings = new ArrayList<>();
        result.warnings().forEach(w -> warnings.add(words.sentence(w)));
        addenda.notes().stream()
                .filter(ReportAddenda.Remark::flagged)
                .forEach(n -> warnings.add(words.get("summary.flagged", n.about(), n.text())));
        if (warnings.isEmpty() && !failed) {
            page.element("p", "calm", words.get("summary.noWarnings"));
            return;
        }
        page.open("div", failed ? "warnings failed" : "warnings");
        page.element("h2", words.get(warnings.size() == 1 ? "summary.warning" : "summary.warnings"));
        page.open("ul");
        if (failed) {
            page.element("li", "b", words.get("summary.failed"));
        }
        warnings.forEach(w -> page.element("li", w));
        page.close().close();
    }

    private void values() {
        page.element("h2", words.get("summary.values"));
        page.open("table", "cards").open("tbody").open("tr");
        Optional<AdcResult> adc = result.adc();
        card(
                words.get("summary.adcMean"),
                adc.map(a -> Decimal.fixed(a.mean(), 2)).orElse(Decimal.NONE),
                Unit.ADC.symbol(),
                adc.map(a -> interval(a.interval95(), 2)).orElse(words.get("summary.notMeasured")));
        page.open("td");
        cardText(
                words.get("summary.adcMin"),
                adc.map(a -> Decimal.fixed(a.min(), 2)).orElse(Decimal.NONE),
                Unit.ADC.symbol(),
                adc.map(a -> interval(a.minInterval95(), 2)).orElse(words.get("summary.notMeasured")));
        adc.ifPresent(a -> page.element(
                "div",
                "i",
                a.minBias()
                        .map(b -> words.get("summary.bias", Decimal.signed(b, 2)))
                        .orElse(words.get("summary.biasUnknown"))));
        page.close();
        Optional<SpectroscopyResult> mrs = result.spectroscopy();
        page.open("td");
        cardText(
                "Cho/Cr",
                Decimal.fixed(mrs.flatMap(SpectroscopyResult::choCr), 1),
                "",
                mrs.map(s -> interval(s.interval95(), 1)).orElse(words.get("summary.noSpectroscopy")));
        mrs.ifPresent(s -> badge("summary.spectrum", s.quality().name()));
        page.close();
        RegistrationOutcome r = result.registration();
        page.open("td");
        cardText(
                words.get("summary.tre"),
                Decimal.fixed(r.treAtTipMm().p95(), 1),
                "mm",
                words.get("summary.treBelow", Decimal.fixed(r.treAtTipMm().rms(), 1)));
        badge("summary.registration", r.verdict().name());
        page.close();
        page.close().close().close();
    }

    private boolean noiseKnown() {
        return result.adc().flatMap(AdcResult::minBias).isPresent();
    }

    private String interval(Optional<Interval> interval, int decimals) {
        return interval.map(i -> words.get("summary.interval", words.interval(i, decimals)))
                .orElse(words.get("summary.noInterval"));
    }

    private void card(String title, String value, String unit, String below) {
        page.open("td");
        cardText(title, value, unit, below);
        page.close();
    }

    private void cardText(String title, String value, String unit, String below) {
        page.element("div", "t", title);
        page.open("div", "v").element("span", "big", value);
        if (!unit.isEmpty()) {
            page.text(" ").element("span", "u", unit);
        }
        page.close();
        page.element("div", "i", below);
    }

    private void badge(String what, String verdict) {
        String word = verdict.toLowerCase(Locale.ROOT);
        String sign =
                switch (word) {
                    case "accept", "pass" -> "✓ ";
                    case "caution" -> "⚠ ";
                    default -> "✗ ";
                };
        page.open("div", "badge " + word)
                .text(sign + words.get(what, words.get("verdict." + word)))
                .close();
    }

    private void meaning() {
        RegistrationOutcome r = result.registration();
        var core = result.core();
        page.element(
                "p",
                words.get(
                        noiseKnown() ? "summary.meaning.noise" : "summary.meaning.noNoise",
                        Decimal.fixed(core.lengthMm(), 1),
                        Decimal.fixed(core.widthMm(), 1),
                        result.targetSlice().index(),
                        Decimal.fixed(core.outOfPlaneDeg(), 1),
                        result.provenance().draws()));
        page.element(
                "p",
                words.get(
                        "summary.gate",
                        Decimal.fixed(r.gate().acceptMm(), 1),
                        Decimal.fixed(r.gate().cautionMm(), 1)));
        page.element("p", "b", words.get("summary.fre", Decimal.fixed(r.freMm(), 2)));
    }
}
