package org.needlepoint.dicom;

/** Attributes that this program reads or writes, with their representations in DICOM PS3.6. */
public final class Tags {
    // Patient and study.
    /** Specific Character Set. */
    public static final Tag SPECIFIC_CHARACTER_SET = new Tag(0x00080005, Vr.CS, "Specific Character Set");
    /** Image Type. */
    public static final Tag IMAGE_TYPE = new Tag(0x00080008, Vr.CS, "Image Type");
    /** SOP Class UID. */
    public static final Tag SOP_CLASS_UID = new Tag(0x00080016, Vr.UI, "SOP Class UID");
    /** SOP Instance UID. */
    public static final Tag SOP_INSTANCE_UID = new Tag(0x00080018, Vr.UI, "SOP Instance UID");
    /** Study Date. */
    public static final Tag STUDY_DATE = new Tag(0x00080020, Vr.DA, "Study Date");
    /** Series Date. */
    public static final Tag SERIES_DATE = new Tag(0x00080021, Vr.DA, "Series Date");
    /** Acquisition Date. */
    public static final Tag ACQUISITION_DATE = new Tag(0x00080022, Vr.DA, "Acquisition Date");
    /** Content Date. */
    public static final Tag CONTENT_DATE = new Tag(0x00080023, Vr.DA, "Content Date");
    /** Acquisition DateTime. */
    public static final Tag ACQUISITION_DATETIME = new Tag(0x0008002a, Vr.DT, "Acquisition DateTime");
    /** Study Time. */
    public static final Tag STUDY_TIME = new Tag(0x00080030, Vr.TM, "Study Time");
    /** Series Time. */
    public static final Tag SERIES_TIME = new Tag(0x00080031, Vr.TM, "Series Time");
    /** Acquisition Time. */
    public static final Tag ACQUISITION_TIME = new Tag(0x00080032, Vr.TM, "Acquisition Time");
    /** Content Time. */
    public static final Tag CONTENT_TIME = new Tag(0x00080033, Vr.TM, "Content Time");
    /** Accession Number. */
    public static final Tag ACCESSION_NUMBER = new Tag(0x00080050, Vr.SH, "Accession Number");
    /** Modality. */
    public static final Tag MODALITY = new Tag(0x00080060, Vr.CS, "Modality");
    /** Manufacturer. */
    public static final Tag MANUFACTURER = new Tag(0x00080070, Vr.LO, "Manufacturer");
    /** Referring Physician's Name. */
    public static final Tag REFERRING_PHYSICIANS_NAME = new Tag(0x00080090, Vr.PN, "Referring Physician's Name");
    /** Code Value. */
    public static final Tag CODE_VALUE = new Tag(0x00080100, Vr.SH, "Code Value");
    /** Coding Scheme Designator. */
    public static final Tag CODING_SCHEME_DESIGNATOR = new Tag(0x00080102, Vr.SH, "Coding Scheme Designator");
    /** Code Meaning. */
    public static final Tag CODE_MEANING = new Tag(0x00080104, Vr.LO, "Code Meaning");
    /** Study Description. */
    public static final Tag STUDY_DESCRIPTION = new Tag(0x00081030, Vr.LO, "Study Description");
    /** Series Description. */
    public static final Tag SERIES_DESCRIPTION = new Tag(0x0008103e, Vr.LO, "Series Description");
    /** Manufacturer's Model Name. */
    public static final Tag MANUFACTURERS_MODEL_NAME = new Tag(0x00081090, Vr.LO, "Manufacturer's Model Name");
    /** Frame Type. */
    public static final Tag FRAME_TYPE = new Tag(0x00089007, Vr.CS, "Frame Type");
    /** Volumetric Properties. */
    public static final Tag VOLUMETRIC_PROPERTIES = new Tag(0x00089206, Vr.CS, "Volumetric Properties");
    /** Volume Based Calculation Technique. */
    public static final Tag VOLUME_BASED_CALCULATION_TECHNIQUE =
            new Tag(0x00089207, Vr.CS, "Volume Based Calculation Technique");
    /** Complex Image Component. */
    public static final Tag COMPLEX_IMAGE_COMPONENT = new Tag(0x00089208, Vr.CS, "Complex Image Component");
    /** Acquisition Contrast. */
    public static final Tag ACQUISITION_CONTRAST = new Tag(0x00089209, Vr.CS, "Acquisition Contrast");
    /** Patient's Name. */
    public static final Tag PATIENT_NAME = new Tag(0x00100010, Vr.PN, "Patient's Name");
    /** Patient ID. */
    public static final Tag PATIENT_ID = new Tag(0x00100020, Vr.LO, "Patient ID");
    /** Patient's Birth Date. */
    public static final Tag PATIENT_BIRTH_DATE = new Tag(0x00100030, Vr.DA, "Patient's Birth Date");
    /** Patient's Sex. */
    public static final Tag PATIENT_SEX = new Tag(0x00100040, Vr.CS, "Patient's Sex");
    // Acquisition.
    /** Scanning Sequence. */
    public static final Tag SCANNING_SEQUENCE = new Tag(0x00180020, Vr.CS, "Scanning Sequence");
    /** Sequence Variant. */
    public static final Tag SEQUENCE_VARIANT = new Tag(0x00180021, Vr.CS, "Sequence Variant");
    /** Scan Options. */
    public static final Tag SCAN_OPTIONS = new Tag(0x00180022, Vr.CS, "Scan Options");
    /** MR Acquisition Type. */
    public static final Tag MR_ACQUISITION_TYPE = new Tag(0x00180023, Vr.CS, "MR Acquisition Type");
    /** Sequence Name. */
    public static final Tag SEQUENCE_NAME = new Tag(0x00180024, Vr.SH, "Sequence Name");
    /** Slice Thickness. */
    public static final Tag SLICE_THICKNESS = new Tag(0x00180050, Vr.DS, "Slice Thickness");
    /** KVP. */
    public static final Tag KVP = new Tag(0x00180060, Vr.DS, "KVP");
    /** Repetition Time. */
    public static final Tag REPETITION_TIME = new Tag(0x00180080, Vr.DS, "Repetition Time");
    /** Echo Time. */
    public static final Tag ECHO_TIME = new Tag(0x00180081, Vr.DS, "Echo Time");
    /** Inversion Time. */
    public static final Tag INVERSION_TIME = new Tag(0x00180082, Vr.DS, "Inversion Time");
    /** Number of Averages. */
    public static final Tag NUMBER_OF_AVERAGES = new Tag(0x00180083, Vr.DS, "Number of Averages");
    /** Imaging Frequency. */
    public static final Tag IMAGING_FREQUENCY = new Tag(0x00180084, Vr.DS, "Imaging Frequency");
    /** Imaged Nucleus. */
    public static final Tag IMAGED_NUCLEUS = new Tag(0x00180085, Vr.SH, "Imaged Nucleus");
    /** Magnetic Field Strength. */
    public static final Tag MAGNETIC_FIELD_STRENGTH = new Tag(0x00180087, Vr.DS, "Magnetic Field Strength");
    /** Spacing Between Slices. */
    public static final Tag SPACING_BETWEEN_SLICES = new Tag(0x00180088, Vr.DS, "Spacing Between Slices");
    /** Echo Train Length. */
    public static final Tag ECHO_TRAIN_LENGTH = new Tag(0x00180091, Vr.IS, "Echo Train Length");
    /** Percent Sampling. */
    public static final Tag PERCENT_SAMPLING = new Tag(0x00180093, Vr.DS, "Percent Sampling");
    /** Percent Phase Field of View. */
    public static final Tag PERCENT_PHASE_FIELD_OF_VIEW = new Tag(0x00180094, Vr.DS, "Percent Phase Field of View");
    /** Software Versions. */
    public static final Tag SOFTWARE_VERSIONS = new Tag(0x00181020, Vr.LO, "Software Versions");
    /** Protocol Name. */
    public static final Tag PROTOCOL_NAME = new Tag(0x00181030, Vr.LO, "Protocol Name");
    /** Reconstruction Diameter. */
    public static final Tag RECONSTRUCTION_DIAMETER = new Tag(0x00181100, Vr.DS, "Reconstruction Diameter");
    /** Gantry/Detector Tilt. */
    public static final Tag GANTRY_DETECTOR_TILT = new Tag(0x00181120, Vr.DS, "Gantry/Detector Tilt");
    /** Exposure Time. */
    public static final Tag EXPOSURE_TIME = new Tag(0x00181150, Vr.IS, "Exposure Time");
    /** X-Ray Tube Current. */
    public static final Tag X_RAY_TUBE_CURRENT = new Tag(0x00181151, Vr.IS, "X-Ray Tube Current");
    /** Convolution Kernel. */
    public static final Tag CONVOLUTION_KERNEL = new Tag(0x00181210, Vr.SH, "Convolution Kernel");
    /** Flip Angle. */
    public static final Tag FLIP_ANGLE = new Tag(0x00181314, Vr.DS, "Flip Angle");
    /** Patient Position. */
    public static final Tag PATIENT_POSITION = new Tag(0x00185100, Vr.CS, "Patient Position");
    /** Pulse Sequence Name. */
    public static final Tag PULSE_SEQUENCE_NAME = new Tag(0x00189005, Vr.SH, "Pulse Sequence Name");
    /** Echo Pulse Sequence. */
    public static final Tag ECHO_PULSE_SEQUENCE = new Tag(0x00189008, Vr.CS, "Echo Pulse Sequence");
    /** Inversion Recovery. */
    public static final Tag INVERSION_RECOVERY = new Tag(0x00189009, Vr.CS, "Inversion Recovery");
    /** Echo Planar Pulse Sequence. */
    public static final Tag ECHO_PLANAR_PULSE_SEQUENCE = new Tag(0x00189018, Vr.CS, "Echo Planar Pulse Sequence");
    /** T2 Preparation. */
    public static final Tag T2_PREPARATION = new Tag(0x00189021, Vr.CS, "T2 Preparation");
    /** Spectrally Selected Suppression. */
    public static final Tag SPECTRALLY_SELECTED_SUPPRESSION =
            new Tag(0x00189025, Vr.CS, "Spectrally Selected Suppression");
    /** Spectral Width. */
    public static final Tag SPECTRAL_WIDTH = new Tag(0x00189052, Vr.FD, "Spectral Width");
    /** Chemical Shift Reference. */
    public static final Tag CHEMICAL_SHIFT_REFERENCE = new Tag(0x00189053, Vr.FD, "Chemical Shift Reference");
    /** Volume Localization Technique. */
    public static final Tag VOLUME_LOCALIZATION_TECHNIQUE = new Tag(0x00189054, Vr.CS, "Volume Localization Technique");
    /** De-coupling. */
    public static final Tag DE_COUPLING = new Tag(0x00189059, Vr.CS, "De-coupling");
    /** k-space Filtering. */
    public static final Tag K_SPACE_FILTERING = new Tag(0x00189064, Vr.CS, "k-space Filtering");
    /** Acquisition Duration. */
    public static final Tag ACQUISITION_DURATION = new Tag(0x00189073, Vr.FD, "Acquisition Duration");
    /** Frame Acquisition DateTime. */
    public static final Tag FRAME_ACQUISITION_DATETIME = new Tag(0x00189074, Vr.DT, "Frame Acquisition DateTime");
    /** Diffusion Directionality. */
    public static final Tag DIFFUSION_DIRECTIONALITY = new Tag(0x00189075, Vr.CS, "Diffusion Directionality");
    /** Diffusion Gradient Direction Sequence. */
    public static final Tag DIFFUSION_GRADIENT_DIRECTION_SEQUENCE =
            new Tag(0x00189076, Vr.SQ, "Diffusion Gradient Direction Sequence");
    /** Diffusion b-value. */
    public static final Tag DIFFUSION_B_VALUE = new Tag(0x00189087, Vr.FD, "Diffusion b-value");
    /** Diffusion Gradient Orientation. */
    public static final Tag DIFFUSION_GRADIENT_ORIENTATION =
            new Tag(0x00189089, Vr.FD, "Diffusion Gradient Orientation");
    /** Transmitter Frequency. */
    public static final Tag TRANSMITTER_FREQUENCY = new Tag(0x00189098, Vr.FD, "Transmitter Frequency");
    /** Resonant Nucleus. */
    public static final Tag RESONANT_NUCLEUS = new Tag(0x00189100, Vr.CS, "Resonant Nucleus");
    /** MR Spectroscopy FOV/Geometry Sequence. */
    public static final Tag MR_SPECTROSCOPY_FOV_GEOMETRY_SEQUENCE =
            new Tag(0x00189103, Vr.SQ, "MR Spectroscopy FOV/Geometry Sequence");
    /** Slab Thickness. */
    public static final Tag SLAB_THICKNESS = new Tag(0x00189104, Vr.FD, "Slab Thickness");
    /** Slab Orientation. */
    public static final Tag SLAB_ORIENTATION = new Tag(0x00189105, Vr.FD, "Slab Orientation");
    /** Mid Slab Position. */
    public static final Tag MID_SLAB_POSITION = new Tag(0x00189106, Vr.FD, "Mid Slab Position");
    /** MR Timing and Related Parameters Sequence. */
    public static final Tag MR_TIMING_AND_RELATED_PARAMETERS_SEQUENCE =
            new Tag(0x00189112, Vr.SQ, "MR Timing and Related Parameters Sequence");
    /** MR Echo Sequence. */
    public static final Tag MR_ECHO_SEQUENCE = new Tag(0x00189114, Vr.SQ, "MR Echo Sequence");
    /** MR Modifier Sequence. */
    public static final Tag MR_MODIFIER_SEQUENCE = new Tag(0x00189115, Vr.SQ, "MR Modifier Sequence");
    /** MR Diffusion Sequence. */
    public static final Tag MR_DIFFUSION_SEQUENCE = new Tag(0x00189117, Vr.SQ, "MR Diffusion Sequence");
    /** Volume Localization Sequence. */
    public static final Tag VOLUME_LOCALIZATION_SEQUENCE = new Tag(0x00189126, Vr.SQ, "Volume Localization Sequence");
    /** Spectroscopy Acquisition Data Columns. */
    public static final Tag SPECTROSCOPY_ACQUISITION_DATA_COLUMNS =
            new Tag(0x00189127, Vr.UL, "Spectroscopy Acquisition Data Columns");
    /** Frame Reference DateTime. */
    public static final Tag FRAME_REFERENCE_DATETIME = new Tag(0x00189151, Vr.DT, "Frame Reference DateTime");
    /** Spectroscopy Acquisition Phase Rows. */
    public static final Tag SPECTROSCOPY_ACQUISITION_PHASE_ROWS =
            new Tag(0x00189095, Vr.UL, "Spectroscopy Acquisition Phase Rows");
    /** Water Referenced Phase Correction. */
    public static final Tag WATER_REFERENCED_PHASE_CORRECTION =
            new Tag(0x00189199, Vr.CS, "Water Referenced Phase Correction");
    /** MR Spectroscopy Acquisition Type. */
    public static final Tag MR_SPECTROSCOPY_ACQUISITION_TYPE =
            new Tag(0x00189200, Vr.CS, "MR Spectroscopy Acquisition Type");
    /** Frame Acquisition Duration. */
    public static final Tag FRAME_ACQUISITION_DURATION = new Tag(0x00189220, Vr.FD, "Frame Acquisition Duration");
    /** MR Image Frame Type Sequence. */
    public static final Tag MR_IMAGE_FRAME_TYPE_SEQUENCE = new Tag(0x00189226, Vr.SQ, "MR Image Frame Type Sequence");
    /** MR Spectroscopy Frame Type Sequence. */
    public static final Tag MR_SPECTROSCOPY_FRAME_TYPE_SEQUENCE =
            new Tag(0x00189227, Vr.SQ, "MR Spectroscopy Frame Type Sequence");
    /** CT Image Frame Type Sequence. */
    public static final Tag CT_IMAGE_FRAME_TYPE_SEQUENCE = new Tag(0x00189329, Vr.SQ, "CT Image Frame Type Sequence");
    /** Frequency Correction. */
    public static final Tag FREQUENCY_CORRECTION = new Tag(0x00189101, Vr.CS, "Frequency Correction");
    // Relationship and geometry.
    /** Study Instance UID. */
    public static final Tag STUDY_INSTANCE_UID = new Tag(0x0020000d, Vr.UI, "Study Instance UID");
    /** Series Instance UID. */
    public static final Tag SERIES_INSTANCE_UID = new Tag(0x0020000e, Vr.UI, "Series Instance UID");
    /** Study ID. */
    public static final Tag STUDY_ID = new Tag(0x00200010, Vr.SH, "Study ID");
    /** Series Number. */
    public static final Tag SERIES_NUMBER = new Tag(0x00200011, Vr.IS, "Series Number");
    /** Acquisition Number. */
    public static final Tag ACQUISITION_NUMBER = new Tag(0x00200012, Vr.IS, "Acquisition Number");
    /** Instance Number. */
    public static final Tag INSTANCE_NUMBER = new Tag(0x00200013, Vr.IS, "Instance Number");
    /** Image Position (Patient). */
    public static final Tag IMAGE_POSITION = new Tag(0x00200032, Vr.DS, "Image Position (Patient)");
    /** Image Orientation (Patient). */
    public static final Tag IMAGE_ORIENTATION = new Tag(0x00200037, Vr.DS, "Image Orientation (Patient)");
    /** Frame of Reference UID. */
    public static final Tag FRAME_OF_REFERENCE_UID = new Tag(0x00200052, Vr.UI, "Frame of Reference UID");
    /** Image Laterality. */
    public static final Tag IMAGE_LATERALITY = new Tag(0x00200062, Vr.CS, "Image Laterality");
    /** Body Part Examined. */
    public static final Tag BODY_PART_EXAMINED = new Tag(0x00180015, Vr.CS, "Body Part Examined");
    /** Laterality. */
    public static final Tag LATERALITY = new Tag(0x00200060, Vr.CS, "Laterality");
    /** Temporal Position Identifier. */
    public static final Tag TEMPORAL_POSITION_IDENTIFIER = new Tag(0x00200100, Vr.IS, "Temporal Position Identifier");
    /** Position Reference Indicator. */
    public static final Tag POSITION_REFERENCE_INDICATOR = new Tag(0x00201040, Vr.LO, "Position Reference Indicator");
    /** Slice Location. */
    public static final Tag SLICE_LOCATION = new Tag(0x00201041, Vr.DS, "Slice Location");
    /** Image Comments. */
    public static final Tag IMAGE_COMMENTS = new Tag(0x00204000, Vr.LT, "Image Comments");
    /** Stack ID. */
    public static final Tag STACK_ID = new Tag(0x00209056, Vr.SH, "Stack ID");
    /** In-Stack Position Number. */
    public static final Tag IN_STACK_POSITION_NUMBER = new Tag(0x00209057, Vr.UL, "In-Stack Position Number");
    /** Frame Content Sequence. */
    public static final Tag FRAME_CONTENT_SEQUENCE = new Tag(0x00209111, Vr.SQ, "Frame Content Sequence");
    /** Plane Position Sequence. */
    public static final Tag PLANE_POSITION_SEQUENCE = new Tag(0x00209113, Vr.SQ, "Plane Position Sequence");
    /** Plane Orientation Sequence. */
    public static final Tag PLANE_ORIENTATION_SEQUENCE = new Tag(0x00209116, Vr.SQ, "Plane Orientation Sequence");
    /** Temporal Position Index. */
    public static final Tag TEMPORAL_POSITION_INDEX = new Tag(0x00209128, Vr.UL, "Temporal Position Index");
    /** Frame Acquisition Number. */
    public static final Tag FRAME_ACQUISITION_NUMBER = new Tag(0x00209156, Vr.US, "Frame Acquisition Number");
    /** Dimension Index Values. */
    public static final Tag DIMENSION_INDEX_VALUES = new Tag(0x00209157, Vr.UL, "Dimension Index Values");
    /** Dimension Organization UID. */
    public static final Tag DIMENSION_ORGANIZATION_UID = new Tag(0x00209164, Vr.UI, "Dimension Organization UID");
    /** Dimension Index Pointer. */
    public static final Tag DIMENSION_INDEX_POINTER = new Tag(0x00209165, Vr.AT, "Dimension Index Pointer");
    /** Functional Group Pointer. */
    public static final Tag FUNCTIONAL_GROUP_POINTER = new Tag(0x00209167, Vr.AT, "Functional Group Pointer");
    /** Dimension Organization Sequence. */
    public static final Tag DIMENSION_ORGANIZATION_SEQUENCE =
            new Tag(0x00209221, Vr.SQ, "Dimension Organization Sequence");
    /** Dimension Index Sequence. */
    public static final Tag DIMENSION_INDEX_SEQUENCE = new Tag(0x00209222, Vr.SQ, "Dimension Index Sequence");
    // Pixels.
    /** Samples per Pixel. */
    public static final Tag SAMPLES_PER_PIXEL = new Tag(0x00280002, Vr.US, "Samples per Pixel");
    /** Photometric Interpretation. */
    public static final Tag PHOTOMETRIC_INTERPRETATION = new Tag(0x00280004, Vr.CS, "Photometric Interpretation");
    /** Planar Configuration. */
    public static final Tag PLANAR_CONFIGURATION = new Tag(0x00280006, Vr.US, "Planar Configuration");
    /** Number of Frames. */
    public static final Tag NUMBER_OF_FRAMES = new Tag(0x00280008, Vr.IS, "Number of Frames");
    /** Rows. */
    public static final Tag ROWS = new Tag(0x00280010, Vr.US, "Rows");
    /** Columns. */
    public static final Tag COLUMNS = new Tag(0x00280011, Vr.US, "Columns");
    /** Pixel Spacing. */
    public static final Tag PIXEL_SPACING = new Tag(0x00280030, Vr.DS, "Pixel Spacing");
    /** Bits Allocated. */
    public static final Tag BITS_ALLOCATED = new Tag(0x00280100, Vr.US, "Bits Allocated");
    /** Bits Stored. */
    public static final Tag BITS_STORED = new Tag(0x00280101, Vr.US, "Bits Stored");
    /** High Bit. */
    public static final Tag HIGH_BIT = new Tag(0x00280102, Vr.US, "High Bit");
    /** Pixel Representation. */
    public static final Tag PIXEL_REPRESENTATION = new Tag(0x00280103, Vr.US, "Pixel Representation");
    /** Pixel Padding Value. */
    public static final Tag PIXEL_PADDING_VALUE = new Tag(0x00280120, Vr.US, "Pixel Padding Value");
    /** Burned In Annotation. */
    public static final Tag BURNED_IN_ANNOTATION = new Tag(0x00280301, Vr.CS, "Burned In Annotation");
    /** Window Center. */
    public static final Tag WINDOW_CENTER = new Tag(0x00281050, Vr.DS, "Window Center");
    /** Window Width. */
    public static final Tag WINDOW_WIDTH = new Tag(0x00281051, Vr.DS, "Window Width");
    /** Rescale Intercept. */
    public static final Tag RESCALE_INTERCEPT = new Tag(0x00281052, Vr.DS, "Rescale Intercept");
    /** Rescale Slope. */
    public static final Tag RESCALE_SLOPE = new Tag(0x00281053, Vr.DS, "Rescale Slope");
    /** Rescale Type. */
    public static final Tag RESCALE_TYPE = new Tag(0x00281054, Vr.LO, "Rescale Type");
    /** Window Center and Width Explanation. */
    public static final Tag WINDOW_CENTER_AND_WIDTH_EXPLANATION =
            new Tag(0x00281055, Vr.LO, "Window Center & Width Explanation");
    /** Lossy Image Compression. */
    public static final Tag LOSSY_IMAGE_COMPRESSION = new Tag(0x00282110, Vr.CS, "Lossy Image Compression");
    /** Data Point Rows. */
    public static final Tag DATA_POINT_ROWS = new Tag(0x00289001, Vr.UL, "Data Point Rows");
    /** Data Point Columns. */
    public static final Tag DATA_POINT_COLUMNS = new Tag(0x00289002, Vr.UL, "Data Point Columns");
    /** Signal Domain Columns. */
    public static final Tag SIGNAL_DOMAIN_COLUMNS = new Tag(0x00289003, Vr.CS, "Signal Domain Columns");
    /** Data Representation. */
    public static final Tag DATA_REPRESENTATION = new Tag(0x00289108, Vr.CS, "Data Representation");
    /** Pixel Measures Sequence. */
    public static final Tag PIXEL_MEASURES_SEQUENCE = new Tag(0x00289110, Vr.SQ, "Pixel Measures Sequence");
    /** Pixel Value Transformation Sequence. */
    public static final Tag PIXEL_VALUE_TRANSFORMATION_SEQUENCE =
            new Tag(0x00289145, Vr.SQ, "Pixel Value Transformation Sequence");
    /** Real World Value Mapping Sequence. */
    public static final Tag REAL_WORLD_VALUE_MAPPING_SEQUENCE =
            new Tag(0x00409096, Vr.SQ, "Real World Value Mapping Sequence");
    /** Measurement Units Code Sequence. */
    public static final Tag MEASUREMENT_UNITS_CODE_SEQUENCE =
            new Tag(0x004008ea, Vr.SQ, "Measurement Units Code Sequence");
    /** LUT Label. */
    public static final Tag LUT_LABEL = new Tag(0x00409210, Vr.SH, "LUT Label");
    /** Real World Value Last Value Mapped. */
    public static final Tag REAL_WORLD_VALUE_LAST_VALUE_MAPPED =
            new Tag(0x00409211, Vr.US, "Real World Value Last Value Mapped");
    /** Real World Value First Value Mapped. */
    public static final Tag REAL_WORLD_VALUE_FIRST_VALUE_MAPPED =
            new Tag(0x00409216, Vr.US, "Real World Value First Value Mapped");
    /** Quantity Definition Sequence. */
    public static final Tag QUANTITY_DEFINITION_SEQUENCE = new Tag(0x00409220, Vr.SQ, "Quantity Definition Sequence");
    /** Real World Value Intercept. */
    public static final Tag REAL_WORLD_VALUE_INTERCEPT = new Tag(0x00409224, Vr.FD, "Real World Value Intercept");
    /** Real World Value Slope. */
    public static final Tag REAL_WORLD_VALUE_SLOPE = new Tag(0x00409225, Vr.FD, "Real World Value Slope");
    /** Concept Code Sequence. */
    public static final Tag CONCEPT_CODE_SEQUENCE = new Tag(0x0040a168, Vr.SQ, "Concept Code Sequence");
    /** Acquisition Context Sequence. */
    public static final Tag ACQUISITION_CONTEXT_SEQUENCE = new Tag(0x00400555, Vr.SQ, "Acquisition Context Sequence");
    /** Shared Functional Groups Sequence. */
    public static final Tag SHARED_FUNCTIONAL_GROUPS_SEQUENCE =
            new Tag(0x52009229, Vr.SQ, "Shared Functional Groups Sequence");
    /** Per-frame Functional Groups Sequence. */
    public static final Tag PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE =
            new Tag(0x52009230, Vr.SQ, "Per-frame Functional Groups Sequence");
    /** Spectroscopy Data. */
    public static final Tag SPECTROSCOPY_DATA = new Tag(0x56000020, Vr.OF, "Spectroscopy Data");
    /** Float Pixel Data. */
    public static final Tag FLOAT_PIXEL_DATA = new Tag(0x7fe00008, Vr.OF, "Float Pixel Data");
    /** Double Float Pixel Data. */
    public static final Tag DOUBLE_FLOAT_PIXEL_DATA = new Tag(0x7fe00009, Vr.OD, "Double Float Pixel Data");
    /** Pixel Data. */
    public static final Tag PIXEL_DATA = new Tag(0x7fe00010, Vr.OW, "Pixel Data");
    // Media directory.
    /** Directory Record Sequence. */
    public static final Tag DIRECTORY_RECORD_SEQUENCE = new Tag(0x00041220, Vr.SQ, "Directory Record Sequence");
    /** Directory Record Type. */
    public static final Tag DIRECTORY_RECORD_TYPE = new Tag(0x00041430, Vr.CS, "Directory Record Type");
    /** Referenced File ID. */
    public static final Tag REFERENCED_FILE_ID = new Tag(0x00041500, Vr.CS, "Referenced File ID");

    private Tags() {}
}
