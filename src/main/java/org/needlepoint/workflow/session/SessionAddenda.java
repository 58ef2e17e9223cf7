package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.needlepoint.casefile.AdcResult;
import org.needlepoint.casefile.planning.PathologyEntry;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.diffusion.AdcSample;
import org.needlepoint.pathology.FnclccScore;
import org.needlepoint.pathology.Ki67Index;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.Decimal;
import org.needlepoint.report.ReportAddenda;

/** Puts what a session adds to a report into words. */
public final class SessionAddenda {
    private static final double SHOWN = 1e3;

    private SessionAddenda() {}

    /**
     * The additions of a session.
     *
     * @param session case as far as it is computed
     * @param blinded whether pathology is hidden from the reader, and left out
     * @return what the report prints beside the measurement
     */
    public static ReportAddenda of(SessionSnapshot session, boolean blinded) {
        PlanningCase d = session.decisions();
        boolean entered = !d.pathology().equals(PathologyEntry.EMPTY);
        return new ReportAddenda(
                blinded || !entered ? List.of() : pathology(d.pathology()),
                blinded,
                session.core().value().map(CorePreview::regions).orElse(List.of()).stream()
                        .map(r -> new ReportAddenda.Region(
                                r.name(), r.areaMm2(), r.adc().map(SessionAddenda::adc)))
                        .toList(),
                d.notes().stream()
                        .map(n -> new ReportAddenda.Remark(
                                n.step().map(s -> words(s.name())).orElse("the case"),
                                n.flagged(),
                                n.text(),
                                Optional.empty(),
                                n.at()))
                        .toList(),
                d.acknowledgements().stream()
                        .map(a -> new ReportAddenda.Remark(
                                words(a.hazard().name()), false, a.evidence(), Optional.of(a.by()), a.at()))
                        .toList());
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static AdcResult adc(AdcSample s) {
        return new AdcResult(
                "",
                "",
                List.of(),
                SHOWN * s.mean(),
                SHOWN * s.min(),
                SHOWN * s.sd(),
                SHOWN * s.median(),
                SHOWN * s.p10(),
                SHOWN * s.p90(),
                s.n(),
                s.effectiveAreaMm2(),
                s.rejected(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<ReportAddenda.Line> pathology(PathologyEntry e) {
        PathologyReading r = PathologyReading.of(e);
        List<ReportAddenda.Line> out = new ArrayList<>();
        e.specimen().ifPresent(s -> out.add(line("Specimen", s)));
        e.reported().ifPresent(d -> out.add(line("Reported", d.toString())));
        r.tumour()
                .ifPresentOrElse(
                        t -> out.add(line(
                                "Diagnosis (WHO 2020)",
                                t.name() + "; " + t.behaviour().label()
                                        + (t.icdO().isEmpty() ? "" : "; ICD-O " + String.join(", ", t.icdO())))),
                        () -> e.diagnosis().ifPresent(d -> out.add(line("Diagnosis", d))));
        r.grade()
                .ifPresent(g -> out.add(line(
                        "FNCLCC grade",
                        "grade " + g.number() + ", " + (g.isHigh() ? "high" : "low")
                                + r.score().map(SessionAddenda::score).orElse("; as stated, without scores"))));
        r.cautions().forEach(c -> out.add(line("Caution", c)));
        r.ki67().ifPresent(k -> {
            out.add(line("Ki-67", ki67(k)));
            k.caution(Ki67Index.CUT_OFF_PERCENT).ifPresent(c -> out.add(line("Caution", c)));
        });
        r.problems().values().stream()
                .map(ProblemException::getMessage)
                .sorted()
                .forEach(m -> out.add(line("Not understood", m)));
        e.remark().ifPresent(t -> out.add(line("Remark", t)));
        return out;
    }

    private static String score(FnclccScore s) {
        return ": differentiation " + s.differentiation() + " + mitoses " + s.mitoses() + " + necrosis " + s.necrosis()
                + " = " + s.total();
    }

    private static String ki67(Ki67Index k) {
        String counted = k.counted()
                .map(c -> " (" + c.successes() + " of " + c.trials() + " cells)")
                .orElse("");
        String interval = k.interval(0.95)
                .map(i -> ", 95 % interval " + Decimal.fixed(i.lower(), 1) + " to " + Decimal.fixed(i.upper(), 1)
                        + " % (Wilson)")
                .orElse("");
        return Decimal.fixed(k.percent(), 1) + " %" + counted + interval + "; "
                + (k.isHigh(Ki67Index.CUT_OFF_PERCENT) ? "high" : "low") + " by the cut-off of "
                + Decimal.fixed(Ki67Index.CUT_OFF_PERCENT, 0) + " %";
    }

    private static ReportAddenda.Line line(String name, String value) {
        return new ReportAddenda.Line(name, value);
    }
}
