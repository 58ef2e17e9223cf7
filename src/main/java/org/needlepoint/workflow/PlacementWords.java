package org.needlepoint.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.placement.Capsule;
import org.needlepoint.placement.LayoutPrediction;
import org.needlepoint.placement.LayoutWarning;
import org.needlepoint.placement.PlacementAdvice;
import org.needlepoint.placement.PlacementAdvice.JudgedLayout;
import org.needlepoint.placement.PlacementTask;
import org.needlepoint.placement.SkinMark;

/** Placement advice as lines for a terminal. */
final class PlacementWords {
    private PlacementWords() {}

    static List<String> lines(PlacementAdvice a) {
        List<String> out = new ArrayList<>();
        PlacementTask t = a.task();
        out.add(text(
                "Target (%.0f, %.0f, %.0f) mm, %.0f mm below the entry at %s o'clock; localisation error %.1f mm in plane,"
                        + " %.1f mm across slices (1 SD)",
                t.target().x(),
                t.target().y(),
                t.target().z(),
                t.target().distanceMm(t.entry()),
                t.mark(t.entry()).clock(),
                t.inPlaneMm(),
                t.throughPlaneMm()));
        a.proposed().ifPresent(p -> {
            out.add("");
            out.add("Proposed layout");
            layout(t, p, out);
        });
        out.add("");
        out.add("Best layout found");
        layout(t, a.best(), out);
        a.proposed().ifPresent(p -> out.add(PlacementAdvice.gain(p, a.best())));
        a.otherCount()
                .ifPresent(o -> out.add(text(
                        "With %d capsules instead of %d: 95 %% error %.1f mm by the capsules alone (%s)",
                        o.capsules().size(),
                        a.best().capsules().size(),
                        o.prediction().fullRigid().p95Mm(),
                        o.prediction().verdict().name().toLowerCase(Locale.ROOT))));
        out.add("");
        out.add(CaseResult.NOTICE + ". Predicted from geometry: skin that moves and markers that slip are not in it.");
        return out;
    }

    /** To a tenth, and never minus zero. */
    private static double tenth(double mm) {
        return Math.rint(10 * mm) / 10 + 0.0;
    }

    private static void layout(PlacementTask t, JudgedLayout l, List<String> out) {
        out.add(text(
                "  %-4s %-5s %24s  %-14s %-6s %-20s %s",
                "", "line", "x, y, z (LPS mm)", "from mid-line", "clock", "level", "from the entry"));
        for (Capsule c : l.capsules()) {
            SkinMark m = t.mark(c.position());
            out.add(text(
                    "  %-4s %-5s %24s  %-14s %-6s %-20s %s",
                    c.label(),
                    c.line(),
                    text(
                            "%.1f, %.1f, %.1f",
                            tenth(c.position().x()),
                            tenth(c.position().y()),
                            tenth(c.position().z())),
                    m.fromMidline(),
                    m.clock(),
                    m.level(),
                    m.fromEntry()));
        }
        LayoutPrediction p = l.prediction();
        out.add(text(
                "  Error at the target: full rigid %.1f mm RMS, %.1f mm (95 %%); slice-locked %.1f mm RMS, %.1f mm (95 %%)",
                p.fullRigid().rmsMm(),
                p.fullRigid().p95Mm(),
                p.sliceLocked().rmsMm(),
                p.sliceLocked().p95Mm()));
        LayoutPrediction.TrackError skin = p.track().get(0);
        out.add(text(
                "  Along the track: %.1f mm (95 %%) at the skin to %.1f mm at the target",
                skin.p95Mm(), p.recommended().p95Mm()));
        out.add(text(
                "  Expected verdict: %s (%s, limits %.0f and %.0f mm)",
                p.verdict().name().toLowerCase(Locale.ROOT),
                p.model().words(),
                t.gate().acceptMm(),
                t.gate().cautionMm()));
        out.add(
                p.whenLost().isPresent()
                        ? text(
                                "  If one capsule is lost, at worst %s: %.1f mm (95 %%), %s",
                                p.whenLost().get().label(),
                                p.whenLost().get().error().p95Mm(),
                                p.whenLost().get().verdict().name().toLowerCase(Locale.ROOT))
                        : "  If one capsule is lost, two are left: no registration");
        for (LayoutWarning w : l.warnings()) {
            out.add("  Warning: " + w.text() + "; " + w.remedyWords() + ".");
        }
    }

    private static String text(String format, Object... parts) {
        return String.format(Locale.ROOT, format, parts);
    }
}
