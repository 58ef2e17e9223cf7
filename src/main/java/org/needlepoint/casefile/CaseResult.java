package org.needlepoint.casefile;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a measured case came to; the content of {@code result.json}.
 *
 * @param schema name of the format, {@link #SCHEMA}
 * @param schemaVersion version of the format, {@link #SCHEMA_VERSION}
 * @param notice {@link #NOTICE}
 * @param software the program
 * @param createdAt when it was measured
 * @param caseId what the case is called, such as its folder's name
 * @param units unit of every kind of number in the file
 * @param warnings what the reader must know, most serious first
 * @param patient the patient
 * @param examination body part, side and dates
 * @param series the series measured
 * @param seriesDetails the series in words
 * @param markers skin markers
 * @param targetSlice the MR slice measured
 * @param geometryComparison CT against MR geometry
 * @param registration CT to MR
 * @param needle needle in the CT
 * @param core core region on MR
 * @param adc ADC in the core, from the vendor's map if there is one; empty if it could not be measured
 * @param adcFromBValues ADC in the core computed from the b-value images, when that is not already {@code adc}
 * @param spectroscopy choline to creatine ratio; empty without spectroscopy
 * @param provenance what the numbers were made from
 */
public record CaseResult(
        String schema,
        String schemaVersion,
        String notice,
        Software software,
        Instant createdAt,
        String caseId,
        Map<String, String> units,
        List<String> warnings,
        Subject patient,
        Examination examination,
        SeriesUsed series,
        List<SeriesDetail> seriesDetails,
        MarkerSets markers,
        TargetSliceResult targetSlice,
        List<GeometryComparison> geometryComparison,
        RegistrationOutcome registration,
        NeedleResult needle,
        CoreResult core,
        Optional<AdcResult> adc,
        Optional<AdcResult> adcFromBValues,
        Optional<SpectroscopyResult> spectroscopy,
        Provenance provenance) {

    /** Name of the format. */
    public static final String SCHEMA = "needlepoint-result";

    /** Version of the format. The first number changes when a reader of the former version would misread a file. */
    public static final String SCHEMA_VERSION = "1.1";

    /** On every page and in every file. */
    public static final String NOTICE = "Not a medical device";

    /** Unit of every kind of number in the file. */
    public static final Map<String, String> UNITS;

    static {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("position", "mm, DICOM LPS");
        units.put("length", "mm");
        units.put("area", "mm2");
        units.put("angle", "deg");
        units.put("adc", "1e-3 mm2/s");
        units.put("bValue", "s/mm2");
        units.put("chemicalShift", "ppm");
        units.put("frequency", "Hz");
        units.put("choCr", "ratio of amplitudes");
        UNITS = Collections.unmodifiableMap(units);
    }

    /** Makes a result; collections are copied. */
    public CaseResult {
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
        warnings = List.copyOf(warnings);
        seriesDetails = List.copyOf(seriesDetails);
        geometryComparison = List.copyOf(geometryComparison);
    }

    /**
     * Makes a result in the current format.
     *
     * @param software the program
     * @param createdAt when it was measured
     * @param caseId what the case is called
     * @param warnings what the reader must know, most serious first
     * @param patient the patient
     * @param examination body part, side and dates
     * @param series the series measured
     * @param seriesDetails the series in words
     * @param markers skin markers
     * @param targetSlice the MR slice measured
     * @param geometryComparison CT against MR geometry
     * @param registration CT to MR
     * @param needle needle in the CT
     * @param core core region on MR
     * @param adc ADC in the core
     * @param adcFromBValues ADC computed from the b-value images
     * @param spectroscopy choline to creatine ratio
     * @param provenance what the numbers were made from
     */
    public CaseResult(
            Software software,
            Instant createdAt,
            String caseId,
            List<String> warnings,
            Subject patient,
            Examination examination,
            SeriesUsed series,
            List<SeriesDetail> seriesDetails,
            MarkerSets markers,
            TargetSliceResult targetSlice,
            List<GeometryComparison> geometryComparison,
            RegistrationOutcome registration,
            NeedleResult needle,
            CoreResult core,
            Optional<AdcResult> adc,
            Optional<AdcResult> adcFromBValues,
            Optional<SpectroscopyResult> spectroscopy,
            Provenance provenance) {
        this(
                SCHEMA,
                SCHEMA_VERSION,
                NOTICE,
                software,
                createdAt,
                caseId,
                UNITS,
                warnings,
                patient,
                examination,
                series,
                seriesDetails,
                markers,
                targetSlice,
                geometryComparison,
                registration,
                needle,
                core,
                adc,
                adcFromBValues,
                spectroscopy,
                provenance);
    }

    /**
     * The program that measured.
     *
     * @param name name
     * @param version version
     */
    public record Software(String name, String version) {}
}
