package org.needlepoint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.needlepoint.casefile.AdcResult;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.GeometryComparison;
import org.needlepoint.casefile.NeedleResult;
import org.needlepoint.casefile.SpectroscopyResult;
import org.needlepoint.casefile.TargetSliceResult;

/** The tables behind the first page. */
final class ReportTables {
    private final CaseResult result;
    private final ReportLanguage words;
    private final Markup page;

    ReportTables(CaseResult result, ReportLanguage words, Markup page) {
        this.result = result;
        this.words = words;
        this.page = page;
    }

    void adc() {
        List<AdcResult> columns = new ArrayList<>();
        result.adc().ifPresent(columns::add);
        result.adcFromBValues().ifPresent(columns::add);
        page.section(words.get("adc.title"));
        if (columns.isEmpty()) {
            page.element("p", words.get("adc.none")).close();
            return;
        }
        page.open("table");
        page.open("thead").open("tr").element("th", "");
        columns.forEach(a -> page.element("th", "n", source(a)));
        page.close().close().open("tbody");
        line(columns, "adc.mean", a -> Decimal.fixed(a.mean(), 3));
        lineBelow(columns, "adc.interval", a -> a.interval95()
                .map(i -> words.interval(i, 3))
                .orElse(Decimal.NONE));
        line(columns, "adc.min", a -> Decimal.fixed(a.min(), 3));
        lineBelow(columns, "adc.interval", a -> a.minInterval95()
                .map(i -> words.interval(i, 3))
                .orElse(Decimal.NONE));
        lineBelow(columns, "adc.bias", a -> a.minBias()
                .map(b -> Decimal.signed(b, 3))
                .orElse(words.get("adc.noiseUnknown")));
        line(columns, "adc.sd", a -> Decimal.fixed(a.sd(), 3));
        line(columns, "adc.median", a -> Decimal.fixed(a.median(), 3));
        line(
                columns,
                "adc.percentiles",
                a -> words.get("adc.pair", Decimal.fixed(a.p10(), 3), Decimal.fixed(a.p90(), 3)));
        line(columns, "adc.pixels", a -> a.n() + " (" + a.rejectedPixels() + ")");
        line(columns, "adc.area", a -> Decimal.fixed(a.effectiveAreaMm2(), 2));
        page.close().close();
        page.element("p", "note", words.get("adc.aboutMin"));
        columns.forEach(
                a -> page.element("p", "note", words.get("adc.scale", source(a), words.sentence(a.evidence()))));
        page.close();
    }

    private String source(AdcResult a) {
        return switch (a.source()) {
            case "real-world-value-mapping" -> words.get("adc.source.rwv");
            case "rescale" -> words.get("adc.source.rescale");
            case "units-text" -> words.get("adc.source.text");
            case "computed-from-b-values" -> words.get("adc.source.own");
            default -> a.source();
        };
    }

    private void line(List<AdcResult> columns, String key, Function<AdcResult, String> value) {
        line(columns, "", key, value);
    }

    /** A line that belongs to the one above. */
    private void lineBelow(List<AdcResult> columns, String key, Function<AdcResult, String> value) {
        line(columns, "in", key, value);
    }

    private void line(List<AdcResult> columns, String cssClass, String key, Function<AdcResult, String> value) {
        page.open("tr").element("td", cssClass, words.get(key));
        columns.forEach(a -> page.element("td", "n", value.apply(a)));
        page.close();
    }

    void spectroscopy(SpectroscopyResult s) {
        page.section(words.get("spectrum.title"));
        page.open("table")
                .headRow(
                        words.get("spectrum.resonance"),
                        ">ppm",
                        ">" + words.get("spectrum.amplitude"),
                        ">" + words.get("spectrum.crlb"),
                        ">" + words.get("spectrum.width"));
        for (SpectroscopyResult.Metabolite m : s.metabolites()) {
            page.row(
                    m.name(),
                    ">" + Decimal.fixed(m.ppm(), 2),
                    ">" + Decimal.fixed(m.amplitude(), 1),
                    ">" + Decimal.fixed(m.crbPercent(), 1),
                    ">" + Decimal.fixed(m.linewidthHz(), 1));
        }
        page.close().close();
        page.element(
                "p",
                "note",
                words.get(
                        "spectrum.about",
                        Decimal.fixed(s.snr(), 1),
                        Decimal.fixed(s.linewidthHz(), 1),
                        Decimal.fixed(s.residual(), 2),
                        Decimal.fixed(s.echoTimeMs(), 0),
                        voxels(s)));
        s.reasons().forEach(r -> page.element("p", "note", words.sentence(r)));
        page.close();
    }

