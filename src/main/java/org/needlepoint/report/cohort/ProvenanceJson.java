package org.needlepoint.report.cohort;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.needlepoint.report.article.Sources;

/** From a printed number to the rows it rests on: cell → set of cases → case → file and line, result file, DICOM objects. */
final class ProvenanceJson {
    private final JsonGenerator json;
    private final Sources sources;

    private ProvenanceJson(JsonGenerator json, Sources sources) {
        this.json = json;
        this.sources = sources;
    }

    static String of(Sources sources, String software) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            new ProvenanceJson(json, sources).write(software);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter refuses nothing
        }
        return out + "\n";
    }

    private void write(String software) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", "needlepoint-cohort-provenance");
        json.writeStringField("schemaVersion", "1.0");
        json.writeStringField("software", software);
        json.writeArrayFieldStart("files");
        for (Map.Entry<String, String> f : sources.files().entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", f.getKey());
            json.writeStringField("sha256", f.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("cells");
        for (Map.Entry<String, Sources.Number> e : sources.numbers().entrySet()) {
            json.writeObjectFieldStart(e.getKey());
            json.writeStringField("text", e.getValue().text());
            json.writeStringField("caseSet", e.getValue().caseSet());
            texts("columns", e.getValue().columns());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeObjectFieldStart("caseSets");
        for (Map.Entry<String, List<String>> e : sources.caseSets().entrySet()) {
            texts(e.getKey(), e.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("cases");
        for (Map.Entry<String, Sources.Case> e : sources.cases().entrySet()) {
            json.writeFieldName(e.getKey());
            writeCase(e.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void texts(String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private void writeCase(Sources.Case c) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("rows");
        for (Sources.Row r : c.rows()) {
            json.writeStartObject();
            json.writeStringField("file", r.file());
            json.writeNumberField("line", r.line());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("measured");
        for (Sources.Result m : c.results()) {
            json.writeStartObject();
            json.writeStringField("file", m.file());
            json.writeStringField("sha256", sources.files().get(m.file()));
            json.writeStringField("softwareVersion", m.softwareVersion());
            json.writeArrayFieldStart("inputs");
            for (Sources.DicomObject i : m.objects()) {
                json.writeStartObject();
                json.writeStringField("role", i.role());
                json.writeStringField("sopInstanceUid", i.sopInstanceUid());
                json.writeStringField("sha256", i.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
