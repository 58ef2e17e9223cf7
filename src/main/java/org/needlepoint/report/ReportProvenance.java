package org.needlepoint.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.Provenance;
import org.needlepoint.casefile.SeriesDetail;

/** The last page: what the numbers were made from, so that they can be made again. */
final class ReportProvenance {
    private final CaseResult result;
    private final Markup page;

    ReportProvenance(CaseResult result, Markup page) {
        this.result = result;
        this.page = page;
    }

    /** Writes the page; every file is listed only where a reader can fold the list away. */
    void write(boolean everyFile) {
        Provenance p = result.provenance();
        page.open("div", "section provenance").element("h2", "What the numbers were made from");
        if (!result.seriesDetails().isEmpty()) {
            page.open("table", "series").headRow("Series", "Description, scanner, date", "Geometry", ">Files");
            for (SeriesDetail s : result.seriesDetails()) {
                StringBuilder d = new StringBuilder(s.description().orElse("no description"));
                s.scanner().ifPresent(x -> d.append(", ").append(x));
                s.date().ifPresent(x -> d.append(", ").append(x));
                page.row(
                        s.role().toUpperCase(java.util.Locale.ROOT),
                        d.toString(),
                        s.geometry().orElse(""),
                        ">" + s.files());
            }
            page.close().close();
        }
        page.open("table", "banner").open("tbody");
        field("Program", result.software().name() + " " + result.software().version());
        field("Result format", result.schema() + " " + result.schemaVersion());
        field("DICOM toolkit", p.dicomToolkit());
        field("Java, system", p.javaVersion() + ", " + p.operatingSystem());
        field("Random draws", p.draws() + ", seed " + p.seed());
        field("CT frame", result.registration().ctFrameUid());
        field("MR frame", result.registration().mrFrameUid());
        page.close().close();
        matrix();
        if (!p.settings().isEmpty()) {
            page.open("table", "settings").headRow("Setting", "Value");
            p.settings().forEach((k, v) -> page.row(k, v));
            page.close().close();
        }
        inputs(p, everyFile);
        page.close();
    }

    private void matrix() {
        page.open("table", "narrow matrix").open("tbody");
        for (int i = 0; i < 4; i++) {
            String[] cells = new String[5];
            cells[0] = i == 0 ? "CT to MR, p(MR) = M p(CT), LPS mm" : "";
            for (int j = 0; j < 4; j++) {
                cells[j + 1] =
                        ">" + Decimal.fixed(result.registration().ctToMr().element(i, j), 6);
            }
            page.row(cells);
        }
        page.close().close();
    }

    private void inputs(Provenance p, boolean everyFile) {
        Map<String, List<String>> digests = new LinkedHashMap<>();
        p.inputs().forEach(i -> digests.computeIfAbsent(i.role(), k -> new ArrayList<>())
                .add(i.sha256()));
        if (digests.isEmpty()) {
            return;
        }
        page.open("table", "inputs").headRow("Input", ">Files", "SHA-256 of the sorted SHA-256 of its files");
        digests.forEach((role, d) -> page.row(role, ">" + d.size(), combined(d)));
        page.close().close();
        page.element("p", "note", "Every file's SOP Instance UID and SHA-256 is in result.json.");
        if (everyFile) {
            page.open("details").element("summary", "All " + p.inputs().size() + " files");
            page.open("table", "inputs").headRow("Input", "File", "SOP Instance UID", "SHA-256");
            p.inputs().forEach(i -> page.row(i.role(), i.file(), i.sopInstanceUid(), i.sha256()));
            page.close().close().close();
        }
    }

    /** SHA-256 of the hexadecimal digests, sorted and joined by line feeds: what {@code sort | sha256sum} gives. */
    static String combined(List<String> digests) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            digests.stream().sorted().forEach(d -> sha.update((d + "\n").getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private void field(String name, String value) {
        page.open("tr").element("th", name).element("td", value).close();
    }
}
