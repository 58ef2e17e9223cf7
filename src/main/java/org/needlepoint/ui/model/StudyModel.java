package org.needlepoint.ui.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.needlepoint.casefile.planning.Acknowledgement;
import org.needlepoint.casefile.planning.Hazard;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Purpose;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.text.EngineTexts;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.HazardFinding;
import org.needlepoint.workflow.session.SeriesEntry;
import org.needlepoint.workflow.session.SessionSnapshot;
import org.needlepoint.workflow.session.StudyPair;

/**
 * The study step: whose images, from when, and which series is used for what.
 *
 * @param model session
 */
public record StudyModel(WorkstationModel model) {

    /**
     * A fact that both images state.
     *
     * @param key name of the fact, part of a text's key
     * @param ct what the CT says; empty if nothing
     * @param mr what the MR says; empty if nothing
     */
    public record Fact(String key, Optional<String> ct, Optional<String> mr) {
        /** CT and MR come from two machines and often from two days: how far apart the days may be is a hazard's matter. */
        private static final Set<String> MAY_DIFFER = Set.of("date", "scanner");

        /**
         * Whether the two contradict each other.
         *
         * @return true if both say something, it differs, and it should not
         */
        public boolean differs() {
            return !MAY_DIFFER.contains(key)
                    && ct.isPresent()
                    && mr.isPresent()
                    && !ct.get().equalsIgnoreCase(mr.get());
        }
    }

    /**
     * A series that may be chosen.
     *
     * @param uid Series Instance UID; empty to let its role decide
     * @param words what a list says
     */
    public record Choice(Optional<String> uid, String words) {
        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * The headers side by side.
     *
     * @return pair; empty while the images are not loaded
     */
    public Optional<StudyPair> pair() {
        return model.snapshot().flatMap(StudyPair::of);
    }

    /**
     * Who and when, from both images.
     *
     * @return facts in the order of the screen; empty while the images are not loaded
     */
    public List<Fact> facts() {
        return pair().map(p -> List.of(
                        fact(p, "name", f -> f.patientName().map(StudyModel::personName)),
                        fact(p, "id", StudyPair.Facts::patientId),
                        fact(p, "born", f -> f.birthDate().map(Object::toString)),
                        fact(p, "sex", f -> f.sex().map(StudyModel::sex)),
                        fact(p, "date", f -> f.studyDate().map(Object::toString)),
                        fact(p, "side", f -> f.laterality().map(StudyModel::side)),
                        fact(p, "part", StudyPair.Facts::bodyPart),
                        fact(p, "position", StudyPair.Facts::position),
                        fact(p, "scanner", StudyPair.Facts::scanner)))
                .orElse(List.of());
    }

    private static Fact fact(StudyPair p, String key, Function<StudyPair.Facts, Optional<String>> of) {
        return new Fact(key, of.apply(p.ct()), of.apply(p.mr()));
    }

    /** Family^Given^Middle^Prefix^Suffix as people write it. */
    private static String personName(String dicom) {
        String[] parts = dicom.split("=", 2)[0].split("\\^");
        List<String> given = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            if (!parts[i].isBlank()) {
                given.add(parts[i].trim());
            }
        }
        return given.isEmpty() ? parts[0].trim() : parts[0].trim() + ", " + String.join(" ", given);
    }

    private static String sex(String code) {
        return switch (code.trim().toUpperCase(Locale.ROOT)) {
            case "M" -> Texts.get("study.sex.M");
            case "F" -> Texts.get("study.sex.F");
            case "O" -> Texts.get("study.sex.O");
            default -> code;
        };
    }

    private static String side(String code) {
        return switch (code.trim().toUpperCase(Locale.ROOT)) {
            case "L" -> Texts.get("study.side.L");
            case "R" -> Texts.get("study.side.R");
            case "B" -> Texts.get("study.side.B");
            default -> code;
        };
    }

    /**
     * A field of the comparison in the language of the window.
     *
     * @param field as the engine names it, such as {@code slice thickness (mm)}
     * @return words with the unit
     */
    public static String field(String field) {
        return switch (field) {
            case "patient position" -> Texts.get("study.field.position");
            case "slice thickness (mm)" -> Texts.get("study.field.thickness");
            case "gap (mm)" -> Texts.get("study.field.gap");
            case "slice spacing (mm)" -> Texts.get("study.field.spacing");
            case "field of view, columns (mm)" -> Texts.get("study.field.columns");
            case "field of view, rows (mm)" -> Texts.get("study.field.rows");
            case "slice normal (LPS)" -> Texts.get("study.field.normal");
            default -> field;
        };
    }

    /**
     * Signs of a wrong patient, side or time.
     *
     * @return findings, those that nobody has acknowledged first
     */
    public List<HazardFinding> hazards() {
        return model.snapshot().map(SessionSnapshot::hazards).orElse(List.of()).stream()
                .sorted(java.util.Comparator.comparing(HazardFinding::acknowledged))
                .toList();
    }

    /**
     * Who acknowledged a finding.
     *
     * @param finding finding
     * @return the acknowledgement of this very evidence
     */
    public Optional<Acknowledgement> acknowledgement(HazardFinding finding) {
        PlanningCase d = model.decisionsProperty().get();
        return d == null
                ? Optional.empty()
                : d.acknowledgements().stream()
                        .filter(a ->
                                a.hazard() == finding.hazard() && a.evidence().equals(finding.evidence()))
                        .findFirst();
    }

