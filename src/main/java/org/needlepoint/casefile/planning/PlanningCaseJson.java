package org.needlepoint.casefile.planning;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.needlepoint.casefile.CaseFileWording;
import org.needlepoint.casefile.RecordJson;
import org.needlepoint.problem.ProblemException;

/**
 * {@code case.json}: a {@link PlanningCase} as bytes, and back. The format is described in {@code docs/case-file.md}, its
 * schema (JSON Schema 2020-12) is {@code docs/case.schema.json}.
 *
 * <p>A file of an older major version is migrated while it is read. One of a newer minor version is read too, and what
 * this program does not know in it is written back. One of a newer major version is refused.
 */
public final class PlanningCaseJson {
    /** Name of the format. */
    public static final String SCHEMA = "needlepoint-case";

    /** Version that is written: major, which changes when an older reader would misread a file, and minor. */
    public static final String VERSION = "3.0";

    static final int MAJOR = 3;
    private static final int MINOR = 0;
    private static final Pattern VERSION_PATTERN = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PlanningCaseJson() {}

    /**
     * A case as a new file.
     *
     * @param planningCase case
     * @param caseFolder folder in which the file will lie; paths in it or beside it become relative to it
     * @param at when it is saved
     * @return UTF-8
     */
    public static byte[] write(PlanningCase planningCase, Path caseFolder, Instant at) {
        return bytes(CaseShape.of(planningCase, VERSION, caseFolder, software(), at));
    }

    /**
     * A case in the place of another, whose members that this program does not know are kept.
     *
     * @param planningCase case
     * @param former the file that it replaces
     * @param caseFolder folder in which the file will lie
     * @param at when it is saved
     * @return UTF-8
     */
    public static byte[] write(PlanningCase planningCase, CaseDocument former, Path caseFolder, Instant at) {
        if (former.unknown().isEmpty()) {
            return bytes(CaseShape.of(planningCase, former.version(), caseFolder, software(), at));
        }
        JsonNode fresh = tree(CaseShape.of(planningCase, former.version(), caseFolder, software(), at));
        return pretty(former.unknown().get().into(fresh));
    }

    /**
     * Reads a case.
     *
     * @param content the file's bytes
     * @param file the file, for messages
     * @param caseFolder folder that relative paths begin at
     * @return the case with what else the file says
     * @throws ProblemException {@link CaseFolderProblem#NOT_A_CASE}, {@link CaseFolderProblem#CASE_NEWER} or
     *     {@link CaseFolderProblem#CASE_MALFORMED}, which names the place in the file
     */
    public static CaseDocument read(byte[] content, Path file, Path caseFolder) throws ProblemException {
        JsonNode root;
        try {
            root = MAPPER.readTree(content);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new ProblemException(
                    e, CaseFolderProblem.CASE_MALFORMED, file, CaseFileWording.LINE.say(line), e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory are always readable", e);
        }
        if (!root.isObject() || !SCHEMA.equals(root.path("schema").asText())) {
            String said = root.path("schema").asText("");
            throw new ProblemException(
                    CaseFolderProblem.NOT_A_CASE,
                    file,
                    said.isEmpty() ? CaseFileWording.NO_SCHEMA.say() : "schema " + said);
        }
        String version = root.path("version").asText("");
        Matcher m = VERSION_PATTERN.matcher(version);
        if (!m.matches() || Integer.parseInt(m.group(1)) == 0) {
            throw new ProblemException(
                    CaseFolderProblem.CASE_MALFORMED,
                    file,
                    "version",
                    CaseFileWording.NO_VERSION.say(version, VERSION));
        }
        int major = Integer.parseInt(m.group(1));
        if (major > MAJOR) {
            throw new ProblemException(CaseFolderProblem.CASE_NEWER, file, version, MAJOR + ".x");
        }
        try {
            ObjectNode tree = CaseMigration.toCurrent((ObjectNode) root, major);
            CaseShape shape = (CaseShape) RecordJson.read(tree, CaseShape.class, "");
            PlanningCase planningCase = shape.planningCase(caseFolder);
            String kept = major == MAJOR && Integer.parseInt(m.group(2)) > MINOR ? version : VERSION;
            JsonNode known = tree(CaseShape.of(planningCase, kept, caseFolder, shape.software(), shape.savedAt()));
            return new CaseDocument(
                    planningCase,
                    kept,
                    major == MAJOR ? Optional.empty() : Optional.of(version),
                    shape.savedAt(),
                    shape.software().version(),
                    UnknownMembers.of(tree, known));
        } catch (RecordJson.MalformedException e) {
            throw new ProblemException(e, CaseFolderProblem.CASE_MALFORMED, file, e.path(), e.getMessage());
        }
    }

    /** A case as JSON, for comparisons member by member. */
    static JsonNode tree(PlanningCase c, Path caseFolder) {
        return tree(CaseShape.of(c, VERSION, caseFolder, software(), Instant.EPOCH));
    }

    private static CaseShape.Software software() {
        String version = PlanningCaseJson.class.getPackage().getImplementationVersion();
        return new CaseShape.Software("Needlepoint", version == null ? "development" : version);
    }

    private static JsonNode tree(CaseShape shape) {
        try {
            return MAPPER.readTree(bytes(shape));
        } catch (IOException e) {
            throw new UncheckedIOException("What was written can be read", e);
        }
    }

    private static byte[] bytes(CaseShape shape) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            RecordJson.write(json, shape, "");
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can always be written", e);
        }
        return out.toByteArray();
    }

    private static byte[] pretty(JsonNode tree) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            MAPPER.writeTree(json, tree);
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can always be written", e);
        }
        return out.toByteArray();
    }
}
