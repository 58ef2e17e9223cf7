package org.needlepoint.casefile.planning;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.needlepoint.casefile.CaseFileWording;
import org.needlepoint.casefile.RecordJson.MalformedException;

/**
 * The members of {@code case.json}, in order; {@code docs/case-file.md} says what each is. A case and this are turned into
 * each other without loss, but for paths, which are made absolute.
 */
record CaseShape(
        String schema,
        String version,
        String notice,
        Software software,
        Instant savedAt,
        PlaceShape input,
        TemplateShape template,
        Map<String, String> series,
        List<String> notUsed,
        MarksShape marks,
        OptionalInt needle,
        List<String> excluded,
        PoseShape pose,
        MeasuringRules rules,
        TargetSliceDecision targetSlice,
        List<DrawnRegion> regions,
        PathologyEntry pathology,
        List<Note> notes,
        List<Acknowledgement> acknowledgements,
        List<Step> confirmed,
        List<InputFile> inputs) {

    static final String NOTICE = "Not a medical device";

    /** Program that wrote the file. */
    record Software(String name, String version) {}

    /** What a path begins at. */
    enum Base {
        CASE_FOLDER,
        ABSOLUTE
    }

    /** A file or folder. Relative paths have {@code /} between their names on every system. */
    record PlaceShape(String path, Base base) {

        /** Relative if the place lies in the case folder or in the folder that holds it. */
        static PlaceShape of(Path place, Path caseFolder) {
            Path absolute = place.toAbsolutePath().normalize();
            Path folder = caseFolder.toAbsolutePath().normalize();
            Path home = folder.getParent();
            // What lies beside the case at the top of a disk is not kept beside it on purpose.
            boolean beside = home != null && home.getNameCount() > 0 && absolute.startsWith(home);
            if (!beside && !absolute.startsWith(folder)) {
                return new PlaceShape(absolute.toString(), Base.ABSOLUTE);
            }
            String relative = folder.relativize(absolute).toString().replace('\\', '/');
            return new PlaceShape(relative.isEmpty() ? "." : relative, Base.CASE_FOLDER);
        }

        Path in(Path caseFolder, String member) throws MalformedException {
            try {
                Path p = Path.of(path);
                if (base == Base.ABSOLUTE) {
                    return p;
                }
                return caseFolder.toAbsolutePath().resolve(p).normalize();
            } catch (InvalidPathException e) {
                throw new MalformedException(member + ".path", CaseFileWording.NO_PATH.say(path));
            }
        }
    }

    /** A shipped template by its name, or a file of one's own. */
    record TemplateShape(Optional<String> name, Optional<PlaceShape> file) {

        static TemplateShape of(String template, Path caseFolder) {
            boolean ownFile = template.endsWith(".json") || template.contains("/") || template.contains("\\");
            return ownFile
                    ? new TemplateShape(Optional.empty(), Optional.of(PlaceShape.of(Path.of(template), caseFolder)))
                    : new TemplateShape(Optional.of(template), Optional.empty());
        }

        String in(Path caseFolder) throws MalformedException {
            if (name.isPresent() == file.isPresent()) {
                throw new MalformedException("template", CaseFileWording.NAME_OR_FILE.say());
            }
            return name.isPresent()
                    ? name.get()
                    : file.get().in(caseFolder, "template.file").toString();
        }
    }

    /** What takes the place of the fitted pose. */
    record PoseShape(
            Optional<PlaceShape> transform,
            PoseChoice.FixedImage fixed,
            boolean refine,
            Optional<PoseChoice.Nudge> nudge) {}

    static CaseShape of(PlanningCase c, String version, Path caseFolder, Software software, Instant savedAt) {
        Map<String, String> series = new TreeMap<>();
        c.series().forEach((purpose, uid) -> series.put(word(purpose), uid));
        return new CaseShape(
                PlanningCaseJson.SCHEMA,
                version,
                NOTICE,
                software,
                savedAt,
                PlaceShape.of(c.input(), caseFolder),
                TemplateShape.of(c.template(), caseFolder),
                series,
                c.notUsed().stream().sorted().toList(),
                MarksShape.of(c.marks()),
                c.needle(),
                c.excluded(),
                new PoseShape(
                        c.pose().transform().map(p -> PlaceShape.of(p, caseFolder)),
                        c.pose().fixed(),
                        c.pose().refine(),
                        c.pose().nudge()),
                c.rules(),
                c.targetSlice(),
                c.regions(),
                c.pathology(),
                c.notes(),
                c.acknowledgements(),
                c.confirmed().stream().sorted().toList(),
                c.inputs());
    }

    PlanningCase planningCase(Path caseFolder) throws MalformedException {
        Map<Purpose, String> chosen = new EnumMap<>(Purpose.class);
        for (Map.Entry<String, String> e : series.entrySet()) {
            chosen.put(purpose(e.getKey()), e.getValue());
        }
        Optional<Path> transform = Optional.empty();
        if (pose.transform().isPresent()) {
            transform = Optional.of(pose.transform().get().in(caseFolder, "pose.transform"));
        }
        if (needle.isPresent() && needle.getAsInt() < 1) {
            throw new MalformedException("needle", CaseFileWording.NEEDLES_FROM_ONE.say());
        }
        Set<Step> steps = EnumSet.noneOf(Step.class);
        steps.addAll(confirmed);
        return new PlanningCase(
                input.in(caseFolder, "input"),
                template.in(caseFolder),
                chosen,
                Set.copyOf(notUsed),
                marks.marks(),
                needle,
                excluded,
                new PoseChoice(transform, pose.fixed(), pose.refine(), pose.nudge()),
                rules,
                targetSlice,
                regions,
                pathology,
                notes,
                acknowledgements,
                steps,
                inputs);
    }

    private static String word(Purpose p) {
        return p.name().toLowerCase(Locale.ROOT);
    }

    private static Purpose purpose(String word) throws MalformedException {
        for (Purpose p : Purpose.values()) {
            if (word(p).equals(word)) {
                return p;
            }
        }
        throw new MalformedException("series." + word, CaseFileWording.NO_PURPOSE.say(word));
    }
}
