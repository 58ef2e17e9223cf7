package org.needlepoint.ui.model;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.needlepoint.casefile.planning.PathologyEntry;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.pathology.Ki67Index;
import org.needlepoint.pathology.SoftTissueTumour;
import org.needlepoint.pathology.TumourCatalogue;
import org.needlepoint.report.Decimal;
import org.needlepoint.ui.text.EngineTexts;
import org.needlepoint.ui.text.ProblemText;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.ui.text.TumourText;
import org.needlepoint.workflow.TumourNames;
import org.needlepoint.workflow.session.PathologyReading;

/**
 * The pathologist's findings as a form: what stands in each field, what is wrong at which field, and what it comes to. A field
 * that cannot be understood is kept as typed and is not stored.
 */
public final class PathologyForm {
    private final WorkstationModel model;
    private final Map<Field, String> typed = new EnumMap<>(Field.class);
    private final ReadOnlyObjectWrapper<PathologyReading> reading =
            new ReadOnlyObjectWrapper<>(PathologyReading.of(PathologyEntry.EMPTY));

    /** A field of the form. */
    public enum Field {
        /** Specimen number. */
        SPECIMEN,
        /** Day of the report. */
        REPORTED,
        /** Name of the tumour. */
        DIAGNOSIS,
        /** Differentiation score. */
        DIFFERENTIATION,
        /** Mitotic score. */
        MITOSES,
        /** Necrosis score. */
        NECROSIS,
        /** Grade stated. */
        GRADE,
        /** Positive cells. */
        KI67_POSITIVE,
        /** Cells counted. */
        KI67_COUNTED,
        /** Percentage stated. */
        KI67_PERCENT,
        /** Free text. */
        REMARK
    }

    /**
     * Makes a form.
     *
     * @param model session
     */
    public PathologyForm(WorkstationModel model) {
        this.model = model;
    }

    /** Reads the decisions again, as after undo. */
    public void refresh() {
        reading.set(PathologyReading.of(entry()));
    }

    private PathologyEntry entry() {
        return Optional.ofNullable(model.decisionsProperty().get())
                .map(d -> d.pathology())
                .orElse(PathologyEntry.EMPTY);
    }

    /**
     * What the entry comes to.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<PathologyReading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /**
     * What stands in a field.
     *
     * @param field field
     * @return text; empty if nothing is entered
     */
    public String text(Field field) {
        String unread = typed.get(field);
        return unread != null ? unread : text(entry(), field);
    }

    private static String text(PathologyEntry e, Field field) {
        return switch (field) {
            case SPECIMEN -> e.specimen().orElse("");
            case REPORTED -> e.reported().map(LocalDate::toString).orElse("");
            case DIAGNOSIS -> e.diagnosis().map(PathologyForm::shown).orElse("");
            case DIFFERENTIATION -> text(e.differentiation());
            case MITOSES -> text(e.mitoses());
            case NECROSIS -> text(e.necrosis());
            case GRADE -> text(e.grade());
            case KI67_POSITIVE -> text(e.ki67Positive());
            case KI67_COUNTED -> text(e.ki67Counted());
            case KI67_PERCENT ->
                e.ki67Percent().isPresent()
                        ? Decimal.fixed(e.ki67Percent().getAsDouble(), 1).replaceAll("\\.0$", "")
                        : "";
            case REMARK -> e.remark().orElse("");
        };
    }

    /** The WHO list's name is shown in the language of the window; anything else as it was typed. */
    private static String shown(String diagnosis) {
        return TumourCatalogue.who2020().all().stream()
                .filter(t -> t.name().equals(diagnosis))
                .findFirst()
                .map(TumourText::name)
                .orElse(diagnosis);
    }

    private static String text(OptionalInt n) {
        return n.isPresent() ? String.valueOf(n.getAsInt()) : "";
    }

