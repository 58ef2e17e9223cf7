package org.needlepoint.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.needlepoint.casefile.AdcResult;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.ReportLanguage;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.CaseOutput;
import org.needlepoint.workflow.session.MeasureSettings;
import org.needlepoint.workflow.session.PlanningSession;
import org.needlepoint.workflow.session.SessionRules;
import org.needlepoint.workflow.session.SessionSnapshot;

/**
 * The main job: from a folder of DICOM to the values in the needle core with their error, {@code result.json}, a CSV row
 * and a report.
 *
 * <p>Nothing is written before everything is known: a refusal leaves the output folder as it was.
 */
public final class MeasureCase {
    private final MeasureSettings settings;
    private final ReportLanguage words;

    /**
     * What a measured case came to.
     *
     * @param output folder with the results
     * @param summary lines for a terminal
     */
    public record Outcome(Path output, List<String> summary) {
        /** Copies the list. */
        public Outcome {
            summary = List.copyOf(summary);
        }
    }

    /**
     * Makes the job, with a report in English.
     *
     * @param settings what the user decided
     */
    public MeasureCase(MeasureSettings settings) {
        this(settings, ReportLanguage.ENGLISH);
    }

    /**
     * Makes the job.
     *
     * @param settings what the user decided
     * @param words language of the report
     */
    public MeasureCase(MeasureSettings settings, ReportLanguage words) {
        this.settings = settings;
        this.words = words;
    }

    /**
     * Measures and writes.
     *
     * @param progress where progress is reported
     * @return the outcome
     * @throws ProblemException with the reason and the remedy, if the case cannot be measured or written
     */
    public Outcome run(Progress progress) throws ProblemException {
        AtomicFolder.check(settings.output());
        return finish(attempt(progress.part(0, 0.75)), progress.part(0.75, 1));
    }

    /** Writes what was measured, or throws what was refused. */
    Outcome finish(SessionSnapshot measured, Progress progress) throws ProblemException {
        CaseResult result = measured.result(settings(measured));
        CaseOutput.write(measured, result, words, settings.output(), progress);
        return new Outcome(settings.output(), summary(result));
    }

    /**
     * Measures without writing anything.
     *
     * @param progress where progress is reported
     * @return the result
     * @throws ProblemException with the reason and the remedy, if the case cannot be measured
     */
    public CaseResult measure(Progress progress) throws ProblemException {
        SessionSnapshot measured = attempt(progress).orThrow();
        return measured.result(settings(measured));
    }

    /** The settings with the marks that were read from their file. */
    private MeasureSettings settings(SessionSnapshot measured) {
        return settings.with(measured.decisions());
    }

    /** As far as the case can be measured; a refusal is part of it. */
    SessionSnapshot attempt(Progress progress) throws ProblemException {
        PlanningCase decisions = settings.marks().isPresent()
                ? settings.decisions().withMarks(MarksFile.read(settings.marks().get()))
                : settings.decisions();
        return new PlanningSession(SessionRules.COMMAND_LINE.withAcknowledged(settings.acknowledged()))
                .compute(decisions, progress);
    }

    /** What the user decided. */
    MeasureSettings settings() {
        return settings;
    }

    private List<String> summary(CaseResult r) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Registration: %s, error at the tip %.1f mm RMS, %.1f mm in 95 %% (%s)",
                r.registration().verdict().name().toLowerCase(Locale.ROOT),
                r.registration().treAtTipMm().rms(),
                r.registration().treAtTipMm().p95(),
                r.registration().model().words()));
        r.adc()
                .ifPresent(a -> lines.add(String.format(
                        Locale.ROOT,
                        "ADC: mean %.3f%s, min %.3f%s ×10⁻³ mm²/s (%s)",
                        a.mean(),
                        interval(a.interval95().map(i -> new double[] {i.low(), i.high()})),
                        a.min(),
                        minimum(a),
                        a.source())));
        r.spectroscopy()
                .ifPresent(s -> lines.add(
                        s.choCr().isEmpty()
                                ? "Cho/Cr: not measurable (" + String.join("; ", s.reasons()) + ")"
                                : String.format(
                                        Locale.ROOT,
                                        "Cho/Cr: %.2f%s, spectrum %s",
                                        s.choCr().get(),
                                        interval(s.interval95().map(i -> new double[] {i.low(), i.high()})),
                                        s.quality().name().toLowerCase(Locale.ROOT))));
        r.warnings().forEach(w -> lines.add("Warning: " + w));
        lines.add(
                "Written to " + settings.output() + ": result.json, result.csv, report.html, report.pdf, mr-to-ct.tfm");
        lines.add("Not a medical device.");
        return lines;
    }

    private static String minimum(AdcResult a) {
        String interval = interval(a.minInterval95().map(i -> new double[] {i.low(), i.high()}));
        String bias = a.minBias()
                .map(b -> String.format(Locale.ROOT, "bias by noise %+.3f", b))
                .orElse("noise not known");
        return interval.isEmpty() ? " (" + bias + ")" : interval.replace(")", ", " + bias + ")");
    }

    private static String interval(Optional<double[]> i) {
        return i.map(v -> String.format(Locale.ROOT, " (95 %% interval %.3g to %.3g)", v[0], v[1]))
                .orElse("");
    }
}
