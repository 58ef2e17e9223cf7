package org.needlepoint.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.CaseResultJson;
import org.needlepoint.casefile.SyntheticCase;

/** Writes the invented case's report, to look at, and says how long each part took in a cold virtual machine. */
public final class ReportSample {
    private ReportSample() {}

    /**
     * Writes result.json, result.csv, report.html and report.pdf.
     *
     * @param args output folder
     */
    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        Path out = Files.createDirectories(Path.of(args[0]));
        CaseResult result = SyntheticCase.complete();
        long t0 = System.nanoTime();
        List<Figure> figures = SyntheticFigures.of(result);
        long t1 = System.nanoTime();
        CaseResultJson.write(result, out.resolve("result.json"));
        ResultTable.write(List.of(result), out.resolve("result.csv"));
        long t2 = System.nanoTime();
        new ReportWriter(ReportLanguage.ENGLISH).html(result, figures, out.resolve("report.html"));
        long t3 = System.nanoTime();
        new ReportWriter(ReportLanguage.ENGLISH).pdf(result, figures, out.resolve("report.pdf"));
        long t4 = System.nanoTime();
        System.out.printf(
                "figures %d ms, json + csv %d ms, html %d ms, pdf %d ms%n",
                (t1 - t0) / 1_000_000, (t2 - t1) / 1_000_000, (t3 - t2) / 1_000_000, (t4 - t3) / 1_000_000);
    }
}
