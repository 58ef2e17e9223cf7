package org.needlepoint.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.needlepoint.casefile.AdcResult;

/** The section of a planning session: pathology, drawn regions, notes, acknowledgements. */
final class SessionPages {
    private final ReportAddenda addenda;
    private final Markup page;

    SessionPages(ReportAddenda addenda, Markup page) {
        this.addenda = addenda;
        this.page = page;
    }

    void write() {
        if (addenda.isEmpty()) {
            return;
        }
        page.open("div", "session");
        page.element("h2", "Planning session");
        page.element(
                "p",
                "note",
                "What people entered beside the measurement. None of it changes a measured value, and none is in"
                        + " result.json.");
        pathology();
        regions();
        notes();
        acknowledged();
        page.close();
    }

    private void pathology() {
        if (addenda.blinded()) {
            page.element("h3", "Pathology");
            page.element("p", "Left out: the case was read blinded to pathology.");
        } else if (!addenda.pathology().isEmpty()) {
            page.element("h3", "Pathology");
            page.open("table", "pathology").open("tbody");
            for (ReportAddenda.Line l : addenda.pathology()) {
                page.open("tr").element("th", l.name()).element("td", l.value()).close();
            }
            page.close().close();
        }
    }

    private void regions() {
        if (addenda.regions().isEmpty()) {
            return;
        }
        page.element("h3", "Regions drawn on MR: ADC (10⁻³ mm²/s), without intervals");
        page.open("table")
                .headRow("Region", ">Area (mm²)", ">Mean", ">SD", ">Minimum", ">Median", ">Pixels (rejected)");
        for (ReportAddenda.Region r : addenda.regions()) {
            page.row(
                    r.name(),
                    ">" + Decimal.fixed(r.areaMm2(), 1),
                    adc(r, AdcResult::mean),
                    adc(r, AdcResult::sd),
                    adc(r, AdcResult::min),
                    adc(r, AdcResult::median),
                    ">"
                            + r.adc()
                                    .map(a -> a.n() + " (" + a.rejectedPixels() + ")")
                                    .orElse(Decimal.NONE));
        }
        page.close().close();
    }

    private static String adc(ReportAddenda.Region r, Function<AdcResult, Double> value) {
        return ">" + Decimal.fixed(r.adc().map(value), 3);
    }

    private void notes() {
        if (addenda.notes().isEmpty()) {
            return;
        }
        page.element("h3", "Notes");
        page.open("table", "remarks").headRow("Written (UTC)", "About", "Note");
        for (ReportAddenda.Remark r : addenda.notes()) {
            page.row(r.flagged(), time(r.at()), r.about(), (r.flagged() ? "FLAGGED: " : "") + r.text());
        }
        page.close().close();
    }

    private void acknowledged() {
        List<ReportAddenda.Remark> words = addenda.acknowledged();
        if (words.isEmpty()) {
            return;
        }
        page.element("h3", "Acknowledged as no mistake");
        page.open("table", "remarks").headRow("When (UTC)", "Hazard", "Evidence shown", "By");
        for (ReportAddenda.Remark r : words) {
            page.row(time(r.at()), r.about(), r.text(), r.by().orElse(Decimal.NONE));
        }
        page.close().close();
    }

    /** Date and time to the minute, UTC. */
    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).toString().replace("T", " ").replace(":00Z", "");
    }
}
