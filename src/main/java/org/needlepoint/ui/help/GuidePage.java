package org.needlepoint.ui.help;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.text.Texts;

/** The pages of the guide, in the order of reading. */
public enum GuidePage {
    /** What the program is for, and how a session goes. */
    START,
    /** Step: study. */
    STUDY,
    /** Step: target slice. */
    TARGET_SLICE,
    /** Step: markers. */
    MARKERS,
    /** Step: registration. */
    REGISTRATION,
    /** Step: needle and core. */
    NEEDLE,
    /** Step: measurement. */
    MEASUREMENT,
    /** Step: pathology. */
    PATHOLOGY,
    /** Step: report. */
    REPORT,
    /** Views, windows, fusion. */
    PICTURES,
    /** Saving, recovery, safety. */
    KEEPING,
    /** Tables and figures of many cases. */
    COHORT;

    /** Parts of every page. */
    private static final List<String> PARTS = List.of("purpose", "do", "numbers", "attention");

    /**
     * A part of a page.
     *
     * @param heading what it tells
     * @param paragraphs text
     */
    public record Part(String heading, List<String> paragraphs) {
        /** Copies the list. */
        public Part {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /**
     * The page that explains a step.
     *
     * @param step step
     * @return page
     */
    public static GuidePage of(Step step) {
        return valueOf(step.name());
    }

    /**
     * Heading in the language in use.
     *
     * @return title
     */
    public String title() {
        return Texts.get("guide.title." + name());
    }

    /**
     * The page in the language in use.
     *
     * @return parts in the order of reading
     */
    public List<Part> parts() {
        return PARTS.stream()
                .map(p -> new Part(
                        Texts.get("guide.part." + p),
                        Arrays.asList(Texts.get("guide." + p + "." + name()).split("\n"))))
                .toList();
    }

    /**
     * Whether the page has all the words that are looked for.
     *
     * @param words words, in any order and case; none are found everywhere
     * @return whether it has
     */
    public boolean has(String words) {
        StringBuilder all = new StringBuilder(title());
        parts().forEach(p -> p.paragraphs().forEach(t -> all.append('\n').append(t)));
        String text = all.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(words.trim().toLowerCase(Locale.ROOT).split("\\s+"))
                .allMatch(text::contains);
    }
}
