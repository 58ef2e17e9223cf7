package org.needlepoint.workflow.session;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.needlepoint.casefile.Examination;
import org.needlepoint.casefile.Subject;
import org.needlepoint.dicom.ImageStack;
import org.needlepoint.dicom.Series;

/**
 * Whose images these are and when they were taken: known as soon as the headers are read, long before anything is measured.
 *
 * @param patient the patient of the CT with the needle
 * @param examination body part, side and dates; until the series are chosen a side or body part on which all series agree
 */
public record CaseIdentity(Subject patient, Examination examination) {

    /** The identity that the images in use give. */
    static CaseIdentity of(CaseSeries series, ImageStack ctStack) {
        Series ct = series.inventory().seriesOf(ctStack);
        Series mr = series.inventory().seriesOf(series.t2());
        return new CaseIdentity(
                subject(ct),
                new Examination(
                        ctStack.bodyPart().or(() -> series.t2().bodyPart()),
                        ctStack.laterality().or(() -> series.t2().laterality()),
                        date(ct.studyDate()),
                        date(mr.studyDate()),
                        text(ct.studyUid()),
                        text(mr.studyUid()),
                        ctStack.patientPosition(),
                        series.t2().patientPosition()));
    }

    /** The identity of the input while its series are not chosen: that of its first CT, else of its first series. */
    static Optional<CaseIdentity> of(List<SeriesEntry> study) {
        Optional<SeriesEntry> ct =
                study.stream().filter(s -> s.modality().equals("CT")).findFirst();
        Optional<SeriesEntry> mr =
                study.stream().filter(s -> s.modality().equals("MR")).findFirst();
        return ct.or(() -> study.stream().findFirst())
                .map(first -> new CaseIdentity(
                        first.subject(),
                        new Examination(
                                agreed(study, SeriesEntry::bodyPart),
                                agreed(study, SeriesEntry::side),
                                ct.flatMap(s -> date(s.studyDate())),
                                mr.flatMap(s -> date(s.studyDate())),
                                ct.flatMap(s -> text(s.studyUid())),
                                mr.flatMap(s -> text(s.studyUid())),
                                Optional.empty(),
                                Optional.empty())));
    }

    private static Optional<String> agreed(List<SeriesEntry> study, Function<SeriesEntry, Optional<String>> stated) {
        List<String> all =
                study.stream().flatMap(s -> stated.apply(s).stream()).distinct().toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** The patient as a series names them. */
    static Subject subject(Series s) {
        var p = s.patient();
        return new Subject(p.id(), text(p.name()), text(p.sex()), date(p.birthDate()));
    }

    /**
     * Age at the CT.
     *
     * @return full years; empty if birth date or date of the CT is not stated, or the birth lies after the CT
     */
    public OptionalInt ageAtCt() {
        Optional<LocalDate> born = patient.birthDate();
        Optional<LocalDate> ct = examination.ctStudyDate();
        return born.isEmpty() || ct.isEmpty() || born.get().isAfter(ct.get())
                ? OptionalInt.empty()
                : OptionalInt.of(Period.between(born.get(), ct.get()).getYears());
    }

    /** A text, unless it is blank. */
    static Optional<String> text(String s) {
        return s == null || s.isBlank() ? Optional.empty() : Optional.of(s);
    }

    /** A date as DICOM stores it. */
    static Optional<LocalDate> date(String dicomDate) {
        try {
            return text(dicomDate).map(d -> LocalDate.parse(d.trim(), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeParseException e) {
            // Shown as absent on every screen; nothing can be said about the time between.
            return Optional.empty();
        }
    }
}
