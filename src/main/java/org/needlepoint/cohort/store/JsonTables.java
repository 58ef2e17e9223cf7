package org.needlepoint.cohort.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.problem.ProblemException;

/** All tables as one JSON file. */
final class JsonTables {
    private JsonTables() {}

    static void write(Map<TableSpec, List<Row>> tables, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeStringField("format", DataDictionary.FORMAT);
            json.writeStringField("version", DataDictionary.FORMAT_VERSION);
            for (Map.Entry<TableSpec, List<Row>> table : tables.entrySet()) {
                json.writeArrayFieldStart(table.getKey().name());
                for (Row row : table.getValue()) {
                    json.writeStartObject();
                    for (Field f : table.getKey().fields()) {
                        json.writeFieldName(f.name());
                        writeValue(json, row.values().get(f.name()));
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void writeValue(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long n) {
            json.writeNumber(n);
        } else if (value instanceof Double d) {
            json.writeNumber(d);
        } else {
            json.writeString(value.toString());
        }
    }

    static List<RawTable> read(Path file) throws ProblemException {
        String source = String.valueOf(file.getFileName());
        JsonNode root;
        try {
            root = new ObjectMapper()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    e,
                    StoreProblem.MALFORMED,
                    source,
                    "line " + e.getLocation().getLineNr(),
                    SqlFailures.firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new ProblemException(e, StoreProblem.NOT_READABLE, file, AtomicFolder.reason(e));
        }
        requireFormat(root, source);
        List<RawTable> tables = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : root.properties()) {
            if (!member.getKey().equals("format") && !member.getKey().equals("version")) {
                tables.add(table(member.getKey(), member.getValue(), source));
            }
        }
        return tables;
    }

    private static void requireFormat(JsonNode root, String source) throws ProblemException {
        String format =
                root.path("format").asText() + " " + root.path("version").asText();
        String known = DataDictionary.FORMAT + " " + DataDictionary.FORMAT_VERSION;
        if (!format.equals(known)) {
            throw new ProblemException(
                    StoreProblem.MALFORMED,
                    source,
                    "members format and version",
                    "they must be \"" + DataDictionary.FORMAT + "\" and \"" + DataDictionary.FORMAT_VERSION + "\"");
        }
    }

    private static RawTable table(String name, JsonNode rows, String source) throws ProblemException {
        TableSpec table = DataDictionary.find(name)
                .orElseThrow(() -> new ProblemException(
                        StoreProblem.MALFORMED, source, "member " + name, "there is no such table"));
        if (!rows.isArray()) {
            throw new ProblemException(StoreProblem.MALFORMED, source, "member " + name, "it must be a list of rows");
        }
        List<RawTable.RawRow> raw = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String place = name + " row " + (i + 1);
            if (!rows.get(i).isObject()) {
                throw new ProblemException(StoreProblem.MALFORMED, source, place, "it must be an object");
            }
            Map<String, String> cells = new HashMap<>();
            for (Map.Entry<String, JsonNode> cell : rows.get(i).properties()) {
                if (!RawTable.mayHave(table, cell.getKey())) {
                    throw new ProblemException(
                            StoreProblem.MALFORMED,
                            source,
                            place,
                            "the table " + name + " has no column \"" + cell.getKey() + "\"");
                }
                if (!cell.getValue().isNull()) {
                    cells.put(cell.getKey(), text(table, cell.getKey(), cell.getValue(), source, place));
                }
            }
            raw.add(new RawTable.RawRow(place, cells));
        }
        return new RawTable(table, source, raw);
    }

    private static String text(TableSpec table, String column, JsonNode value, String source, String place)
            throws ProblemException {
        FieldType type = table.field(column).map(Field::type).orElse(FieldType.TEXT);
        boolean number = type == FieldType.INTEGER || type == FieldType.REAL;
        if (number ? !value.isNumber() : !value.isTextual()) {
            throw new ProblemException(
                    StoreProblem.BAD_VALUE,
                    source,
                    place,
                    column,
                    value,
                    number ? "is not a number; write it without quotes" : "is not a text; write it in quotes");
        }
        if (value.isTextual() && value.asText().isEmpty()) {
            throw new ProblemException(
                    StoreProblem.BAD_VALUE, source, place, column, "", "is empty; write null for what is not known");
        }
        return value.asText();
    }
}
