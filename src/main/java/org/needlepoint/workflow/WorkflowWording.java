package org.needlepoint.workflow;

import org.needlepoint.wording.Wording;

/** What the actions are doing. */
public enum WorkflowWording implements Wording {
    /** No parts. */
    WRITING_DICOM("Writing DICOM"),
    /** Parts: case. */
    MEASURING_AGAIN("Measuring {0} again"),
    /** Parts: file. */
    READING("Reading {0}"),
    /** No parts. */
    TABLES_AND_FIGURES("Tables and figures"),
    /** No parts. */
    WRITTEN("Written"),
    /** No parts. */
    READING_IMAGES("Reading images");

    private final String template;

    WorkflowWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
