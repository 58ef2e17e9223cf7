package org.needlepoint.dicom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.needlepoint.problem.ProblemException;

/** Puts headers together into series. */
final class SeriesBuilder {
    static final String SPECTROSCOPY_STORAGE = "1.2.840.10008.5.1.4.1.1.4.2";

    /** A file's header. */
    record Header(SourceFile file, DicomObject object) {
        DataSet dataSet() {
            return object.dataSet();
        }
    }

    private final Map<String, List<Header>> headers = new LinkedHashMap<>();
    private final Map<String, List<SeriesProblem>> damaged = new LinkedHashMap<>();
    private final List<FileNote> notes = new ArrayList<>();

    /** A readable file. */
    void add(Header h) {
        headers.computeIfAbsent(key(h.dataSet()), k -> new ArrayList<>()).add(h);
    }

    /** A file that cannot be read whole, with what is known of it. */
    void addDamaged(FileNote note, DataSet partial) {
        notes.add(note);
        String uid = partial.text(Tags.SERIES_INSTANCE_UID).orElse("");
        if (!uid.isEmpty()) {
            damaged.computeIfAbsent(uid, k -> new ArrayList<>())
                    .add(SeriesProblem.error(note.problem(), note.file() + " " + note.text()));
        }
    }

    private static String key(DataSet d) {
        return d.text(Tags.SERIES_INSTANCE_UID)
                .orElseGet(
                        () -> "no UID, study " + d.text(Tags.STUDY_INSTANCE_UID).orElse("?") + ", series "
                                + d.text(Tags.SERIES_NUMBER).orElse("?"));
    }

    List<FileNote> notes() {
        return notes;
    }

    /** The series, by study, then number. */
    List<Series> build() {
        List<Series> out = new ArrayList<>();
        headers.forEach((uid, files) -> out.add(series(uid, files)));
        out.sort(Comparator.comparing(Series::studyDate)
                .thenComparing(Series::studyUid)
                .thenComparingInt(s -> number(s.number()))
                .thenComparing(Series::uid));
        return out;
    }

    private static int number(String s) {
        try {
            return s.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(s);
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }

    private Series series(String uid, List<Header> files) {
        DataSet first = files.get(0).dataSet();
        String number = first.text(Tags.SERIES_NUMBER).orElse("");
        String description = first.text(Tags.SERIES_DESCRIPTION)
                .or(() -> first.text(Tags.PROTOCOL_NAME))
                .orElse("");
        String modality = first.text(Tags.MODALITY).orElse("");
        String name = Series.name(number, description, uid);
        List<SeriesProblem> problems = new ArrayList<>(damaged.getOrDefault(uid, List.of()));
        List<StackBuilder.Member> members = new ArrayList<>();
        List<SpectroscopySource> spectra = new ArrayList<>();
        Set<String> syntaxes = new LinkedHashSet<>();
        for (Header h : files) {
            syntaxes.add(TransferSyntax.title(h.object().transferSyntaxUid()));
            if (SPECTROSCOPY_STORAGE.equals(h.dataSet().text(Tags.SOP_CLASS_UID).orElse(""))) {
                spectra.add(new SpectroscopySource(h.file(), h.dataSet(), name));
            } else if (h.dataSet().has(Tags.ROWS)) {
                addFrames(h, members, problems);
            }
        }
        List<ImageStack> stacks =
                members.isEmpty() ? List.of() : new StackBuilder(name, modality, problems).build(members);
        reportPatients(files, problems);
        RoleGuess role = role(first, stacks, spectra);
        return new Series(
                uid,
                number,
                description,
                modality,
                first.text(Tags.STUDY_INSTANCE_UID).orElse(""),
                first.text(Tags.STUDY_DATE).orElse(""),
                Patient.of(first),
                (first.text(Tags.MANUFACTURER).orElse("") + " "
                                + first.text(Tags.MANUFACTURERS_MODEL_NAME).orElse(""))
                        .strip(),
                role.role(),
                role.reason(),
                stacks,
                spectra,
                List.copyOf(syntaxes),
                files.size(),
                problems);
    }

    private void addFrames(Header h, List<StackBuilder.Member> members, List<SeriesProblem> problems) {
        String file = h.file().name();
        try {
            List<FrameHeader> frames = FrameHeader.of(h.dataSet(), h.file());
            Mosaic.Result split = Mosaic.split(h.dataSet(), frames, file);
            for (FrameHeader f : split.frames()) {
                members.add(StackBuilder.Member.of(f, h.dataSet()));
            }
        } catch (MalformedValueException e) {
            SeriesProblem p = SeriesProblem.error(
                    DicomProblem.MALFORMED_ATTRIBUTE, DicomWording.HOLDS.say(file, e.tag(), e.value()));
            problems.add(p);
            notes.add(FileNote.of(file, p.problem(), DicomWording.HOLDS_AS.say(file, e.value(), e.tag())));
        } catch (ProblemException e) {
            problems.add(SeriesProblem.error((DicomProblem) e.problem(), e.getMessage()));
            notes.add(FileNote.of(file, (DicomProblem) e.problem(), e.getMessage()));
        }
    }

    private static void reportPatients(List<Header> files, List<SeriesProblem> problems) {
        Patient first = Patient.of(files.get(0).dataSet());
        files.stream()
                .map(h -> Patient.of(h.dataSet()))
                .filter(p -> !p.mayBe(first))
                .findFirst()
                .ifPresent(p -> problems.add(
                        SeriesProblem.error(DicomProblem.MIXED_PATIENTS, DicomWording.TWO_PATIENTS.say(first, p))));
    }

    /** The role of most slices; measured diffusion counts before what was computed from it. */
    private static RoleGuess role(DataSet first, List<ImageStack> stacks, List<SpectroscopySource> spectra) {
        if (!spectra.isEmpty()) {
            return new RoleGuess(SeriesRole.SPECTROSCOPY, DicomWording.SPECTROSCOPY_CLASS.say());
        }
        if (stacks.isEmpty()) {
            return new RoleGuess(
                    SeriesRole.OTHER,
                    DicomWording.NO_IMAGES.say(first.text(Tags.SOP_CLASS_UID).orElse(DicomWording.ABSENT.say())));
        }
        Map<SeriesRole, Integer> slices = new LinkedHashMap<>();
        stacks.forEach(s -> slices.merge(s.role(), s.slices(), Integer::sum));
        SeriesRole most = slices.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return new RoleGuess(
                most,
                Roles.join(stacks.stream()
                        .filter(s -> s.role() == most)
                        .map(ImageStack::roleReason)
                        .limit(3)
                        .toList()));
    }
}
