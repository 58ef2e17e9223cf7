package org.needlepoint.cohort.consistency;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.needlepoint.problem.ProblemException;

/** Figures of a publication, in the format of docs/consistency.md, and what arithmetic says of them. */
public final class PublishedTable {
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private interface Check {
        void of(Entry entry, Parts out) throws ProblemException;
    }

    private static final Map<String, Check> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry("sum", CountChecks::sum),
            Map.entry("percentage", CountChecks::percentage),
            Map.entry("exclusions", CountChecks::exclusions),
            Map.entry("agreement", CountChecks::agreement),
            Map.entry("mean", MeanChecks::mean),
            Map.entry("spread", MeanChecks::spread),
            Map.entry("within-range", MeanChecks::withinRange),
            Map.entry("listed-range", MeanChecks::listedRange),
            Map.entry("members", MeanChecks::members),
            Map.entry("group-means", MeanChecks::groupMeans),
            Map.entry("cut-offs", QuartileChecks::cutOffs),
            Map.entry("pooled-quartiles", QuartileChecks::pooled),
            Map.entry("operating-points", AreaChecks::operatingPoints),
            Map.entry("area", AreaChecks::area),
            Map.entry("rank-sum", AreaChecks::rankSum),
            Map.entry("p-value", TestChecks::pValue),
            Map.entry("t-test", TestChecks::tTest),
            Map.entry("rank-correlation", TestChecks::rankCorrelation),
            Map.entry("interval", TestChecks::interval)));

    private final String file;
    private final String title;
    private final List<Finding> findings;

    private PublishedTable(String file, String title, List<Finding> findings) {
        this.file = file;
        this.title = title;
        this.findings = List.copyOf(findings);
    }

    /**
     * Reads and checks a file.
     *
     * @param path JSON file
     * @return findings, in the order of the file
     * @throws ProblemException {@link ConsistencyProblem#UNREADABLE}, {@link ConsistencyProblem#BAD_TABLE}
     */
    public static PublishedTable check(Path path) throws ProblemException {
        String file = path.toString();
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(path));
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    e,
                    ConsistencyProblem.BAD_TABLE,
                    file,
                    "line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    e.getOriginalMessage());
        } catch (IOException e) {
            throw new ProblemException(
                    e, ConsistencyProblem.UNREADABLE, path, e.getClass().getSimpleName());
        }
        List<Finding> findings = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Entry e : new Entry(file, "$", root).entries("checks", 1)) {
            String id = e.text("id");
            if (!ids.add(id)) {
                throw e.bad("id", "\"" + id + "\" occurs twice");
            }
            Check check = KINDS.get(e.text("kind"));
            if (check == null) {
                throw e.bad("kind", "\"" + e.text("kind") + "\" is not one of " + String.join(", ", KINDS.keySet()));
            }
            Parts parts = new Parts();
            check.of(e, parts);
            findings.add(new Finding(id, e.text("where"), parts.outcome(), parts.lines()));
        }
        return new PublishedTable(file, root.path("title").asText(file), findings);
    }

    /**
     * What is checked.
     *
     * @return title of the file
     */
    public String title() {
        return title;
    }

    /**
     * What each check found.
     *
     * @return findings
     */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * The findings with an outcome.
     *
     * @param outcome outcome
     * @return findings in order
     */
    public List<Finding> with(Outcome outcome) {
        return findings.stream().filter(f -> f.outcome() == outcome).toList();
    }

    /**
     * Refuses figures that cannot hold together.
     *
     * @throws ProblemException {@link ConsistencyProblem#CONTRADICTION}
     */
    public void requireConsistent() throws ProblemException {
        List<Finding> impossible = with(Outcome.IMPOSSIBLE);
        if (!impossible.isEmpty()) {
            throw new ProblemException(
                    ConsistencyProblem.CONTRADICTION,
                    file,
                    impossible.size(),
                    findings.size(),
                    String.join(", ", impossible.stream().map(Finding::id).toList()));
        }
    }
}
