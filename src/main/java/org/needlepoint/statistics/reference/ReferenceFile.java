package org.needlepoint.statistics.reference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.needlepoint.problem.ProblemException;

/** A reference file of statistics: input columns and the results that another program computed from them. */
public final class ReferenceFile {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final Path path;
    private final JsonNode root;
    private final Columns columns;

    private ReferenceFile(Path path, JsonNode root, Columns columns) {
        this.path = path;
        this.root = root;
        this.columns = columns;
    }

    /**
     * Reads a file.
     *
     * @param path JSON file
     * @return file with its input columns checked
     * @throws ProblemException {@link ReferenceProblem#UNREADABLE}, {@link ReferenceProblem#MALFORMED},
     *     {@link ReferenceProblem#NOT_REFERENCE}, {@link ReferenceProblem#BAD_COLUMN}
     */
    public static ReferenceFile read(Path path) throws ProblemException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(path));
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    e,
                    ReferenceProblem.MALFORMED,
                    path,
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                    e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                    e.getOriginalMessage().strip());
        } catch (IOException e) {
            throw new ProblemException(e, ReferenceProblem.UNREADABLE, path);
        }
        if (root.isMissingNode()) {
            throw new ProblemException(ReferenceProblem.MALFORMED, path, 1, 1, "the file is empty");
        }
        JsonNode input = root.get("input");
        if (input == null || !input.isObject() || input.isEmpty()) {
            throw new ProblemException(ReferenceProblem.NOT_REFERENCE, path, "it has no object \"input\" with columns");
        }
        return new ReferenceFile(path, root, new Columns(input));
    }

    /**
     * Recomputes every known result of the file. Takes as long as the tests do; the exact rank-sum test dominates.
     *
     * @return the differences
     * @throws ProblemException {@link ReferenceProblem#NOTHING_TO_COMPARE}
     */
    public Validation validate() throws ProblemException {
        Comparison comparison = new Comparison(columns.missing() > 0);
        for (String metadata : List.of("about", "seed", "versions", "input")) {
            comparison.know(metadata);
        }
        if (columns.missing() > 0) {
            comparison.note("input: " + columns.missing()
                    + " entries are missing; each result is computed from the rows that have all its columns");
        }
        Expected results = new Expected(comparison, "", "", root);
        Vocabulary words = new Vocabulary(columns);
        results.number("n", Check.direct("number of rows"), new Computed<>(columns::rows), n -> n);
        GroupResults.check(results, columns, words);
        CorrelationResults.check(results, columns, words);
        RocResults.check(results, columns, words);
        AgreementResults.check(results, columns);
        SurvivalResults.check(results, columns);
        RegressionResults.check(results, columns, words);
        Validation validation = comparison.finish(path.toString(), root);
        if (validation.compared() == 0) {
            throw new ProblemException(ReferenceProblem.NOTHING_TO_COMPARE, path);
        }
        return validation;
    }
}
