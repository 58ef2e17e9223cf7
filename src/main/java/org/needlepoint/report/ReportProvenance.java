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
    private final ReportLanguage words;
    private final Markup page;

    ReportProvenance(CaseResult result, ReportLanguage words, Markup page) {
        this.result = result;
        this.words = words;
        this.page = page;
    }

    /** Writes the page; every file is listed only where a reader can fold the list away. */
    void write(boolean everyFile) {
        Provenance p = result.provenance();
        page.open("div", "section provenance").element("h2", words.get("provenance.title"));
        if (!result.seriesDetails().isEmpty()) {
            page.open("table", "series")
                    .headRow(
                            words.get("provenance.series"),
                            words.get("provenance.description"),
                            words.get("provenance.geometry"),
                            ">" + words.get("provenance.files"));
            for (SeriesDetail s : result.seriesDetails()) {
                StringBuilder d = new StringBuilder(s.description().orElse(words.get("provenance.noDescription")));
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
        field("program", result.software().name() + " " + result.software().version());
        field("format", result.schema() + " " + result.schemaVersion());
        field("toolkit", p.dicomToolkit());
        field("system", p.javaVersion() + ", " + p.operatingSystem());
        field("draws", words.get("provenance.seed", p.draws(), p.seed()));
        field("ctFrame", result.registration().ctFrameUid());
        field("mrFrame", result.registration().mrFrameUid());
        page.close().close();
        matrix();
        if (!p.settings().isEmpty()) {
            page.open("table", "settings").headRow(words.get("provenance.setting"), words.get("provenance.value"));
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
            cells[0] = i == 0 ? words.get("provenance.matrix") : "";
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
        page.open("table", "inputs")
                .headRow(
                        words.get("provenance.input"),
                        ">" + words.get("provenance.files"),
                        words.get("provenance.combined"));
        digests.forEach((role, d) -> page.row(role, ">" + d.size(), combined(d)));
        page.close().close();
        page.element("p", "note", words.get("provenance.everyFile"));
        if (everyFile) {
            page.open("details")
                    .element(
                            "summary",
                            words.get("provenance.allFiles", p.inputs().size()));
            page.open("table", "inputs")
                    .headRow(
                            words.get("provenance.input"), words.get("provenance.file"), "SOP Instance UID", "SHA-256");
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
        page.open("tr")
                .element("th", words.get("provenance." + name))
                .element("td", value)
                .close();
    }
}
