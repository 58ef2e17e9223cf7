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
    private final Markup page;

    ReportSummary(CaseResult result, ReportAddenda addenda, Markup page) {
        this.result = result;
        this.addenda = addenda;
        this.page = page;
    }

    /** One line that names the patient: on every page. */
    static String identity(CaseResult r) {
        StringBuilder s = new StringBuilder("ID ").append(r.patient().id());
        r.patient().name().ifPresent(n -> s.append(" · ").append(shortened(PersonName.readable(n))));
        r.patient().birthDate().ifPresent(d -> s.append(" · born ").append(d));
        return s.toString();
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= 48 ? name : name.substring(0, name.offsetByCodePoints(0, 47)) + "…";
    }

    void write() {
        page.element("h1", "CT–MRI fusion biopsy: values in the needle core");
        page.element("p", "sub", "Case " + result.caseId() + ", measured " + timestamp());
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
        pair("Patient", p.name().map(PersonName::readable), "Patient ID", Optional.of(p.id()));
        pair("Born", p.birthDate().map(LocalDate::toString), "Sex", p.sex());
        pair("Body part", e.bodyPart(), "Side", e.side().map(ReportSummary::side));
        pair(
                "MR study",
                e.mrStudyDate().map(LocalDate::toString),
                "CT study",
                e.ctStudyDate().map(LocalDate::toString));
        page.close().close();
    }

    private void pair(String left, Optional<String> leftValue, String right, Optional<String> rightValue) {
        page.open("tr");
        page.element("th", left).element("td", leftValue.orElse("not stated"));
        page.element("th", right).element("td", rightValue.orElse("not stated"));
        page.close();
    }

    private static String side(String code) {
        return switch (code) {
            case "L" -> "LEFT";
            case "R" -> "RIGHT";
            case "B" -> "both";
            case "U" -> "unpaired";
            default -> code;
        };
    }

    private void warnings() {
        boolean failed = result.registration().verdict() == Verdict.FAIL;
        List<String> warnings = new ArrayList<>(result.warnings());
        addenda.notes().stream()
                .filter(ReportAddenda.Remark::flagged)
                .forEach(n -> warnings.add("Flagged by the reader (" + n.about() + "): " + n.text()));
        if (warnings.isEmpty() && !failed) {
            page.element("p", "calm", "No warnings.");
            return;
        }
        page.open("div", failed ? "warnings failed" : "warnings");
        page.element("h2", warnings.size() == 1 ? "Warning" : "Warnings");
        page.open("ul");
        if (failed) {
            page.element(
                    "li",
                    "b",
                    "The registration failed its quality gate: the values below may belong to other tissue than the"
                            + " specimen. Do not relate them to pathology.");
        }
        warnings.forEach(w -> page.element("li", w));
        page.close().close();
    }

    private void values() {
        page.element("h2", "What was measured, and how sure it is");
        page.open("table", "cards").open("tbody").open("tr");
        Optional<AdcResult> adc = result.adc();
        card(
                "ADC, mean",
                adc.map(a -> Decimal.fixed(a.mean(), 2)).orElse(Decimal.NONE),
                Unit.ADC.symbol(),
                adc.map(a -> interval(a.interval95(), 2)).orElse("not measured"));
        page.open("td");
        cardText(
                "ADC, minimum",
                adc.map(a -> Decimal.fixed(a.min(), 2)).orElse(Decimal.NONE),
                Unit.ADC.symbol(),
                adc.map(a -> interval(a.minInterval95(), 2)).orElse("not measured"));
        adc.ifPresent(a -> page.element(
                "div",
                "i",
                a.minBias().map(b -> "bias by noise " + Decimal.signed(b, 2)).orElse("bias by noise not known")));
        page.close();
        Optional<SpectroscopyResult> mrs = result.spectroscopy();
        page.open("td");
        cardText(
                "Cho/Cr",
                Decimal.fixed(mrs.flatMap(SpectroscopyResult::choCr), 1),
                "",
                mrs.map(s -> interval(s.interval95(), 1)).orElse("no spectroscopy"));
        mrs.ifPresent(s -> badge("spectrum", s.quality().name()));
        page.close();
        RegistrationOutcome r = result.registration();
        page.open("td");
        cardText(
                "Registration error at the tip",
                Decimal.fixed(r.treAtTipMm().p95(), 1),
                "mm",
                "not exceeded in 95 %; RMS " + Decimal.fixed(r.treAtTipMm().rms(), 1) + " mm");
        badge("registration", r.verdict().name());
        page.close();
        page.close().close().close();
    }

    private boolean noiseKnown() {
        return result.adc().flatMap(AdcResult::minBias).isPresent();
    }

    private static String interval(Optional<Interval> interval, int decimals) {
        return interval.map(i -> "95 %: " + Decimal.interval(i, decimals)).orElse("interval not known");
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
        page.open("div", "badge " + word).text(sign + what + ": " + word).close();
    }

    private void meaning() {
        RegistrationOutcome r = result.registration();
        var core = result.core();
        page.element(
                "p",
                "Read in a rectangle of " + Decimal.fixed(core.lengthMm(), 1) + " × "
                        + Decimal.fixed(core.widthMm(), 1)
                        + " mm from the needle tip forward, in MR slice "
                        + result.targetSlice().index()
                        + " (counted from 0); the needle leaves the slice plane at "
                        + Decimal.fixed(core.outOfPlaneDeg(), 1) + "°. Intervals come from "
                        + result.provenance().draws()
                        + " random draws of the registration and the needle within their errors"
                        + (noiseKnown()
                                ? ", and of the values within the noise of the images: they hold what the true core would give"
                                        + " without noise. A minimum is pulled down by noise; its bias is beside it."
                                : ". The noise of the images is not known and is not in the intervals of ADC; it pulls a"
                                        + " minimum down."));
        page.element(
                "p",
                "The gate accepts a registration error at the tip up to "
                        + Decimal.fixed(r.gate().acceptMm(), 1)
                        + " mm (95 %), asks for caution up to "
                        + Decimal.fixed(r.gate().cautionMm(), 1)
                        + " mm and fails it above.");
        page.element(
                "p",
                "b",
                "The markers fit each other within " + Decimal.fixed(r.freMm(), 2)
                        + " mm RMS (FRE). That is not the accuracy at the needle: markers can agree well while the tip is"
                        + " far off, because the fit takes up part of their errors and they tell nothing of what moved with"
                        + " them. What counts is the predicted error at the tip (TRE), above.");
    }
}
