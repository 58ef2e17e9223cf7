package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.List;
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
import org.needlepoint.report.ReportLanguage;

/** Puts what a session adds to a report into words. */
public final class SessionAddenda {
    private static final double SHOWN = 1e3;

    private final ReportLanguage words;

    private SessionAddenda(ReportLanguage words) {
        this.words = words;
    }

    /**
     * The additions of a session.
     *
     * @param session case as far as it is computed
     * @param blinded whether pathology is hidden from the reader, and left out
     * @param words language of the report
     * @return what the report prints beside the measurement
     */
    public static ReportAddenda of(SessionSnapshot session, boolean blinded, ReportLanguage words) {
        PlanningCase d = session.decisions();
        boolean entered = !d.pathology().equals(PathologyEntry.EMPTY);
        return new ReportAddenda(
                blinded || !entered ? List.of() : new SessionAddenda(words).pathology(d.pathology()),
                blinded,
                session.core().value().map(CorePreview::regions).orElse(List.of()).stream()
                        .map(r -> new ReportAddenda.Region(
                                r.name(), r.areaMm2(), r.adc().map(SessionAddenda::adc)))
                        .toList(),
                d.notes().stream()
                        .map(n -> new ReportAddenda.Remark(
                                n.step()
                                        .map(s -> words.get("session.step." + s))
                                        .orElse(words.get("session.case")),
                                n.flagged(),
                                n.text(),
                                Optional.empty(),
                                n.at()))
                        .toList(),
                d.acknowledgements().stream()
                        .map(a -> new ReportAddenda.Remark(
                                words.get("session.hazard." + a.hazard()),
                                false,
                                words.sentence(a.evidence()),
                                Optional.of(a.by()),
                                a.at()))
                        .toList());
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

    private List<ReportAddenda.Line> pathology(PathologyEntry e) {
        PathologyReading r = PathologyReading.of(e);
        List<ReportAddenda.Line> out = new ArrayList<>();
        e.specimen().ifPresent(s -> out.add(line("specimen", s)));
        e.reported().ifPresent(d -> out.add(line("reported", d.toString())));
        r.tumour()
                .ifPresentOrElse(
                        t -> out.add(line(
                                "tumour",
                                t.name() + "; " + t.behaviour().label()
                                        + (t.icdO().isEmpty() ? "" : "; ICD-O " + String.join(", ", t.icdO())))),
                        () -> e.diagnosis().ifPresent(d -> out.add(line("diagnosis", d))));
        r.grade()
                .ifPresent(g -> out.add(line(
                        "grade",
                        words.get(
                                g.isHigh() ? "pathology.grade.high" : "pathology.grade.low",
                                g.number(),
                                r.score().map(this::score).orElse(words.get("pathology.grade.stated"))))));
        r.cautions().forEach(c -> out.add(line("caution", words.sentence(c))));
        r.ki67().ifPresent(k -> {
            out.add(line("ki67", ki67(k)));
            k.caution(Ki67Index.CUT_OFF_PERCENT).ifPresent(c -> out.add(line("caution", words.sentence(c))));
        });
        r.problems().values().stream()
                .map(ProblemException::getMessage)
                .sorted()
                .forEach(m -> out.add(line("notUnderstood", m)));
        e.remark().ifPresent(t -> out.add(line("remark", t)));
        return out;
    }

    private String score(FnclccScore s) {
        return words.get("pathology.grade.score", s.differentiation(), s.mitoses(), s.necrosis(), s.total());
    }

    private String ki67(Ki67Index k) {
        String counted = k.counted()
                .map(c -> words.get("pathology.ki67.counted", c.successes(), c.trials()))
                .orElse("");
        String interval = k.interval(0.95)
                .map(i ->
                        words.get("pathology.ki67.interval", Decimal.fixed(i.lower(), 1), Decimal.fixed(i.upper(), 1)))
                .orElse("");
        return words.get(
                k.isHigh(Ki67Index.CUT_OFF_PERCENT) ? "pathology.ki67.high" : "pathology.ki67.low",
                Decimal.fixed(k.percent(), 1),
                counted,
                interval,
                Decimal.fixed(Ki67Index.CUT_OFF_PERCENT, 0));
    }

    private ReportAddenda.Line line(String key, String value) {
        return new ReportAddenda.Line(words.get("pathology." + key), value);
    }
}
