package org.needlepoint.fiducial;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Set;
import org.needlepoint.problem.ProblemException;

/** The JSON Schema of fiducial templates, used only for files of the user. */
final class TemplateSchema {
    private static final String RESOURCE = "/fiducial-templates/template.schema.json";

    private TemplateSchema() {}

    /**
     * Refuses a template that does not follow the schema.
     *
     * @param file name of the file, for the message
     * @param json its content
     * @throws ProblemException {@link FiducialProblem#TEMPLATE_INVALID} with the deepest field at fault
     */
    static void require(String file, JsonNode json) throws ProblemException {
        Set<ValidationMessage> faults = schema().validate(json);
        // A shape that matches no alternative yields one fault per alternative; keep those of the stated shape.
        String shape = json.path("marker").path("shape").asText();
        ValidationMessage worst = faults.stream()
                .filter(m -> !isOtherShape(m, shape))
                .max(Comparator.comparingInt(
                        (ValidationMessage m) -> m.getInstanceLocation().getNameCount()))
                .orElse(faults.isEmpty() ? null : faults.iterator().next());
        if (worst != null) {
            String field = worst.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
            String why = worst.getMessage().replaceFirst("^\\$[^:]*: ", "");
            throw new ProblemException(
                    FiducialProblem.TEMPLATE_INVALID,
                    file,
                    field.isEmpty() ? FiducialWording.WHOLE_FILE.say() : field,
                    why);
        }
    }

    private static boolean isOtherShape(ValidationMessage m, String shape) {
        String where = m.getEvaluationPath().toString();
        int alternative =
                switch (shape) {
                    case "capsule" -> 0;
                    case "sphere" -> 1;
                    case "donut" -> 2;
                    default -> -1;
                };
        return alternative >= 0 && where.contains("oneOf") && !where.contains("oneOf[" + alternative + "]");
    }

    private static JsonSchema schema() {
        try (InputStream in = TemplateSchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not packed with the program");
            }
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
