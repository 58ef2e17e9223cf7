package org.needlepoint.dicom;

import java.time.LocalTime;
import java.util.function.IntFunction;

/**
 * Series and equipment of an object to write, DICOM PS3.3 C.7.3.1 and C.7.5.1.
 *
 * @param study patient and study
 * @param seriesUid Series Instance UID
 * @param number series number
 * @param time time of the series, on the study's date
 * @param description series description
 * @param bodyPart Body Part Examined, such as {@code THIGH}
 * @param laterality {@code R} or {@code L}; {@code U} for an unpaired part
 * @param patientPosition such as {@code HFS}
 * @param manufacturer maker of the scanner
 * @param model scanner
 * @param instanceUid gives the SOP Instance UID of each instance number, counted from 1
 */
public record SeriesHeader(
        StudyHeader study,
        String seriesUid,
        int number,
        LocalTime time,
        String description,
        String bodyPart,
        String laterality,
        String patientPosition,
        String manufacturer,
        String model,
        IntFunction<String> instanceUid) {}
