package org.needlepoint.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.CaseResultJson;
import org.needlepoint.casefile.Provenance;
import org.needlepoint.casefile.SyntheticCase;
import org.needlepoint.work.Progress;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** In the page a click on a number leads to its cases, and a click on a case to rows, UIDs and hashes. */
class SourceLinksTest {
    @TempDir
    private Path folder;

    private Path out;

    /** The page as a tree, with its elements by id. */
    private record Page(Document document, Map<String, Element> byId) {
        Element target(Element link) {
            String address = link.getAttribute("href");
            assertThat(address).startsWith("#");
            Element target = byId.get(address.substring(1));
            assertThat(target).as(address).isNotNull();
            return target;
        }
    }

    private static List<Element> all(Element from, String tag) {
        NodeList list = from.getElementsByTagName(tag);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < list.getLength(); i++) {
            found.add((Element) list.item(i));
        }
        return found;
    }

    private Page analyse(Path input) throws Exception {
        out = folder.resolve("out");
        AnalyseCohort.run(input, out, AnalyseCohort.Choices.DEFAULTS, Progress.NONE);
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        Document page = builder.parse(new InputSource(new StringReader(Files.readString(out.resolve("report.html")))));
        Map<String, Element> byId = new HashMap<>();
        for (Element e : all(page.getDocumentElement(), "*")) {
            if (e.hasAttribute("id")) {
                assertThat(byId.put(e.getAttribute("id"), e)).isNull();
            }
        }
        return new Page(page, byId);
    }

    /** Follows every number to its cases and every case to its rows. */
    private int follow(Page page) throws Exception {
        JsonNode provenance =
                new ObjectMapper().readTree(out.resolve("provenance.json").toFile());
        int numbers = 0;
        for (Element cell : all(page.document().getDocumentElement(), "*")) {
            if (!cell.hasAttribute("data-source")) {
                continue;
            }
            String key = cell.getAttribute("data-source");
            assertThat(all(cell, "a")).as(key).hasSize(1);
            Element panel = page.target(all(cell, "a").get(0));
            List<String> names = new ArrayList<>();
            for (Element link : all(panel, "a")) {
                if (!link.getAttribute("class").equals("close")) {
                    names.add(link.getTextContent());
                    assertThat(page.target(link).getTextContent()).contains(link.getTextContent());
                }
            }
            JsonNode traced = provenance.path("cells").path(key);
            assertThat(cell.getTextContent()).isEqualTo(traced.path("text").asText());
            List<String> expected = new ArrayList<>();
            provenance.path("caseSets").path(traced.path("caseSet").asText()).forEach(n -> expected.add(n.asText()));
            assertThat(names).as(key).isEqualTo(expected).isNotEmpty();
            traced.path("columns")
                    .forEach(c -> assertThat(panel.getTextContent()).contains(c.asText()));
            numbers++;
        }
        return numbers;
    }

    @Test
    void every_number_of_the_teaching_cohort_leads_to_its_rows() throws Exception {
        Page page = analyse(Path.of("sample-cases/cohort"));
        assertThat(follow(page)).isGreaterThan(150);
        Element one = page.byId().values().stream()
                .filter(e -> e.getAttribute("id").startsWith("case-")
                        && e.getTextContent().contains("SYNTHETIC-014"))
                .findFirst()
                .orElseThrow();
        // The rows of that case: in candidates.csv, twice in cohort.csv, and in pathology.csv.
        List<String> rows =
                all(one, "tr").stream().skip(1).map(Element::getTextContent).toList();
        assertThat(rows).hasSize(4).allMatch(r -> r.matches(".*\\.csv\\d+[0-9a-f]{64}"));
        for (Element row : all(one, "tr").subList(1, 5)) {
            String file = all(row, "td").get(0).getTextContent();
            int line = Integer.parseInt(all(row, "td").get(1).getTextContent());
            assertThat(Files.readAllLines(Path.of("sample-cases/cohort", file)).get(line - 1))
                    .startsWith("SYNTHETIC-014,");
        }
    }

    @Test
    void a_measured_case_leads_to_its_dicom_objects() throws Exception {
        Path study = Files.createDirectories(folder.resolve("study"));
        StringBuilder table = new StringBuilder("case_id,fnclcc_grade\n");
        CaseResult result = SyntheticCase.complete();
        Files.createDirectories(study.resolve("a"));
        CaseResultJson.write(result, study.resolve("a/result.json"));
        table.append(result.caseId()).append(",3\n");
        for (int i = 0; i < 6; i++) {
            table.append("other").append(i).append(',').append(1 + i % 3).append('\n');
        }
        Files.writeString(study.resolve("pathology.csv"), table);
        Page page = analyse(study);
        assertThat(follow(page)).isGreaterThan(5);
        Element panel = page.byId().values().stream()
                .filter(e -> e.getAttribute("id").startsWith("case-")
                        && e.getTextContent().contains("a/result.json"))
                .findFirst()
                .orElseThrow();
        assertThat(result.provenance().inputs()).isNotEmpty();
        for (Provenance.Input i : result.provenance().inputs()) {
            assertThat(panel.getTextContent()).contains(i.role(), i.sopInstanceUid(), i.sha256());
        }
        assertThat(panel.getTextContent())
                .contains("pathology.csv", result.software().version());
    }

    @Test
    void large_sets_of_cases_are_printed_once() throws Exception {
        StringBuilder table = new StringBuilder("case_id,fnclcc_grade,ki67_percent,adc_mean,adc_min,cho_cr\n");
        for (int i = 0; i < 2000; i++) {
            table.append(String.format(
                    java.util.Locale.ROOT,
                    "c%04d,%d,%d,%.3f,%.3f,%.2f%n",
                    i,
                    1 + i % 3,
                    (i * 37) % 101,
                    1 + (i * 7919L % 1000) / 500.0,
                    0.5 + (i * 104729L % 1000) / 2000.0,
                    2 + (i * 1299709L % 1000) / 100.0));
        }
        Path file = Files.writeString(folder.resolve("many.csv"), table);
        Path output = folder.resolve("out");
        AnalyseCohort.run(
                file,
                output,
                new AnalyseCohort.Choices(
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        30,
                        AnalyseCohort.Adjustment.NONE,
                        false,
                        false,
                        100,
                        1),
                Progress.NONE);
        String page = Files.readString(output.resolve("report.html"));
        assertThat(page).contains("<a href=\"#set-1\">").contains("id=\"set-1\"");
        assertThat(page.split(">c0007</a>", -1).length - 1).isLessThan(60);
        assertThat(page.length()).isLessThan(6_000_000);
    }
}