    /**
     * Acknowledges a finding: it holds for this evidence and no other.
     *
     * @param finding what was seen
     * @param by who says so; not blank
     */
    public void acknowledge(HazardFinding finding, String by) {
        Acknowledgement word = new Acknowledgement(finding.hazard(), finding.evidence(), by.trim(), Instant.now());
        model.remark(Texts.get("study.edit.acknowledge", words(finding.hazard())), d -> d.withAcknowledgement(word));
    }

    /**
     * Takes an acknowledgement back.
     *
     * @param hazard hazard
     */
    public void withdraw(Hazard hazard) {
        model.remark(
                Texts.get("study.edit.withdraw", words(hazard)),
                d -> d.withAcknowledgements(d.acknowledgements().stream()
                        .filter(a -> a.hazard() != hazard)
                        .toList()));
    }

    /**
     * A hazard in words.
     *
     * @param hazard hazard
     * @return heading
     */
    public static String words(Hazard hazard) {
        return Texts.get("study.hazard." + hazard);
    }

    /**
     * Series that may be used for a purpose.
     *
     * @param purpose purpose
     * @return choices; the first lets the role decide
     */
    public List<Choice> choices(Purpose purpose) {
        List<Choice> out = new ArrayList<>();
        List<SeriesEntry> all = study();
        String automatic = all.stream()
                .filter(s -> s.usedAs().filter(purpose::equals).isPresent())
                .findFirst()
                .map(StudyModel::name)
                .orElse(Texts.get("study.series.none"));
        boolean chosen = chosen(purpose).isPresent();
        out.add(new Choice(
                Optional.empty(),
                chosen ? Texts.get("study.series.byRole") : Texts.get("study.series.automatic", automatic)));
        all.stream()
                .filter(s -> mayBe(s, purpose) && used(s))
                .map(s -> new Choice(Optional.of(s.uid()), name(s)))
                .forEach(out::add);
        return out;
    }

    /** Anything of the right modality: what a series is, its reader knows better than its description. */
    private static boolean mayBe(SeriesEntry s, Purpose purpose) {
        return switch (purpose) {
            case CT -> s.modality().equals("CT") && s.columns() > 0;
            case MRS -> s.modality().equals("MR") && s.columns() == 0;
            default -> s.modality().equals("MR") && s.columns() > 0;
        };
    }

    private static String name(SeriesEntry s) {
        String slices = s.slices() == 0 ? "" : " · " + Texts.get("study.series.slices", s.slices());
        return (s.number().isEmpty() ? "" : s.number() + "  ")
                + (s.description().isEmpty() ? EngineTexts.say(s.role()) : s.description())
                + slices;
    }

    private List<SeriesEntry> study() {
        return model.snapshot().flatMap(s -> s.study().value()).orElse(List.of());
    }

    /**
     * The series that the reader chose for a purpose.
     *
     * @param purpose purpose
     * @return Series Instance UID; empty while its role decides
     */
    public Optional<String> chosen(Purpose purpose) {
        PlanningCase d = model.decisionsProperty().get();
        Optional<String> wish = Optional.ofNullable(d).map(x -> x.series().get(purpose));
        // A wish by number, as the command line has it, is shown as the series it means.
        return wish.map(w -> study().stream()
                .filter(s -> s.number().equals(w))
                .map(SeriesEntry::uid)
                .findFirst()
                .orElse(w));
    }

    /** {@return the series of the input, those that are not used too} */
    public List<SeriesEntry> series() {
        return study();
    }

    /**
     * A series in a line: number, description, slices.
     *
     * @param series series
     * @return words
     */
    public static String line(SeriesEntry series) {
        return name(series);
    }

    /**
     * Whether a series may be used.
     *
     * @param series series
     * @return false if it was set aside
     */
    public boolean used(SeriesEntry series) {
        PlanningCase d = model.decisionsProperty().get();
        return d == null || !d.notUsed().contains(series.uid()) && !d.notUsed().contains(series.number());
    }

    /**
     * Sets a series aside, or takes it back. It stays in the case; while it is aside nothing is measured from it, and a choice
     * that named it ends.
     *
     * @param series series
     * @param use whether it may be used
     */
    public void use(SeriesEntry series, boolean use) {
        if (use == used(series)) {
            return;
        }
        model.edit(Texts.get(use ? "study.edit.use" : "study.edit.notUse", name(series)), Step.STUDY, d -> {
            Set<String> aside = new HashSet<>(d.notUsed());
            aside.removeAll(List.of(series.uid(), series.number()));
            Map<Purpose, String> chosen = new EnumMap<>(Purpose.class);
            chosen.putAll(d.series());
            if (!use) {
                aside.add(series.uid());
                chosen.values().removeAll(List.of(series.uid(), series.number()));
            }
            return d.withNotUsed(aside).withSeries(chosen);
        });
    }

    /**
     * Uses another series.
     *
     * @param purpose what for
     * @param uid Series Instance UID; empty to let the role decide
     */
    public void choose(Purpose purpose, Optional<String> uid) {
        if (!uid.equals(chosen(purpose))) {
            model.edit(
                    Texts.get("study.edit.series", Texts.get("study.purpose." + purpose)),
                    Step.STUDY,
                    d -> d.withSeries(purpose, uid));
        }
    }
}
