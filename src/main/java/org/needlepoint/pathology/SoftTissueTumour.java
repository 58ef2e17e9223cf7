package org.needlepoint.pathology;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One entry of the list of soft tissue tumours.
 *
 * @param id stable name for files, lower case with hyphens, such as {@code myxoid-liposarcoma}
 * @param name name as in the WHO classification, British spelling
 * @param category chapter
 * @param behaviour class of behaviour
 * @param icdO ICD-O morphology codes such as {@code 8852/3}; empty where this list does not state one
 * @param synonyms other names and abbreviations, also obsolete ones
 * @param differentiation FNCLCC tumour differentiation score (1–3) by variant; empty where none is published
 * @param fnclccUse whether the FNCLCC grade applies
 * @param fnclccReason why it does not; empty where it does
 */
public record SoftTissueTumour(
        String id,
        String name,
        TumourCategory category,
        Behaviour behaviour,
        List<String> icdO,
        List<String> synonyms,
        Map<String, Integer> differentiation,
        FnclccUse fnclccUse,
        String fnclccReason) {

    /**
     * Makes an entry.
     *
     * @throws IllegalArgumentException if a code, a score or the reason is not of its form
     */
    public SoftTissueTumour {
        icdO = List.copyOf(icdO);
        synonyms = List.copyOf(synonyms);
        differentiation = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(differentiation));
        if (!icdO.stream().allMatch(c -> c.matches("[89]\\d{3}/[013]"))) {
            throw new IllegalArgumentException(name + " has a malformed ICD-O code: " + icdO);
        }
        if (!differentiation.values().stream().allMatch(s -> s >= 1 && s <= 3)) {
            throw new IllegalArgumentException(name + " has a differentiation score outside 1–3: " + differentiation);
        }
        if ((fnclccUse == FnclccUse.GRADED) != fnclccReason.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a reason exactly if FNCLCC does not grade it");
        }
    }

    /**
     * Whether the FNCLCC system grades this tumour.
     *
     * @return true for sarcomas without an exception
     */
    public boolean isGradedByFnclcc() {
        return fnclccUse == FnclccUse.GRADED;
    }

    /**
     * Whether a differentiation score is one of those published for this tumour.
     *
     * @param score 1, 2 or 3
     * @return true if it is, or if none is published
     */
    public boolean allowsDifferentiation(int score) {
        return differentiation.isEmpty() || differentiation.containsValue(score);
    }

    /** The published scores in words, such as {@code 1 or 2}. */
    String differentiationWords() {
        return String.join(
                " or ",
                new TreeSet<>(differentiation.values())
                        .stream().map(String::valueOf).toList());
    }
}
