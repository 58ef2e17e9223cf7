package org.needlepoint.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.placement.Capsule;
import org.needlepoint.placement.LayoutPrediction;
import org.needlepoint.placement.LayoutWarning;
import org.needlepoint.placement.PlacementAdvice;
import org.needlepoint.placement.PlacementAdvice.JudgedLayout;
import org.needlepoint.placement.PlacementTask;
import org.needlepoint.placement.SkinMark;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.view.lettering.Lettering;

/** The sheet to take to the scanner: where to put the capsules, drawn and in a table, and what that promises. One page. */
public final class PlacementSheet {
    private PlacementSheet() {}

    /**
     * Writes the sheet as HTML.
     *
     * @param advice advice
     * @param program name and version of the program
     * @param file where to, replaced
     * @throws ProblemException if the file cannot be written
     */
    public static void html(PlacementAdvice advice, String program, Path file) throws ProblemException {
        text(document(advice, program, false), file);
    }

    /**
     * Writes the sheet as PDF, A4.
     *
     * @param advice advice
     * @param program name and version of the program
     * @param file where to, replaced
     * @throws ProblemException if the file cannot be written
     */
    public static void pdf(PlacementAdvice advice, String program, Path file) throws ProblemException {
        ReportWriter.print(document(advice, program, true), program, file);
    }

    /**
     * Writes a text beside the sheet.
     *
     * @param text content
     * @param file where to, replaced
     * @throws ProblemException if the file cannot be written
     */
    public static void text(String text, Path file) throws ProblemException {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException(e, ReportProblem.NOT_WRITABLE, file, AtomicFolder.reason(e));
        }
    }

    static String document(PlacementAdvice advice, String program, boolean paged) {
        Markup body = new Markup(paged ? Lettering.regular()::draws : c -> true);
        PlacementTask t = advice.task();
        JudgedLayout best = advice.best();
        body.open("div", "running-head")
                .element("span", "left", "Patient: ______________________   Date: ____________");
        body.close();
        body.open("div", "running-foot").element("span", "notice", CaseResult.NOTICE);
        body.text(" · " + program + " · placement of skin capsules").close();
        body.element("h1", "Where to put the " + best.capsules().size() + " capsules");
        body.element(
                "p",
                "sub",
                format(
                        "Target %.0f mm below the entry, which is at %s o'clock (%s of the mid-line). Skin kept free: %.0f mm"
                                + " round the entry%s. Slices every %.1f mm.",
                        t.target().distanceMm(t.entry()),
                        t.mark(t.entry()).clock(),
                        t.mark(t.entry()).fromMidline(),
                        t.freeMm(),
                        t.lyingOn()
                                .map(s -> "; lying on the " + s.name().toLowerCase(Locale.ROOT))
                                .orElse(""),
                        t.pitchMm()));
        ReportWriter.pictures(
                List.of(
                        Figure.half(
                                "Seen from the feet",
                                "Skin at the target's level; grey shading and lines: predicted 95 % error, mm (slice of the"
                                        + " target). Open rings: capsules on another level. Hatched: keep free.",
                                PlacementDrawing.axial(advice)),
                        Figure.half(
                                "The skin unrolled",
                                "Across: along the skin from the front mid-line, cm. Up: toward the head from the target's"
                                        + " level, cm. This is what the tape measure shows.",
                                PlacementDrawing.unrolled(advice))),
                ReportLanguage.ENGLISH,
                body);
        body.open("table")
                .headRow("Capsule", "Line", ">From the mid-line", ">Clock", ">Level", ">From the entry", ">LPS, mm");
        for (Capsule c : best.capsules()) {
            SkinMark m = t.mark(c.position());
            body.row(
                    c.label(),
                    c.line(),
                    ">" + m.fromMidline(),
                    ">" + m.clock(),
                    ">" + m.level(),
                    ">" + m.fromEntry(),
                    ">"
                            + Decimal.fixed(c.position().x(), 0) + ", "
                            + Decimal.fixed(c.position().y(), 0) + ", "
                            + Decimal.fixed(c.position().z(), 0));
        }
        body.close().close();
        body.element("h2", "What it promises");
        body.open("table")
                .headRow("Layout", ">Full rigid, RMS", ">95 %", ">Slice-locked, 95 %", "Verdict", "One capsule lost");
        promise("This one, " + best.capsules().size() + " capsules", best, body, true);
        advice.proposed().ifPresent(p -> promise("The proposed one", p, body, false));
        advice.otherCount().ifPresent(o -> promise("Best with " + o.capsules().size() + " capsules", o, body, false));
        body.close().close();
        LayoutPrediction p = best.prediction();
        body.element(
                "p",
                "note",
                format(
                        "Errors at the target in mm, predicted from localisation errors of %.1f mm in plane and %.1f mm across"
                                + " slices in each image. Along the track (95 %%): %.1f mm at the skin, %.1f mm half way,"
                                + " %.1f mm at the target. Skin that moves is not in these numbers.",
                        t.inPlaneMm(),
                        t.throughPlaneMm(),
                        p.track().get(0).p95Mm(),
                        p.track().get(2).p95Mm(),
                        p.recommended().p95Mm()));
        warnings("What stays weak in this layout", best.warnings(), body);
        advice.proposed().ifPresent(j -> {
            warnings("What is weak in the proposed layout", j.warnings(), body);
            body.element("p", PlacementAdvice.gain(j, best) + ".");
        });
        return ReportWriter.page("Where to put the capsules", ReportLanguage.ENGLISH, body, paged);
    }

    private static void promise(String name, JudgedLayout l, Markup body, boolean stressed) {
        LayoutPrediction p = l.prediction();
        body.row(
                stressed,
                name,
                ">" + format("%.1f", p.fullRigid().rmsMm()),
                ">" + format("%.1f", p.fullRigid().p95Mm()),
                ">" + format("%.1f", p.sliceLocked().p95Mm()),
                p.verdict().name().toLowerCase(Locale.ROOT),
                p.whenLost()
                        .map(w -> format(
                                "%s: %.1f mm, %s",
                                w.label(), w.error().p95Mm(), w.verdict().name().toLowerCase(Locale.ROOT)))
                        .orElse("no registration"));
    }

    private static void warnings(String title, List<LayoutWarning> warnings, Markup body) {
        if (warnings.isEmpty()) {
            return;
        }
        body.open("div", "warnings").element("h2", title).open("ul");
        for (LayoutWarning w : warnings) {
            body.element("li", w.text() + "; " + w.remedyWords() + ".");
        }
        body.close().close();
    }

    private static String format(String format, Object... parts) {
        return String.format(Locale.ROOT, format, parts);
    }
}