    private String voxels(SpectroscopyResult s) {
        StringBuilder b = new StringBuilder();
        for (SpectroscopyResult.Voxel v : s.voxels()) {
            b.append(b.length() == 0 ? "" : "; ");
            b.append(v.column()).append(", ").append(v.row()).append(", ").append(v.slice());
            b.append(": ").append(Decimal.fixed(v.weight(), 2));
        }
        return b.length() == 0 ? words.get("spectrum.noVoxels") : b.toString();
    }

    void needle() {
        NeedleResult n = result.needle();
        var core = result.core();
        page.section(words.get("needle.title"));
        page.open("table", "banner").open("tbody");
        field("needle.tipCt", words.get("needle.withSd", Decimal.point(n.tipCtLpsMm()), Decimal.fixed(n.tipSdMm(), 2)));
        field(
                "needle.directionCt",
                words.get("needle.withSd", Decimal.direction(n.directionCt()), Decimal.fixed(n.axisSdDeg(), 2) + "°"));
        field("needle.tipMr", Decimal.point(core.tipMrLpsMm()));
        field("needle.directionMr", Decimal.direction(core.directionMr()));
        field("needle.toSlice", Decimal.signed(core.tipToSliceMm(), 2) + " mm");
        field("needle.angle", Decimal.fixed(core.outOfPlaneDeg(), 1) + "°");
        page.close().close();
        if (n.candidates().size() > 1) {
            page.open("table")
                    .headRow(
                            words.get("needle.candidate"),
                            words.get("needle.tip"),
                            words.get("needle.direction"),
                            ">" + words.get("needle.length"),
                            ">" + words.get("needle.tipSd"),
                            ">" + words.get("needle.axisSd"));
            int i = 1;
            for (NeedleResult.Candidate c : n.candidates()) {
                page.row(
                        c.chosen(),
                        words.get(c.chosen() ? "needle.numberUsed" : "needle.number", i++),
                        Decimal.point(c.tipCtLpsMm()),
                        Decimal.direction(c.directionCt()),
                        ">" + Decimal.fixed(c.lengthMm(), 1),
                        ">" + Decimal.fixed(c.tipSdMm(), 2),
                        ">" + Decimal.fixed(c.axisSdDeg(), 2));
            }
            page.close().close();
        }
        page.close();
    }

    private void field(String key, String value) {
        page.open("tr").element("th", words.get(key)).element("td", value).close();
    }

    void targetSlice() {
        TargetSliceResult t = result.targetSlice();
        page.section(words.get("target.title"));
        String shift = t.shiftMm()
                .map(mm -> words.get(
                        "target.shift",
                        Decimal.signed(mm, 1),
                        t.index(),
                        t.shiftWords().map(words::sentence).orElse(""),
                        t.shiftByFormulaMm()
                                .map(f -> words.get("target.formula", Decimal.signed(f, 1)))
                                .orElse("")))
                .orElse(words.get("target.noShift", t.index()));
        page.element("p", words.get("target.chosenBy", shift, words.sentence(t.chosenBy())));
        t.lineB().ifPresent(l -> {
            String distances = l.distances().stream()
                    .map(d -> d.label() + " " + Decimal.signed(d.distanceMm(), 1) + " mm")
                    .collect(Collectors.joining(words.get("page.comma")));
            page.element(
                    "p",
                    words.get(
                            l.onTargetSlice() ? "target.lineOn" : "target.lineOff",
                            Decimal.fixed(l.toleranceMm(), 1),
                            distances));
        });
        if (!t.candidates().isEmpty()) {
            page.open("table", "narrow")
                    .headRow(
                            ">" + words.get("target.rank"),
                            ">" + words.get("target.slice"),
                            ">" + words.get("target.area"),
                            ">" + words.get("target.shiftS"));
            int rank = 1;
            for (TargetSliceResult.Candidate c : t.candidates()) {
                page.row(
                        c.index() == t.index(),
                        ">" + rank++,
                        ">" + c.index(),
                        ">" + Decimal.fixed(c.areaMm2(), 0),
                        ">" + c.shiftMm().map(s -> Decimal.signed(s, 1)).orElse(Decimal.NONE));
            }
            page.close().close();
        }
        t.thresholds()
                .ifPresent(h -> page.element(
                        "p",
                        "note",
                        words.get(
                                "target.thresholds",
                                Decimal.fixed(h.t2AtLeast(), 1),
                                Decimal.fixed(h.highBAtLeast(), 1),
                                Decimal.fixed(h.adcAtMost(), 2))));
        page.close();
    }

    void geometry() {
        if (result.geometryComparison().isEmpty()) {
            return;
        }
        page.section(words.get("geometry.title"));
        page.open("table", "geometry").headRow("", "CT", "MR", "", "");
        for (GeometryComparison g : result.geometryComparison()) {
            String agreement = words.get("geometry." + g.agreement().name());
            page.row(
                    words.sentence(g.field()),
                    words.sentence(g.ct()),
                    words.sentence(g.mr()),
                    agreement,
                    words.sentence(g.note()));
        }
        page.close().close().close();
    }
}
