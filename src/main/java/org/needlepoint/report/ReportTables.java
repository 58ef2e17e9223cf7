package org.needlepoint.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    private static final String WHY_FRE_IS_NO_ACCURACY =
            "FRE is the misfit of the markers after the fit and no accuracy: the fit takes up part of the markers' errors, the"
                    + " more the fewer there are; what moves all markers together leaves no misfit; and for markers located"
                    + " equally well FRE and the error at a target are uncorrelated (Fitzpatrick 2009). TRE is the error to go"
                    + " by.";

    private final CaseResult result;
    private final Markup page;

    ReportTables(CaseResult result, Markup page) {
        this.result = result;
        this.page = page;
    }

    void adc() {
        List<AdcResult> columns = new ArrayList<>();
        result.adc().ifPresent(columns::add);
        result.adcFromBValues().ifPresent(columns::add);
        section("ADC in the core (10⁻³ mm²/s)");
        if (columns.isEmpty()) {
            page.element("p", "Not measured; the warnings say why.").close();
            return;
        }
        page.open("table");
        page.open("thead").open("tr").element("th", "");
        columns.forEach(a -> page.element("th", "n", source(a)));
        page.close().close().open("tbody");
        line(columns, "Mean, area-weighted", a -> Decimal.fixed(a.mean(), 3));
        line(columns, "    95 % interval", a -> a.interval95()
                .map(i -> Decimal.interval(i, 3))
                .orElse(Decimal.NONE));
        line(columns, "Minimum, pixels at least half inside", a -> Decimal.fixed(a.min(), 3));
        line(columns, "    95 % interval", a -> a.minInterval95()
                .map(i -> Decimal.interval(i, 3))
                .orElse(Decimal.NONE));
        line(columns, "    Bias by noise", a -> a.minBias()
                .map(b -> Decimal.signed(b, 3))
                .orElse("noise not known"));
        line(columns, "Standard deviation", a -> Decimal.fixed(a.sd(), 3));
        line(columns, "Median", a -> Decimal.fixed(a.median(), 3));
        line(columns, "10th and 90th percentile", a -> Decimal.fixed(a.p10(), 3) + " and " + Decimal.fixed(a.p90(), 3));
        line(columns, "Pixels (rejected)", a -> a.n() + " (" + a.rejectedPixels() + ")");
        line(columns, "Area sampled (mm²)", a -> Decimal.fixed(a.effectiveAreaMm2(), 2));
        page.close().close();
        page.element(
                "p",
                "note",
                "The minimum is an extreme of few noisy pixels and lies too low by its bias; its interval is that of the"
                        + " minimum without noise and need not hold the measured one. Where the noise of the images is not"
                        + " known, the intervals tell of the place of the core alone.");
        columns.forEach(a -> page.element("p", "note", "Scale of " + source(a) + ": " + a.evidence() + "."));
        page.close();
    }

    private static String source(AdcResult a) {
        return switch (a.source()) {
            case "real-world-value-mapping" -> "map, real world values";
            case "rescale" -> "map, rescaled";
            case "units-text" -> "map, unit from text";
            case "computed-from-b-values" -> "computed from b-values";
            default -> a.source();
        };
    }

    private void line(List<AdcResult> columns, String name, Function<AdcResult, String> value) {
        page.open("tr").element("td", name.startsWith(" ") ? "in" : "", name.strip());
        columns.forEach(a -> page.element("td", "n", value.apply(a)));
        page.close();
    }

    void spectroscopy(SpectroscopyResult s) {
        section("Spectrum");
        page.open("table").headRow("Resonance", ">ppm", ">Amplitude", ">Error bound (CRLB, %)", ">Linewidth (Hz)");
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
                "SNR " + Decimal.fixed(s.snr(), 1) + ", linewidth " + Decimal.fixed(s.linewidthHz(), 1)
                        + " Hz, residual " + Decimal.fixed(s.residual(), 2) + " × noise, echo time "
                        + Decimal.fixed(s.echoTimeMs(), 0) + " ms; voxels (column, row, slice: weight) " + voxels(s)
                        + ".");
        s.reasons().forEach(r -> page.element("p", "note", r));
        page.close();
    }

    private static String voxels(SpectroscopyResult s) {
        StringBuilder b = new StringBuilder();
        for (SpectroscopyResult.Voxel v : s.voxels()) {
            b.append(b.length() == 0 ? "" : "; ");
            b.append(v.column()).append(", ").append(v.row()).append(", ").append(v.slice());
            b.append(": ").append(Decimal.fixed(v.weight(), 2));
        }
        return b.length() == 0 ? "none" : b.toString();
    }

    void registration() {
        RegistrationOutcome r = result.registration();
        section("Registration of CT to MR");
        page.element("p", r.recommendation());
        page.open("table").headRow("Model", ">FRE RMS (mm)", ">TRE at tip, RMS (mm)", ">TRE at tip, 95 % (mm)");
        for (RegistrationOutcome.ModelResult m : r.models()) {
            page.row(
                    m.recommended(),
                    m.model().words()
                            + (m.recommended() ? ", used" : "")
                            + (m.note().isEmpty() ? "" : "; " + m.note()),
                    ">" + Decimal.fixed(m.freMm(), 2),
                    ">" + Decimal.fixed(m.treAtTipMm().rms(), 2),
                    ">" + Decimal.fixed(m.treAtTipMm().p95(), 2));
        }
        page.close().close();
        r.revision()
                .ifPresent(v -> page.element(
                        "p",
                        "b",
                        "Not the fit itself: pose by " + String.join(" and ", v.sources()) + ", which moves the tip by "
                                + Decimal.fixed(v.tipMoveMrMm().norm(), 1) + " mm and turns the fitted pose by "
                                + Decimal.fixed(v.rotationDeg(), 1)
                                + "°. The errors at the tip and along the core contain this move; those of the table"
                                + " above are the fits' own."));
        page.element("p", "note", WHY_FRE_IS_NO_ACCURACY);
        track(r.treAlongTrack());
        r.exclusion().ifPresent(this::excluded);
        r.findings().forEach(f -> page.element("p", "note", f.endsWith(".") ? f : f + "."));
        r.conditioning()
                .ifPresent(c -> page.element(
                        "p",
                        "note",
                        "Markers spread " + Decimal.fixed(c.spreadMm(), 1) + " mm around their centre, "
                                + Decimal.fixed(c.lineThicknessMm(), 1) + " mm off their best line, "
                                + Decimal.fixed(c.planeThicknessMm(), 1) + " mm off their best plane; least certain: "
                                + c.weakDirection() + ", ±" + Decimal.fixed(c.weakSdDeg(), 1) + "° (1 SD)."));
        r.fle()
                .ifPresent(f -> page.element(
                        "p",
                        "note",
                        "Localisation error (FLE) estimated from the fit: " + Decimal.fixed(f.estimateMm(), 2)
                                + " mm RMS, CT and MR together (95 %: " + Decimal.interval(f.estimateInterval95Mm(), 2)
                                + " mm), which is " + Decimal.fixed(f.factor(), 2) + " times the stated one (95 %: "
                                + Decimal.interval(f.interval95(), 2) + ", " + f.degreesOfFreedom()
                                + " degrees of freedom)."));
        page.close();
    }

    /** The predicted error from the skin to the end of the core. */
    private void track(List<RegistrationOutcome.CoreTre> track) {
        if (track.isEmpty()) {
            return;
        }
        page.open("table", "narrow").headRow("Along the planned track", ">TRE RMS (mm)", ">TRE 95 % (mm)");
        for (int i = 0; i < track.size(); i++) {
            RegistrationOutcome.CoreTre t = track.get(i);
            String mm = Decimal.fixed(Math.abs(t.distanceMm()), 0) + " mm";
            String place = i == 0
                    ? "skin, " + mm + " before the tip"
                    : t.distanceMm() < 0
                            ? mm + " before the tip"
                            : t.distanceMm() == 0
                                    ? "tip"
                                    : mm + (i < track.size() - 1 ? " into the core" : ", end of the core");
            page.row(
                    place,
                    ">" + Decimal.fixed(t.tre().rms(), 2),
                    ">" + Decimal.fixed(t.tre().p95(), 2));
        }
        page.close().close();
    }

    private void excluded(RegistrationOutcome.Exclusion e) {
        StringBuilder who = new StringBuilder();
        e.markers().forEach(m -> who.append(who.isEmpty() ? "" : ", ")
                .append(m.label())
                .append(" (")
                .append(Decimal.fixed(m.distanceMm(), 1))
                .append(" mm from where the others place it)"));
        page.element(
                "p",
                "b",
                "Left out by the reader: " + who + ". This moved the tip by " + Decimal.fixed(e.tipMoveMm(), 2)
                        + " mm; with all markers the predicted error at the tip would be "
                        + Decimal.fixed(e.treAtTipWithAllMm().p95(), 2) + " mm (95 %).");
    }

    void markers() {
        if (result.markers().mr().isEmpty() && result.markers().ct().isEmpty()) {
            return;
        }
        section("Markers (" + result.markers().template() + "), LPS mm");
        page.open("table")
                .headRow(
                        "",
                        "On MR (x, y, z)",
                        "On CT (x, y, z)",
                        ">SD MR (in, through)",
                        ">SD CT (in, through)",
                        ">FRE",
                        ">Left out",
                        ">Tip moves",
                        ">TRE 95 %");
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
        page.element(
                "p",
                "note",
                "SD: predicted localisation error in the slice plane and through it, mm. FRE: misfit, mm, no accuracy."
                        + " Left out: distance from where the other markers predict it, mm; how far the needle tip would"
                        + " move without the marker, mm; the predicted error at the tip then, mm. * placed by hand,"
                        + " † landmark placed by hand.");
        page.close();
    }

    private static String position(Marker m) {
        if (m == null) {
            return "not found";
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
        section("Needle and core");
        page.open("table", "banner").open("tbody");
        field("Tip on CT, LPS mm", Decimal.point(n.tipCtLpsMm()) + ", ±" + Decimal.fixed(n.tipSdMm(), 2) + " (1 SD)");
        field(
                "Direction on CT",
                Decimal.direction(n.directionCt()) + ", ±" + Decimal.fixed(n.axisSdDeg(), 2) + "° (1 SD)");
        field("Tip on MR, LPS mm", Decimal.point(core.tipMrLpsMm()));
        field("Direction on MR", Decimal.direction(core.directionMr()));
        field("Tip to target slice", Decimal.signed(core.tipToSliceMm(), 2) + " mm");
        field("Angle to slice plane", Decimal.fixed(core.outOfPlaneDeg(), 1) + "°");
        page.close().close();
        if (n.candidates().size() > 1) {
            page.open("table")
                    .headRow(
                            "What looks like a needle",
                            "Tip on CT (LPS mm)",
                            "Direction",
                            ">Length (mm)",
                            ">Tip SD (mm)",
                            ">Axis SD (°)");
            int i = 1;
            for (NeedleResult.Candidate c : n.candidates()) {
                page.row(
                        c.chosen(),
                        "No. " + i++ + (c.chosen() ? ", used" : ""),
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

    private void field(String name, String value) {
        page.open("tr").element("th", name).element("td", value).close();
    }

    void targetSlice() {
        TargetSliceResult t = result.targetSlice();
        section("Target slice");
        String shift = t.shiftMm()
                .map(s -> "S = " + Decimal.signed(s, 1) + " mm from the capsule slice to slice " + t.index() + ": "
                        + t.shiftWords().orElse("")
                        + t.shiftByFormulaMm()
                                .map(f ->
                                        ". By the formula (thickness + gap) × slices: " + Decimal.signed(f, 1) + " mm")
                                .orElse("")
                        + ".")
                .orElse("Slice " + t.index() + "; no capsule slice to measure a shift from.");
        page.element("p", shift + " Chosen by: " + t.chosenBy() + ".");
        t.lineB().ifPresent(l -> {
            StringBuilder s = new StringBuilder();
            l.distances().forEach(d -> s.append(s.length() == 0 ? "" : ", ")
                    .append(d.label())
                    .append(" ")
                    .append(Decimal.signed(d.distanceMm(), 1))
                    .append(" mm"));
            page.element(
                    "p",
                    "The line B markers " + (l.onTargetSlice() ? "lie" : "do NOT all lie")
                            + " on the target slice (within " + Decimal.fixed(l.toleranceMm(), 1) + " mm): " + s + ".");
        });
        if (!t.candidates().isEmpty()) {
            page.open("table", "narrow").headRow(">Rank", ">Slice", ">Cellular area (mm²)", ">Shift S (mm)");
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
                        "Cellular: T2-FS signal ≥ " + Decimal.fixed(h.t2AtLeast(), 1) + ", high-b signal ≥ "
                                + Decimal.fixed(h.highBAtLeast(), 1) + ", ADC ≤ " + Decimal.fixed(h.adcAtMost(), 2)
                                + " × 10⁻³ mm²/s."));
        page.close();
    }

    void geometry() {
        if (result.geometryComparison().isEmpty()) {
            return;
        }
        section("CT and MR geometry");
        page.open("table", "geometry").headRow("", "CT", "MR", "", "");
        for (GeometryComparison g : result.geometryComparison()) {
            String agreement =
                    switch (g.agreement()) {
                        case SAME -> "same";
                        case DIFFERENT -> "DIFFERENT";
                        case UNKNOWN -> "not known";
                    };
            page.row(g.field(), g.ct(), g.mr(), agreement, g.note());
        }
        page.close().close().close();
    }

    private void section(String title) {
        page.open("div", "section").element("h2", title);
    }
}
