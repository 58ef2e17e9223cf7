package org.needlepoint.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.geometry.Point3;
import org.needlepoint.placement.LayoutPrediction;
import org.needlepoint.placement.PlacementAdvice;
import org.needlepoint.placement.PlacementAdvice.JudgedLayout;
import org.needlepoint.placement.PlacementTask;
import org.needlepoint.placement.SkinMark;
import org.needlepoint.registration.TargetError;
import org.needlepoint.workflow.session.SoftwareVersion;

/** Placement advice as plain maps for JSON. */
final class PlacementRecord {
    private PlacementRecord() {}

    static Map<String, Object> of(PlacementAdvice a) {
        PlacementTask t = a.task();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("notice", CaseResult.NOTICE);
        out.put("software", "Needlepoint " + SoftwareVersion.version());
        out.put("targetMm", point(t.target()));
        out.put("entryMm", point(t.entry()));
        out.put("inPlaneErrorMm", t.inPlaneMm());
        out.put("throughPlaneErrorMm", t.throughPlaneMm());
        out.put("best", layout(t, a.best()));
        a.proposed().ifPresent(p -> out.put("proposed", layout(t, p)));
        a.otherCount().ifPresent(o -> out.put("otherCount", layout(t, o)));
        return out;
    }

    private static List<Double> point(Point3 p) {
        return List.of(p.x(), p.y(), p.z());
    }

    private static Map<String, Object> layout(PlacementTask t, JudgedLayout l) {
        LayoutPrediction p = l.prediction();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put(
                "capsules",
                l.capsules().stream()
                        .map(c -> {
                            SkinMark m = t.mark(c.position());
                            Map<String, Object> e = new LinkedHashMap<>();
                            e.put("label", c.label());
                            e.put("line", c.line());
                            e.put("positionMm", point(c.position()));
                            e.put("arcFromMidlineMm", m.fromMidlineMm());
                            e.put("arcFromEntryMm", m.fromEntryMm());
                            e.put("clockHours", m.clockHours());
                            e.put("levelFromTargetMm", m.levelMm());
                            return e;
                        })
                        .toList());
        out.put("fullRigid", error(p.fullRigid()));
        out.put("sliceLocked", error(p.sliceLocked()));
        out.put("recommended", error(p.recommended()));
        out.put("model", p.model());
        out.put("verdict", p.verdict());
        out.put("track", p.track());
        p.whenLost()
                .ifPresent(w -> out.put(
                        "worstLoss",
                        Map.of(
                                "label",
                                w.label(),
                                "verdict",
                                w.verdict(),
                                "p95Mm",
                                w.error().p95Mm())));
        out.put(
                "warnings",
                l.warnings().stream()
                        .map(w -> {
                            Map<String, Object> e = new LinkedHashMap<>();
                            e.put("kind", w.kind());
                            e.put("text", w.text());
                            w.cure().ifPresent(c -> {
                                e.put("cure", c.words());
                                e.put("p95BeforeMm", c.beforeMm());
                                e.put("p95AfterMm", c.afterMm());
                            });
                            return e;
                        })
                        .toList());
        return out;
    }

    private static Map<String, Double> error(TargetError e) {
        Map<String, Double> out = new LinkedHashMap<>();
        out.put("rmsMm", e.rmsMm());
        out.put("p95Mm", e.p95Mm());
        return out;
    }
}
