package org.needlepoint.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.needlepoint.casefile.AdcResult;

/** The section of a planning session: pathology, drawn regions, notes, acknowledgements. */
final class SessionPages {
    private final ReportAddenda addenda;
    private final ReportLanguage words;
    private final Markup page;

    SessionPages(ReportAddenda addenda, ReportLanguage words, Markup page) {
        this.addenda = addenda;
        this.words = words;
        this.page = page;
    }

    void write() {
        if (addenda.isEmpty()) {
            return;
        }
        page.open("div", "session");
        page.element("h2", words.get("session.title"));
        page.element("p", "note", words.get("session.about"));
        pathology();
        regions();
        notes();
        acknowledged();
        page.close();
    }

    private void pathology() {
        if (addenda.blinded()) {
            page.element("h3", words.get("session.pathology"));
            page.element("p", words.get("session.blinded"));
        } else if (!addenda.pathology().isEmpty()) {
            page.element("h3", words.get("session.pathology"));
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
        page.element("h3", words.get("session.regions"));
        page.open("table")
                .headRow(
                        words.get("session.region"),
                        ">" + words.get("session.area"),
                        ">" + words.get("session.mean"),
                        ">" + words.get("session.sd"),
                        ">" + words.get("session.min"),
                        ">" + words.get("session.median"),
                        ">" + words.get("adc.pixels"));
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
        page.element("h3", words.get("session.notes"));
        page.open("table", "remarks")
                .headRow(words.get("session.written"), words.get("session.noteAbout"), words.get("session.note"));
        for (ReportAddenda.Remark r : addenda.notes()) {
            page.row(
                    r.flagged(),
                    time(r.at()),
                    r.about(),
                    r.flagged() ? words.get("session.flagged", r.text()) : r.text());
        }
        page.close().close();
    }

    private void acknowledged() {
        List<ReportAddenda.Remark> remarks = addenda.acknowledged();
        if (remarks.isEmpty()) {
            return;
        }
        page.element("h3", words.get("session.acknowledged"));
        page.open("table", "remarks")
                .headRow(
                        words.get("session.when"),
                        words.get("session.hazard"),
                        words.get("session.evidence"),
                        words.get("session.by"));
        for (ReportAddenda.Remark r : remarks) {
            page.row(time(r.at()), r.about(), r.text(), r.by().orElse(Decimal.NONE));
        }
        page.close().close();
    }

    /** Date and time to the minute, UTC. */
    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).toString().replace("T", " ").replace(":00Z", "");
    }
}
