package org.needlepoint.report.cohort;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.needlepoint.casefile.Provenance;
import org.needlepoint.cohort.Cohort;
import org.needlepoint.cohort.Source;
import org.needlepoint.cohort.StudyCase;

/** From a printed number to the rows it rests on: cell → set of cases → case → file and line, result file, DICOM objects. */
final class ProvenanceJson {
    private ProvenanceJson() {}

    static String of(Cohort cohort, Trace trace, String software) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("schema", "needlepoint-cohort-provenance");
            json.writeStringField("schemaVersion", "1.0");
            json.writeStringField("software", software);
            json.writeArrayFieldStart("files");
            for (Cohort.InputFile f : cohort.files()) {
                json.writeStartObject();
                json.writeStringField("name", f.name());
                json.writeStringField("sha256", f.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("cells");
            for (Map.Entry<String, Trace.Entry> e : trace.cells().entrySet()) {
                json.writeObjectFieldStart(e.getKey());
                json.writeStringField("text", e.getValue().text());
                json.writeStringField("caseSet", e.getValue().caseSet());
                json.writeArrayFieldStart("columns");
                for (String column : e.getValue().columns()) {
                    json.writeString(column);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeObjectFieldStart("caseSets");
            for (Map.Entry<List<String>, String> e : trace.sets().entrySet()) {
                json.writeArrayFieldStart(e.getValue());
                for (String id : e.getKey()) {
                    json.writeString(id);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeObjectFieldStart("cases");
            for (StudyCase c : cohort.cases()) {
                writeCase(json, c);
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter refuses nothing
        }
        return out + "\n";
    }

    private static void writeCase(JsonGenerator json, StudyCase c) throws IOException {
        json.writeObjectFieldStart(c.id());
        json.writeArrayFieldStart("rows");
        for (Source s : c.sources()) {
            json.writeStartObject();
            json.writeStringField("file", s.file());
            if (s.line() > 0) {
                json.writeNumberField("line", s.line());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("measured");
        for (StudyCase.Measured m : c.measured()) {
            json.writeStartObject();
            json.writeStringField("file", m.file());
            json.writeStringField("sha256", m.sha256());
            json.writeStringField("softwareVersion", m.softwareVersion());
            json.writeArrayFieldStart("inputs");
            for (Provenance.Input i : m.inputs()) {
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
