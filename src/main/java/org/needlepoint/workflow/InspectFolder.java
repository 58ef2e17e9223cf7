package org.needlepoint.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import org.needlepoint.dicom.DicomFolder;
import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/** Tells what a folder of DICOM holds and what is wrong with it. */
public final class InspectFolder {
    private InspectFolder() {}

    /** An inventory that can be printed. */
    public static final class Inspection {
        private final org.needlepoint.dicom.Inspection content;

        private Inspection(org.needlepoint.dicom.Inspection content) {
            this.content = content;
        }

        /**
         * As JSON; the fields are those of {@code dicom.Inspection}.
         *
         * @return indented JSON
         */
        public String toJson() {
            try {
                return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(content);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("An inspection holds only plain values", e);
            }
        }

        /**
         * As a table for a terminal.
         *
         * @return lines
         */
        public String toTable() {
            return String.join(System.lineSeparator(), content.lines());
        }
    }

    /**
     * Reads the headers of a folder.
     *
     * @param path folder, zip, DICOMDIR or file
     * @param progress where progress is reported
     * @return the inventory
     * @throws ProblemException if there is nothing to inspect
     */
    public static Inspection inspect(Path path, Progress progress) throws ProblemException {
        return new Inspection(
                org.needlepoint.dicom.Inspection.of(new DicomFolder(DicomToolkit.installed()).read(path, progress)));
    }
}
