package org.needlepoint.casefile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.needlepoint.problem.ProblemException;

/**
 * {@code result.json}: a {@link CaseResult} as a file, and back.
 *
 * <p>Numbers are written with all their digits, so that reading gives exactly what was written. Every member is always
 * present; an unknown value is {@code null}. The schema is {@code docs/result.schema.json} (JSON Schema 2020-12).
 */
public final class CaseResultJson {
    private CaseResultJson() {}

    /**
     * Writes a result, replacing the file. Use within an {@link AtomicFolder} so that a failure leaves nothing.
     *
     * @param result the result
     * @param file where to
     * @throws ProblemException if the file cannot be written
     * @throws IllegalArgumentException if a number is NaN or infinite, naming it
     */
    public static void write(CaseResult result, Path file) throws ProblemException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(result, out);
        } catch (IOException e) {
            throw new ProblemException(e, CaseFileProblem.OUTPUT_NOT_WRITABLE, file, AtomicFolder.reason(e));
        }
    }

    /**
     * Writes a result.
     *
     * @param result the result
     * @param out where to, UTF-8; flushed, not closed
     * @throws IOException if writing fails
     */
    public static void write(CaseResult result, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            RecordJson.write(json, result, "");
            json.writeRaw('\n');
        }
    }

    /**
     * Reads a result.
     *
     * @param file where from
     * @return the result
     * @throws ProblemException if the file cannot be read, is of another version or malformed, naming the field
     */
    public static CaseResult read(Path file) throws ProblemException {
        JsonNode tree;
        try {
            tree = new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    e,
                    CaseFileProblem.RESULT_MALFORMED,
                    file,
                    CaseFileWording.LINE.say(e.getLocation().getLineNr()),
                    e.getOriginalMessage());
        } catch (IOException e) {
            throw new ProblemException(e, CaseFileProblem.RESULT_NOT_READABLE, file, AtomicFolder.reason(e));
        }
        String schema = tree.path("schema").asText();
        String version = tree.path("schemaVersion").asText();
        if (!schema.equals(CaseResult.SCHEMA) || !version.equals(CaseResult.SCHEMA_VERSION)) {
            throw new ProblemException(
                    CaseFileProblem.RESULT_VERSION,
                    file,
                    (schema.isEmpty() ? CaseFileWording.UNKNOWN.say() : schema) + " " + version,
                    CaseResult.SCHEMA + " " + CaseResult.SCHEMA_VERSION);
        }
        try {
            return (CaseResult) RecordJson.read(tree, CaseResult.class, "");
        } catch (RecordJson.MalformedException e) {
            throw new ProblemException(e, CaseFileProblem.RESULT_MALFORMED, file, e.path(), e.getMessage());
        }
    }
}
