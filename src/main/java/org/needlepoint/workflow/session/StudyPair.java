package org.needlepoint.workflow.session;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.needlepoint.casefile.GeometryComparison;
import org.needlepoint.dicom.ImageStack;
import org.needlepoint.dicom.Series;

/**
 * What the headers of the CT and the MR in use say, side by side.
 *
 * @param ct the CT
 * @param mr the MR with the target slices
 * @param geometry their geometry field by field
 */
public record StudyPair(Facts ct, Facts mr, List<GeometryComparison> geometry) {

    /** Copies the list. */
    public StudyPair {
        geometry = List.copyOf(geometry);
    }

    /**
     * What one image's headers say; empty where they do not.
     *
     * @param series its series, for messages
     * @param patientName Patient's Name (0010,0010) as stored
     * @param patientId Patient ID (0010,0020)
     * @param birthDate Patient's Birth Date (0010,0030)
     * @param sex Patient's Sex (0010,0040)
     * @param studyDate Study Date (0008,0020)
     * @param laterality Laterality (0020,0060)
     * @param bodyPart Body Part Examined (0018,0015)
     * @param position Patient Position (0018,5100)
     * @param scanner maker and model
     */
    public record Facts(
            String series,
            Optional<String> patientName,
            Optional<String> patientId,
            Optional<LocalDate> birthDate,
            Optional<String> sex,
            Optional<LocalDate> studyDate,
            Optional<String> laterality,
            Optional<String> bodyPart,
            Optional<String> position,
            Optional<String> scanner) {}

    /**
     * Reads them.
     *
     * @param snapshot case as far as it is computed
     * @return the pair; empty while the images are not loaded
     */
    public static Optional<StudyPair> of(SessionSnapshot snapshot) {
        if (snapshot.series().value().isEmpty() || snapshot.images().value().isEmpty()) {
            return Optional.empty();
        }
        CaseSeries series = snapshot.series().value().get();
        CaseImages images = snapshot.images().value().get();
        ImageStack ct = images.ct().stack();
        return Optional.of(new StudyPair(
                facts(series, ct),
                facts(series, series.t2()),
                GeometryCheck.compare(
                        images.ct().volume().grid(),
                        images.t2().grid(),
                        ct.patientPosition(),
                        series.t2().patientPosition())));
    }

    private static Facts facts(CaseSeries all, ImageStack stack) {
        Series s = all.inventory().seriesOf(stack);
        return new Facts(
                s.name(),
                text(s.patient().name()),
                text(s.patient().id()),
                CaseIdentity.date(s.patient().birthDate()),
                text(s.patient().sex()),
                CaseIdentity.date(s.studyDate()),
                stack.laterality(),
                stack.bodyPart(),
                stack.patientPosition(),
                text(s.manufacturer()));
    }

    private static Optional<String> text(String s) {
        return Optional.ofNullable(s).map(String::trim).filter(t -> !t.isEmpty());
    }

    /**
     * Days between the two.
     *
     * @return days, not negative; empty if a date is not stated
     */
    public OptionalLong daysApart() {
        return ct.studyDate().isEmpty() || mr.studyDate().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.abs(ChronoUnit.DAYS.between(
                        ct.studyDate().get(), mr.studyDate().get())));
    }
}
