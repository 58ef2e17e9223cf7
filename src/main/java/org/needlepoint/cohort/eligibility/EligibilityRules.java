package org.needlepoint.cohort.eligibility;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.needlepoint.pathology.TumourCatalogue;
import org.needlepoint.problem.ProblemException;

/**
 * Reasons for exclusion, in order. They come from a JSON file that people may edit; the file that comes with the
 * program holds the six of the fusion study.
 */
public final class EligibilityRules {
    private static final Set<String> FIELDS = Set.of("column", "oneOf", "is", "above", "daysFrom", "daysTo", "tumour");

    private final String title;
    private final List<ExclusionReason> reasons;

    private EligibilityRules(String title, List<ExclusionReason> reasons) {
        this.title = title;
        this.reasons = List.copyOf(reasons);
    }

    /**
     * The six reasons of the fusion study (Xu et al. 2025).
     *
     * @return rules
     */
    public static EligibilityRules ofTheStudy() {
        try (InputStream in = EligibilityRules.class.getResourceAsStream("study-reasons.json")) {
            return parse("study-reasons.json", new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ProblemException e) {
            throw new IllegalStateException("The program's own rules are malformed", e);
        }
    }

    /**
     * Reads rules.
     *
     * @param file JSON file as in docs/pathology.md
     * @return rules
     * @throws ProblemException {@link EligibilityProblem#UNREADABLE} or {@link EligibilityProblem#BAD_RULES}, which names
     *     the member
     */
    public static EligibilityRules read(Path file) throws ProblemException {
        try {
            return parse(file.toString(), new ObjectMapper().readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            throw bad(
                    file.toString(),
                    "line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    e.getOriginalMessage());
        } catch (IOException e) {
            throw new ProblemException(
                    e, EligibilityProblem.UNREADABLE, file, e.getClass().getSimpleName());
        }
    }

    private static EligibilityRules parse(String file, JsonNode root) throws ProblemException {
        JsonNode list = root.path("reasons");
        if (!list.isArray() || list.isEmpty()) {
            throw bad(file, "reasons", EligibilityWording.LIST_OF_REASONS.say());
        }
        List<ExclusionReason> reasons = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String at = "reasons[" + i + "]";
            JsonNode r = list.get(i);
            String id = text(file, at, r, "id");
            if (!ids.add(id)) {
                throw bad(file, at + ".id", EligibilityWording.TWICE.say(id));
            }
            JsonNode conditions = r.path("excludedIf");
            if (!conditions.isArray() || conditions.isEmpty()) {
                throw bad(file, at + ".excludedIf", EligibilityWording.LIST_OF_CONDITIONS.say());
            }
            List<Condition> parsed = new ArrayList<>();
            for (int j = 0; j < conditions.size(); j++) {
                parsed.add(condition(file, at + ".excludedIf[" + j + "]", conditions.get(j)));
            }
            reasons.add(new ExclusionReason(id, text(file, at, r, "reason"), parsed));
        }
        return new EligibilityRules(root.path("title").asText(file), reasons);
    }

    private static Condition condition(String file, String at, JsonNode c) throws ProblemException {
        for (String field : (Iterable<String>) c::fieldNames) {
            if (!FIELDS.contains(field)) {
                throw bad(file, at + "." + field, EligibilityWording.UNKNOWN_FIELD.say());
            }
        }
        if (c.has("daysFrom") || c.has("daysTo")) {
            return new Condition.DaysApart(
                    text(file, at, c, "daysFrom"), text(file, at, c, "daysTo"), limit(file, at, c));
        }
        String column = text(file, at, c, "column");
        if (c.has("above")) {
            return new Condition.Above(column, limit(file, at, c));
        }
        if (c.has("tumour")) {
            Set<String> tumours = new LinkedHashSet<>();
            for (String name : words(file, at, c, "tumour")) {
                try {
                    tumours.add(TumourCatalogue.who2020().named(name).id());
                } catch (ProblemException e) {
                    throw bad(file, at + ".tumour", e.getMessage());
                }
            }
            return new Condition.Tumour(column, tumours);
        }
        List<String> allowed = words(file, at, c, "oneOf");
        List<String> excluding = words(file, at, c, "is");
        if (!allowed.containsAll(excluding)) {
            throw bad(file, at + ".is", EligibilityWording.IN_ONE_OF.say());
        }
        return new Condition.Word(column, allowed, Set.copyOf(excluding));
    }

    private static double limit(String file, String at, JsonNode c) throws ProblemException {
        if (!c.path("above").isNumber()) {
            throw bad(file, at + ".above", EligibilityWording.NUMBER_NEEDED.say());
        }
        return c.path("above").asDouble();
    }

    private static List<String> words(String file, String at, JsonNode c, String field) throws ProblemException {
        List<String> words = new ArrayList<>();
        for (JsonNode w : c.path(field)) {
            words.add(w.asText().strip().toLowerCase(java.util.Locale.ROOT));
        }
        if (words.isEmpty()) {
            throw bad(file, at + "." + field, EligibilityWording.LIST_OF_WORDS.say());
        }
        return words;
    }

    private static String text(String file, String at, JsonNode node, String field) throws ProblemException {
        JsonNode t = node.path(field);
        if (!t.isTextual() || t.textValue().isBlank()) {
            throw bad(file, at + "." + field, EligibilityWording.TEXT_NEEDED.say());
        }
        return t.textValue().strip();
    }

    private static ProblemException bad(String file, String field, String why) {
        return new ProblemException(EligibilityProblem.BAD_RULES, file, field, why);
    }

    /**
     * What the rules are.
     *
     * @return title
     */
    public String title() {
        return title;
    }

    /**
     * The reasons, in the order in which they are applied.
     *
     * @return reasons
     */
    public List<ExclusionReason> reasons() {
        return reasons;
    }

    /**
     * Decides on one candidate: the first reason that applies counts.
     *
     * @param candidate candidate
     * @return decision
     */
    public Decision decide(Candidate candidate) {
        for (ExclusionReason reason : reasons) {
            Answer answer = reason.of(candidate);
            if (answer instanceof Answer.Yes) {
                return new Decision.Excluded(reason);
            }
            if (answer instanceof Answer.Unknown u) {
                return new Decision.Undecided(reason, u.column(), u.why());
            }
        }
        return new Decision.Eligible();
    }

    /**
     * Applies the rules to a cohort.
     *
     * @param candidates everybody assessed, each once
     * @return the flow
     * @throws ProblemException {@link EligibilityProblem#NO_CANDIDATES}, {@link EligibilityProblem#CASE_TWICE}
     */
    public EligibilityFlow apply(List<Candidate> candidates) throws ProblemException {
        if (candidates.isEmpty()) {
            throw new ProblemException(EligibilityProblem.NO_CANDIDATES);
        }
        Set<String> seen = new LinkedHashSet<>();
        for (Candidate c : candidates) {
            if (!seen.add(c.caseId())) {
                throw new ProblemException(EligibilityProblem.CASE_TWICE, c.caseId());
            }
        }
        return EligibilityFlow.of(this, candidates);
    }
}