    /**
     * Enters a field. What is understood becomes an edit that can be undone.
     *
     * @param field field
     * @param text what was typed; blank takes the value away
     */
    public void enter(Field field, String text) {
        if (text.strip().equals(text(field))) {
            return;
        }
        typed.remove(field);
        Optional<PathologyEntry> changed = with(entry(), field, text.strip());
        if (changed.isEmpty()) {
            typed.put(field, text.strip());
        } else if (!changed.get().equals(entry())) {
            model.edit(
                    Texts.get("pathology.edit", Texts.get("pathology.field." + field)),
                    Step.PATHOLOGY,
                    d -> d.withPathology(changed.get()));
        }
        refresh();
    }

    /**
     * What is wrong at a field.
     *
     * @param field field
     * @return message and remedy in one; empty if nothing is
     */
    public Optional<String> problem(Field field) {
        if (typed.containsKey(field)) {
            return Optional.of(Texts.get(
                    switch (field) {
                        case REPORTED -> "pathology.bad.date";
                        case KI67_PERCENT -> "pathology.bad.percent";
                        default -> "pathology.bad.count";
                    }));
        }
        PathologyReading.Part part =
                switch (field) {
                    case DIAGNOSIS -> PathologyReading.Part.DIAGNOSIS;
                    case DIFFERENTIATION -> PathologyReading.Part.DIFFERENTIATION;
                    case MITOSES -> PathologyReading.Part.MITOSES;
                    case NECROSIS -> PathologyReading.Part.NECROSIS;
                    case GRADE -> PathologyReading.Part.GRADE;
                    case KI67_PERCENT -> PathologyReading.Part.KI67;
                    default -> null;
                };
        return Optional.ofNullable(part)
                .map(p -> reading.get().problems().get(p))
                .map(ProblemText::whole);
    }

    private static Optional<PathologyEntry> with(PathologyEntry e, Field field, String text) {
        Optional<String> words = text.isEmpty() ? Optional.empty() : Optional.of(text);
        Optional<OptionalInt> count = count(text);
        Optional<OptionalDouble> percent = percent(text);
        Optional<Optional<LocalDate>> day = day(text);
        Set<Field> counts = EnumSet.of(
                Field.DIFFERENTIATION,
                Field.MITOSES,
                Field.NECROSIS,
                Field.GRADE,
                Field.KI67_POSITIVE,
                Field.KI67_COUNTED);
        boolean unread = counts.contains(field) && count.isEmpty()
                || field == Field.KI67_PERCENT && percent.isEmpty()
                || field == Field.REPORTED && day.isEmpty();
        if (unread) {
            return Optional.empty();
        }
        return Optional.of(new PathologyEntry(
                field == Field.SPECIMEN ? words : e.specimen(),
                field == Field.DIAGNOSIS
                        ? words.map(w ->
                                TumourText.named(w).map(SoftTissueTumour::name).orElse(w))
                        : e.diagnosis(),
                field == Field.DIFFERENTIATION ? count.get() : e.differentiation(),
                field == Field.MITOSES ? count.get() : e.mitoses(),
                field == Field.NECROSIS ? count.get() : e.necrosis(),
                field == Field.GRADE ? count.get() : e.grade(),
                field == Field.KI67_POSITIVE ? count.get() : e.ki67Positive(),
                field == Field.KI67_COUNTED ? count.get() : e.ki67Counted(),
                field == Field.KI67_PERCENT ? percent.get() : e.ki67Percent(),
                field == Field.REPORTED ? day.get() : e.reported(),
                field == Field.REMARK ? words : e.remark()));
    }

    private static Optional<OptionalInt> count(String text) {
        if (text.isEmpty()) {
            return Optional.of(OptionalInt.empty());
        }
        return text.matches("\\d{1,7}") ? Optional.of(OptionalInt.of(Integer.parseInt(text))) : Optional.empty();
    }

