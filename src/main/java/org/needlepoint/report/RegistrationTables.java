package org.needlepoint.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.MarkerSets.Marker;
import org.needlepoint.casefile.RegistrationOutcome;

/** The tables of the registration and of the markers that it rests on. */
final class RegistrationTables {
    private final CaseResult result;
    private final ReportLanguage words;
    private final Markup page;

    RegistrationTables(CaseResult result, ReportLanguage words, Markup page) {
        this.result = result;
        this.words = words;
        this.page = page;
    }

    void registration() {
        RegistrationOutcome r = result.registration();
        page.section(words.get("registration.title"));
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
        page.section(words.get("markers.title", result.markers().template()));
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
}
