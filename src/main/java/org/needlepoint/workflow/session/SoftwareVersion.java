package org.needlepoint.workflow.session;

import org.needlepoint.dicom.DicomToolkit;

/** What runs: for {@code --version}, the report's footer and provenance. */
public final class SoftwareVersion {
    private SoftwareVersion() {}

    /**
     * Version of Needlepoint.
     *
     * @return the version of the jar; {@code development} when run from classes
     */
    public static String version() {
        String version = SoftwareVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /**
     * The DICOM toolkit in use.
     *
     * @return name and version
     */
    public static String dicomToolkit() {
        DicomToolkit toolkit = DicomToolkit.installed();
        return toolkit.name() + " " + toolkit.version();
    }
}
