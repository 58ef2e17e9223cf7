package org.needlepoint.dicom;

/** Attributes that are written because the standard asks for them and that nothing in this program reads. */
final class WrittenTags {
    static final Tag PATIENT_WEIGHT = new Tag(0x00101030, Vr.DS, "Patient's Weight");
    static final Tag DEVICE_SERIAL_NUMBER = new Tag(0x00181000, Vr.LO, "Device Serial Number");
    static final Tag CONTENT_QUALIFICATION = new Tag(0x00189004, Vr.CS, "Content Qualification");
    static final Tag APPLICABLE_SAFETY_STANDARD_AGENCY =
            new Tag(0x00189174, Vr.CS, "Applicable Safety Standard Agency");
    static final Tag BASELINE_CORRECTION = new Tag(0x00189067, Vr.CS, "Baseline Correction");
    static final Tag FIRST_ORDER_PHASE_CORRECTION = new Tag(0x00189198, Vr.CS, "First Order Phase Correction");
    static final Tag RECTILINEAR_PHASE_ENCODE_REORDERING =
            new Tag(0x00189034, Vr.CS, "Rectilinear Phase Encode Reordering");
    static final Tag STEADY_STATE_PULSE_SEQUENCE = new Tag(0x00189017, Vr.CS, "Steady State Pulse Sequence");
    static final Tag GEOMETRY_OF_K_SPACE_TRAVERSAL = new Tag(0x00189032, Vr.CS, "Geometry of k-Space Traversal");
    static final Tag NUMBER_OF_K_SPACE_TRAJECTORIES = new Tag(0x00189093, Vr.US, "Number of k-Space Trajectories");
    static final Tag SPECTROSCOPY_ACQUISITION_PHASE_COLUMNS =
            new Tag(0x00189234, Vr.UL, "Spectroscopy Acquisition Phase Columns");
    static final Tag SPECTROSCOPY_ACQUISITION_OUT_OF_PLANE_PHASE_STEPS =
            new Tag(0x00189159, Vr.UL, "Spectroscopy Acquisition Out-of-plane Phase Steps");
    static final Tag EFFECTIVE_ECHO_TIME = new Tag(0x00189082, Vr.FD, "Effective Echo Time");
    static final Tag RF_ECHO_TRAIN_LENGTH = new Tag(0x00189240, Vr.US, "RF Echo Train Length");
    static final Tag GRADIENT_ECHO_TRAIN_LENGTH = new Tag(0x00189241, Vr.US, "Gradient Echo Train Length");
    static final Tag SPECIFIC_ABSORPTION_RATE_SEQUENCE =
            new Tag(0x00189239, Vr.SQ, "Specific Absorption Rate Sequence");
    static final Tag SPECIFIC_ABSORPTION_RATE_DEFINITION =
            new Tag(0x00189179, Vr.CS, "Specific Absorption Rate Definition");
    static final Tag SPECIFIC_ABSORPTION_RATE_VALUE = new Tag(0x00189181, Vr.FD, "Specific Absorption Rate Value");
    static final Tag GRADIENT_OUTPUT_TYPE = new Tag(0x00189180, Vr.CS, "Gradient Output Type");
    static final Tag GRADIENT_OUTPUT = new Tag(0x00189182, Vr.FD, "Gradient Output");
    static final Tag OPERATING_MODE_SEQUENCE = new Tag(0x00189176, Vr.SQ, "Operating Mode Sequence");
    static final Tag OPERATING_MODE_TYPE = new Tag(0x00189177, Vr.CS, "Operating Mode Type");
    static final Tag OPERATING_MODE = new Tag(0x00189178, Vr.CS, "Operating Mode");
    static final Tag MR_RECEIVE_COIL_SEQUENCE = new Tag(0x00189042, Vr.SQ, "MR Receive Coil Sequence");
    static final Tag RECEIVE_COIL_NAME = new Tag(0x00181250, Vr.SH, "Receive Coil Name");
    static final Tag RECEIVE_COIL_MANUFACTURER_NAME = new Tag(0x00189041, Vr.LO, "Receive Coil Manufacturer Name");
    static final Tag RECEIVE_COIL_TYPE = new Tag(0x00189043, Vr.CS, "Receive Coil Type");
    static final Tag QUADRATURE_RECEIVE_COIL = new Tag(0x00189044, Vr.CS, "Quadrature Receive Coil");
    static final Tag MR_TRANSMIT_COIL_SEQUENCE = new Tag(0x00189049, Vr.SQ, "MR Transmit Coil Sequence");
    static final Tag TRANSMIT_COIL_NAME = new Tag(0x00181251, Vr.SH, "Transmit Coil Name");
    static final Tag TRANSMIT_COIL_MANUFACTURER_NAME = new Tag(0x00189050, Vr.LO, "Transmit Coil Manufacturer Name");
    static final Tag TRANSMIT_COIL_TYPE = new Tag(0x00189051, Vr.CS, "Transmit Coil Type");
    static final Tag MR_AVERAGES_SEQUENCE = new Tag(0x00189119, Vr.SQ, "MR Averages Sequence");
    static final Tag FRAME_ANATOMY_SEQUENCE = new Tag(0x00209071, Vr.SQ, "Frame Anatomy Sequence");
    static final Tag FRAME_LATERALITY = new Tag(0x00209072, Vr.CS, "Frame Laterality");
    static final Tag ANATOMIC_REGION_SEQUENCE = new Tag(0x00082218, Vr.SQ, "Anatomic Region Sequence");
    static final Tag SPATIAL_PRESATURATION = new Tag(0x00189027, Vr.CS, "Spatial Pre-saturation");

    static final Tag FLOW_COMPENSATION = new Tag(0x00189010, Vr.CS, "Flow Compensation");
    static final Tag SPECTRALLY_SELECTED_EXCITATION = new Tag(0x00189026, Vr.CS, "Spectrally Selected Excitation");
    static final Tag PARTIAL_FOURIER = new Tag(0x00189081, Vr.CS, "Partial Fourier");
    static final Tag PARALLEL_ACQUISITION = new Tag(0x00189077, Vr.CS, "Parallel Acquisition");
    static final Tag SEGMENTED_K_SPACE_TRAVERSAL = new Tag(0x00189033, Vr.CS, "Segmented k-Space Traversal");
    static final Tag LUT_EXPLANATION = new Tag(0x00283003, Vr.LO, "LUT Explanation");
    static final Tag TIME_DOMAIN_FILTERING = new Tag(0x00189065, Vr.CS, "Time Domain Filtering");
    static final Tag NUMBER_OF_ZERO_FILLS = new Tag(0x00189066, Vr.US, "Number of Zero Fills");
    static final Tag MULTIPLE_SPIN_ECHO = new Tag(0x00189011, Vr.CS, "Multiple Spin Echo");
    static final Tag MULTI_PLANAR_EXCITATION = new Tag(0x00189012, Vr.CS, "Multi-planar Excitation");

    private WrittenTags() {}
}
