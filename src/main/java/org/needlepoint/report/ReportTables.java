package org.needlepoint.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.needlepoint.casefile.AdcResult;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.GeometryComparison;
import org.needlepoint.casefile.MarkerSets.Marker;
import org.needlepoint.casefile.NeedleResult;
import org.needlepoint.casefile.RegistrationOutcome;
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
        section("adc.title");
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
        section("spectrum.title");
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

    void registration() {
        RegistrationOutcome r = result.registration();
        section("registration.title");
        page.element("p", words.sentence(r.recommendation()));
        page.open("table")
                .headRow(
                        words.get("registration.model"),
                        ">" + words.get("registration.fre"),
                        ">" + words.get("registration.treRms"),
                        ">" + words.get("registration.tre95"));
        for (RegistrationOutcome.ModelResult m : r.models()) {
            page.row(
                    m.recommended(),
                    (m.recommended()
                                    ? words.get(
                                            "registration.used",
                                            words.sentence(m.model().words()))
                                    : words.sentence(m.model().words()))
                            + (m.note().isEmpty() ? "" : words.get("page.and", words.sentence(m.note()))),
                    ">" + Decimal.fixed(m.freMm(), 2),
                    ">" + Decimal.fixed(m.treAtTipMm().rms(), 2),
                    ">" + Decimal.fixed(m.treAtTipMm().p95(), 2));
        }
        page.close().close();
        r.revision()
                .ifPresent(v -> page.element(
                        "p",
                        "b",
                        words.get(
                                "registration.revised",
                                v.sources().stream()
                                        .map(words::sentence)
                                        .collect(Collectors.joining(words.get("page.with"))),
                                Decimal.fixed(v.tipMoveMrMm().norm(), 1),
                                Decimal.fixed(v.rotationDeg(), 1))));
        page.element("p", "note", words.get("registration.freIsNoAccuracy"));
        track(r.treAlongTrack());
        r.exclusion().ifPresent(this::excluded);
        r.findings().forEach(f -> page.element("p", "note", words.ended(words.sentence(f))));
        r.conditioning()
                .ifPresent(c -> page.element(
                        "p",
                        "note",
                        words.get(
                                "registration.conditioning",
                                Decimal.fixed(c.spreadMm(), 1),
                                Decimal.fixed(c.lineThicknessMm(), 1),
                                Decimal.fixed(c.planeThicknessMm(), 1),
                                words.sentence(c.weakDirection()),
                                Decimal.fixed(c.weakSdDeg(), 1))));
        r.fle()
                .ifPresent(f -> page.element(
                        "p",
                        "note",
                        words.get(
                                "registration.fle",
                                Decimal.fixed(f.estimateMm(), 2),
                                words.interval(f.estimateInterval95Mm(), 2),
                                Decimal.fixed(f.factor(), 2),
                                words.interval(f.interval95(), 2),
                                f.degreesOfFreedom())));
        page.close();
    }

    /** The predicted error from the skin to the end of the core. */
    private void track(List<RegistrationOutcome.CoreTre> track) {
        if (track.isEmpty()) {
            return;
        }
        page.open("table", "narrow")
                .headRow(words.get("track.place"), ">" + words.get("track.rms"), ">" + words.get("track.p95"));
        for (int i = 0; i < track.size(); i++) {
            RegistrationOutcome.CoreTre t = track.get(i);
            String key = i == 0
                    ? "track.skin"
                    : t.distanceMm() < 0
                            ? "track.before"
                            : t.distanceMm() == 0 ? "track.tip" : i < track.size() - 1 ? "track.into" : "track.end";
            String place = words.get(key, Decimal.fixed(Math.abs(t.distanceMm()), 0));
            page.row(
                    place,
                    ">" + Decimal.fixed(t.tre().rms(), 2),
                    ">" + Decimal.fixed(t.tre().p95(), 2));
        }
        page.close().close();
    }

    private void excluded(RegistrationOutcome.Exclusion e) {
        String who = e.markers().stream()
                .map(m -> words.get("registration.leftOutMarker", m.label(), Decimal.fixed(m.distanceMm(), 1)))
                .collect(Collectors.joining(words.get("page.comma")));
        page.element(
                "p",
                "b",
                words.get(
                        "registration.leftOut",
                        who,
                        Decimal.fixed(e.tipMoveMm(), 2),
                        Decimal.fixed(e.treAtTipWithAllMm().p95(), 2)));
    }

    void markers() {
        if (result.markers().mr().isEmpty() && result.markers().ct().isEmpty()) {
            return;
        }
        section("markers.title", result.markers().template());
        page.open("table")
                .headRow(
                        "",
                        words.get("markers.onMr"),
                        words.get("markers.onCt"),
                        ">" + words.get("markers.sdMr"),
                        ">" + words.get("markers.sdCt"),
                        ">FRE",
                        ">" + words.get("markers.leftOut"),
                        ">" + words.get("markers.tipMoves"),
                        ">" + words.get("markers.tre"));
        Map<String, Marker[]> both = new LinkedHashMap<>();
        result.markers().mr().forEach(m -> both.computeIfAbsent(m.label(), k -> new Marker[2])[0] = m);
        result.markers().ct().forEach(m -> both.computeIfAbsent(m.label(), k -> new Marker[2])[1] = m);
        Map<String, RegistrationOutcome.MarkerError> errors = new LinkedHashMap<>();
        result.registration().markerErrors().forEach(e -> errors.put(e.label(), e));
        both.forEach((label, m) -> {
            Optional<RegistrationOutcome.MarkerError> e = Optional.ofNullable(errors.get(label));
            page.row(
                    label,
                    position(m[0]),
                    position(m[1]),
                    ">" + spread(m[0]),
                    ">" + spread(m[1]),
                    ">" + Decimal.fixed(e.map(RegistrationOutcome.MarkerError::freMm), 2),
                    ">" + Decimal.fixed(e.flatMap(RegistrationOutcome.MarkerError::leaveOneOutMm), 2),
                    ">"
                            + Decimal.fixed(
                                    e.flatMap(RegistrationOutcome.MarkerError::ifExcluded)
                                            .map(RegistrationOutcome.IfExcluded::tipMoveMm),
                                    2),
                    ">"
                            + Decimal.fixed(
                                    e.flatMap(RegistrationOutcome.MarkerError::ifExcluded)
                                            .map(x -> x.treAtTipMm().p95()),
                                    2));
        });
        page.close().close();
        page.element("p", "note", words.get("markers.about"));
        page.close();
    }

    private String position(Marker m) {
        if (m == null) {
            return words.get("markers.notFound");
        }
        String sign =
                switch (m.origin()) {
                    case DETECTED -> "";
                    case MANUAL -> " *";
                    case LANDMARK -> " †";
                };
        return Decimal.point(m.positionLpsMm()) + sign;
    }

    private static String spread(Marker m) {
        return m == null
                ? Decimal.NONE
                : Decimal.fixed(m.sdInPlaneMm(), 2) + ", " + Decimal.fixed(m.sdThroughPlaneMm(), 2);
    }

    void needle() {
        NeedleResult n = result.needle();
        var core = result.core();
        section("needle.title");
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
        section("target.title");
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
        section("geometry.title");
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

    private void section(String key, Object... parts) {
        page.open("div", "section").element("h2", words.get(key, parts));
    }
}
