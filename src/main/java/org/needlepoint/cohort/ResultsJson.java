package org.needlepoint.cohort;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.statistics.RocCurve;
import org.needlepoint.statistics.RocPoint;

/**
 * {@code cohort.json}: all results with all their digits. A record is an object with its components as members, in
 * order; what is not known or infinite is {@code null}; the cases of an analysis are their number and the names of those
 * that it lacks. Cases' values themselves are left to the tables that were read.
 */
public final class ResultsJson {
    /** Name of the format. */
    public static final String SCHEMA = "needlepoint-cohort";

    /** Version of the format. */
    public static final String VERSION = "1.0";

    private final JsonGenerator json;

    private ResultsJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes results.
     *
     * @param results results
     * @param software name and version of the program
     * @param out where to, UTF-8; flushed, not closed
     * @throws IOException if writing fails
     */
    public static void write(CohortResults results, String software, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeStringField("schemaVersion", VERSION);
            json.writeStringField("software", software);
            json.writeStringField("notice", "Not a medical device");
            ResultsJson writer = new ResultsJson(json);
            for (RecordComponent c : CohortResults.class.getRecordComponents()) {
                json.writeFieldName(c.getName());
                writer.value(member(c, results));
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void value(Object value) throws IOException {
        if (value instanceof Optional<?> o) {
            value(o.orElse(null));
        } else if (value == null) {
            json.writeNull();
        } else if (value instanceof Double d) {
            if (Double.isFinite(d)) {
                json.writeNumber(d);
            } else {
                json.writeNull();
            }
        } else if (value instanceof Number n) {
            json.writeNumber(n.longValue());
        } else if (value instanceof Boolean b) {
            json.writeBoolean(b);
        } else if (value instanceof CaseSelection c) {
            json.writeStartObject();
            json.writeNumberField("n", c.n());
            json.writeFieldName("missing");
            value(c.missing());
            json.writeEndObject();
        } else if (value instanceof Cohort c) {
            cohort(c);
        } else if (value instanceof RocCurve c) {
            curve(c);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                value(item);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> e : map.entrySet()) {
                json.writeFieldName((String) e.getKey());
                value(e.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Record r) {
            json.writeStartObject();
            for (RecordComponent c : r.getClass().getRecordComponents()) {
                json.writeFieldName(c.getName());
                value(member(c, r));
            }
            json.writeEndObject();
        } else {
            json.writeString(value.toString());
        }
    }

    private void cohort(Cohort c) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", c.name());
        json.writeNumberField("included", c.cases().size());
        json.writeNumberField("synthetic", c.synthetic());
        json.writeFieldName("excluded");
        value(c.excluded());
        json.writeFieldName("reasons");
        value(c.reasons());
        json.writeFieldName("unusedColumns");
        value(c.unusedColumns());
        json.writeFieldName("notes");
        value(c.notes());
        json.writeFieldName("files");
        value(c.files());
        json.writeEndObject();
    }

    private void curve(RocCurve curve) throws IOException {
        json.writeStartObject();
        json.writeStringField("positiveClass", curve.outcome().positiveClass());
        json.writeNumberField("positives", curve.outcome().positives());
        json.writeNumberField("negatives", curve.outcome().negatives());
        json.writeStringField("direction", curve.direction().label());
        json.writeNumberField("auc", curve.auc());
        json.writeArrayFieldStart("points");
        for (RocPoint p : curve.points()) {
            json.writeStartArray();
            value(p.threshold());
            json.writeNumber(p.sensitivity().value());
            json.writeNumber(p.specificity().value());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static Object member(RecordComponent c, Object of) {
        try {
            return c.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + c, e);
        }
    }
}
