package org.needlepoint.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.needlepoint.casefile.AdcResult;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.CaseResultJson;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.dicom.DicomFolder;
import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.fiducial.FiducialTemplate;
import org.needlepoint.fiducial.FiducialTemplates;
import org.needlepoint.fiducial.MarkerCandidate;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.ItkTransformFile;
import org.needlepoint.report.Figure;
import org.needlepoint.report.ReportWriter;
import org.needlepoint.report.ResultTable;
import org.needlepoint.work.Progress;

/**
 * The main job: from a folder of DICOM to the values in the needle core with their error, {@code result.json}, a CSV row
 * and a report.
 *
 * <p>Nothing is written before everything is known: a refusal leaves the output folder as it was.
 */
public final class MeasureCase {
    private final MeasureSettings settings;

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
     * Makes the job.
     *
     * @param settings what the user decided
     */
    public MeasureCase(MeasureSettings settings) {
        this.settings = settings;
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
        Measured m = all(progress.part(0, 0.75));
        progress.report(0.75, "Drawing the report");
        write(m.result(), m.measurement(), m.images(), progress.part(0.75, 1));
        return new Outcome(settings.output(), summary(m.result()));
    }

    /**
     * Measures without writing anything.
     *
     * @param progress where progress is reported
     * @return the result
     * @throws ProblemException with the reason and the remedy, if the case cannot be measured
     */
    public CaseResult measure(Progress progress) throws ProblemException {
        return all(progress).result();
    }

    private record Measured(CaseResult result, CaseMeasurement measurement, CaseImages images) {}

    private Measured all(Progress progress) throws ProblemException {
        MarksFile marks =
                settings.marks().isPresent() ? MarksFile.read(settings.marks().get()) : MarksFile.NONE;
        FiducialTemplate template = FiducialTemplates.read(settings.template());
        Inventory inventory = new DicomFolder(DicomToolkit.installed()).read(settings.input(), progress.part(0, 0.2));
        CaseSeries series = CaseSeries.choose(inventory, settings.series());
        CaseImages images = CaseImages.load(series, marks.needle().isPresent(), progress.part(0.2, 0.47));
        CaseMeasurement measured = measurement(series, images, template, marks, progress.part(0.47, 1));
        CaseResult result = new ResultAssembly(settings, series, images, measured).result();
        return new Measured(result, measured, images);
    }

    private CaseMeasurement measurement(
            CaseSeries series, CaseImages images, FiducialTemplate template, MarksFile marks, Progress progress)
            throws ProblemException {
        MarkerStep step = new MarkerStep(template, marks);
        progress.report(0, "Looking for the markers");
        // Independent of each other: CT on one core while MR is on the other.
        CompletableFuture<List<MarkerCandidate>> inCt =
                CompletableFuture.supplyAsync(() -> step.inCt(images.ct().volume(), Progress.NONE));
        Map<MarkerStep.MrImage, List<MarkerCandidate>> inMr = new LinkedHashMap<>();
        for (MarkerStep.MrImage image : images.markerImages()) {
            inMr.put(image, step.inMr(image, Progress.NONE));
        }
        progress.report(0.5, "Matching the markers");
        NeedleStep.Chosen needle = NeedleStep.choose(images.ct(), marks, settings.needle());
        MarkerStep.Found markers = step.pair(
                images.ct().volume(), inCt.join(), inMr, needle.needle().tip());
        progress.report(0.6, "Registering");
        return CaseMeasurement.of(
                settings,
                series,
                images,
                template,
                needle,
                MarkerChoice.of(markers, settings.excluded()),
                progress.part(0.6, 1));
    }

    private void write(CaseResult result, CaseMeasurement measured, CaseImages images, Progress progress)
            throws ProblemException {
        List<Figure> figures = new ArrayList<>(measured.figures(images).all(measured.shownAdc()));
        measured.spectrumFigure().ifPresent(figures::add);
        progress.report(0.4, "Writing the report");
        try (AtomicFolder folder = AtomicFolder.open(settings.output())) {
            CaseResultJson.write(result, folder.file("result.json"));
            ResultTable.write(List.of(result), folder.file("result.csv"));
            ReportWriter.html(result, figures, folder.file("report.html"));
            ReportWriter.pdf(result, figures, folder.file("report.pdf"));
            // ITK maps the fixed image to the moving one: with MR fixed, this file resamples the CT onto the MR.
            ItkTransformFile.write(
                    folder.file("mr-to-ct.tfm"),
                    measured.registration().ctToMr().inverse());
            folder.commit();
        }
        progress.report(1, "Done");
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