    private static Optional<OptionalDouble> percent(String text) {
        if (text.isEmpty()) {
            return Optional.of(OptionalDouble.empty());
        }
        String number = text.replaceAll("\\s*%$", "");
        return number.matches("\\d{1,3}(\\.\\d+)?")
                ? Optional.of(OptionalDouble.of(Double.parseDouble(number)))
                : Optional.empty();
    }

    private static Optional<Optional<LocalDate>> day(String text) {
        try {
            return Optional.of(text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Tumours whose name, synonym or code holds every word that was typed, in English or in the language of the window;
     * those that begin with it come first.
     *
     * @param typedSoFar what was typed
     * @return tumours of the WHO list; none for blank text
     */
    public static List<SoftTissueTumour> suggestions(String typedSoFar) {
        String[] words = typedSoFar.strip().toLowerCase(Locale.ROOT).split("[\\s,/-]+");
        String key = TumourNames.key(typedSoFar);
        List<SoftTissueTumour> first = new ArrayList<>();
        List<SoftTissueTumour> then = new ArrayList<>();
        if (typedSoFar.isBlank()) {
            return first;
        }
        for (SoftTissueTumour t : TumourCatalogue.who2020().all()) {
            List<String> names = new ArrayList<>(t.synonyms());
            names.add(t.name());
            names.addAll(t.icdO());
            List<String> other =
                    TumourText.names(t).stream().map(TumourNames::key).toList();
            if (names.stream().anyMatch(n -> holds(n, words)) || other.stream().anyMatch(n -> n.contains(key))) {
                boolean begins =
                        names.stream().anyMatch(n -> n.toLowerCase(Locale.ROOT).startsWith(words[0]))
                                || other.stream().anyMatch(n -> n.startsWith(key));
                (begins ? first : then).add(t);
            }
        }
        first.addAll(then);
        return first;
    }

    private static boolean holds(String name, String... words) {
        String lower = name.toLowerCase(Locale.ROOT);
        return java.util.Arrays.stream(words).allMatch(lower::contains);
    }

    /**
     * The grade in words, with the rule that gives it.
     *
     * @return one sentence; empty while there is no grade
     */
    public Optional<String> grade() {
        PathologyReading r = reading.get();
        return r.grade().map(g -> {
            String word = Texts.get(g.isHigh() ? "pathology.high" : "pathology.low");
            return r.score()
                    .map(s -> Texts.get(
                            "pathology.grade.score",
                            s.differentiation(),
                            s.mitoses(),
                            s.necrosis(),
                            s.total(),
                            g.number(),
                            word))
                    .orElseGet(() -> Texts.get("pathology.grade.stated", g.number(), word));
        });
    }

    /**
     * The labelling index in words, with its interval and the cut-off.
     *
     * @return one sentence; empty while there is none
     */
    public Optional<String> ki67() {
        return reading.get().ki67().map(k -> {
            String word = Texts.get(k.isHigh(Ki67Index.CUT_OFF_PERCENT) ? "pathology.high" : "pathology.low");
            String cut = Decimal.fixed(Ki67Index.CUT_OFF_PERCENT, 0);
            return k.interval(0.95)
                    .map(i -> Texts.get(
                            "pathology.ki67.counted",
                            Decimal.fixed(k.percent(), 1),
                            Decimal.fixed(i.lower(), 1),
                            Decimal.fixed(i.upper(), 1),
                            word,
                            cut))
                    .orElseGet(() -> Texts.get("pathology.ki67.stated", Decimal.fixed(k.percent(), 1), word, cut));
        });
    }

    /**
     * What is doubtful, in sentences.
     *
     * @return cautions about grade and labelling index
     */
    public List<String> cautions() {
        List<String> out = new ArrayList<>(reading.get().cautions());
        reading.get().ki67().flatMap(k -> k.caution(Ki67Index.CUT_OFF_PERCENT)).ifPresent(out::add);
        return out.stream().map(EngineTexts::say).toList();
    }
}
