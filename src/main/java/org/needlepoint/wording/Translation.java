package org.needlepoint.wording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says a finished sentence in another language: finds the template that it was made from, and fills the same parts into the
 * other language's template.
 *
 * <p>A part may be a sentence itself, and a list of sentences is said one by one. What no template fits, such as the name of
 * a series, stays as it is.
 */
public final class Translation {
    private static final int MOST_REMEMBERED = 4096;
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");
    private static final Pattern WORD = Pattern.compile("[a-z]{3,}");
    /** What may stand in a list of labels, numbers and places without being a word. */
    private static final Pattern LABEL = Pattern.compile("[^\\p{Ll}]*\\d[^\\p{Ll}]*(mm|cm)?");

    private static final Pattern BESIDE_IDEOGRAPHS = Pattern.compile("(?<=\\p{IsHan}) ([与或]) (?=\\p{IsHan})");
    /** How the engine joins sentences, the longest first, and how they are joined here. */
    private static final List<Joint> JOINTS = List.of(
            new Joint("; or ", "；或", false),
            new Joint(", or ", "，或", false),
            new Joint("; ", "；", false),
            new Joint(", ", "，", false),
            new Joint(" or ", " 或 ", true),
            new Joint(" and ", " 与 ", true));

    private final List<Form> sure = new ArrayList<>();
    private final List<Form> vague = new ArrayList<>();
    private final Map<String, String> templates;
    private final Map<String, String> remembered = new ConcurrentHashMap<>();

    private record Joint(String here, String there, boolean word) {
        /** The members: not divided inside parentheses. */
        List<String> parts(String sentence) {
            List<String> out = new ArrayList<>();
            int depth = 0;
            int from = 0;
            for (int i = 0; i < sentence.length(); i++) {
                char c = sentence.charAt(i);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth == 0 && sentence.startsWith(here, i)) {
                    out.add(sentence.substring(from, i));
                    from = i + here.length();
                    i = from - 1;
                }
            }
            out.add(sentence.substring(from));
            return out;
        }

        String join(List<String> members) {
            String list = String.join(there, members);
            return word ? BESIDE_IDEOGRAPHS.matcher(list).replaceAll("$1") : list;
        }
    }

    /** A template of both languages, with what a sentence must be to be made from it. */
    private record Form(Pattern pattern, List<Integer> places, String literals, String clue, String other) {
        /** With the first parts as short as can be, or as long. */
        static Form of(String template, String other, boolean shortest) {
            StringBuilder regex = new StringBuilder();
            List<Integer> places = new ArrayList<>();
            List<String> literals = new ArrayList<>();
            Matcher m = PLACE.matcher(template);
            int from = 0;
            while (m.find()) {
                literals.add(template.substring(from, m.start()));
                int place = Integer.parseInt(m.group(1));
                regex.append(Pattern.quote(literals.get(literals.size() - 1)))
                        .append(
                                places.contains(place)
                                        ? "\\k<p" + place + ">"
                                        : "(?<p" + place + (shortest ? ">.*?)" : ">.*)"));
                if (!places.contains(place)) {
                    places.add(place);
                }
                from = m.end();
            }
            literals.add(template.substring(from));
            regex.append(Pattern.quote(literals.get(literals.size() - 1)));
            String clue = literals.stream()
                    .max(Comparator.comparingInt(String::length))
                    .orElseThrow();
            return new Form(
                    Pattern.compile(regex.toString(), Pattern.DOTALL),
                    places,
                    String.join("\0", literals),
                    clue,
                    other);
        }

        /** Whether it has too few letters to be told from anything else by them. */
        boolean isVague() {
            return literals.chars().filter(Character::isLetter).count() < 4;
        }

        Optional<Matcher> match(String sentence) {
            if (!sentence.contains(clue)) {
                return Optional.empty();
            }
            Matcher m = pattern.matcher(sentence);
            return m.matches() ? Optional.of(m) : Optional.empty();
        }
    }

    /**
     * Makes the translator.
     *
     * @param templates for each template of the language of the sentences that of the other language, with the same places
     */
    public Translation(Map<String, String> templates) {
        this.templates = Map.copyOf(templates);
        templates.forEach((here, there) -> {
            Form form = Form.of(here, there, true);
            // An abbreviation that is the same in both languages says nothing about a sentence.
            if (!here.equals(there) || !form.places().isEmpty()) {
                (form.isVague() ? vague : sure).add(form);
                if (form.isVague() && form.places().size() > 1) {
                    vague.add(Form.of(here, there, false));
                }
            }
        });
        sure.sort(Comparator.comparingInt((Form f) -> -f.literals().length()).thenComparing(Form::literals));
    }

    /**
     * The translation of sentences into the language of a bundle.
     *
     * @param wordings sentences
     * @param bundle holds the other template of each under its {@link Wording#key}
     * @return translation
     * @throws java.util.MissingResourceException if one is not in the bundle
     */
    public static Translation of(Collection<? extends Wording> wordings, ResourceBundle bundle) {
        Map<String, String> templates = new HashMap<>();
        wordings.forEach(w -> templates.put(w.template(), bundle.getString(w.key())));
        return new Translation(templates);
    }

    /**
     * A translation of these sentences and of others.
     *
     * @param more templates, as the constructor takes them; one that is here already stays as it is here
     * @return translation
     */
    public Translation with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.putAll(templates);
        return new Translation(all);
    }

    /**
     * A sentence in the other language.
     *
     * @param sentence sentence
     * @return the sentence, as far as it was made from the templates
     */
    public String say(String sentence) {
        String known = remembered.get(sentence);
        if (known == null) {
            known = translated(sentence).orElse(sentence);
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            remembered.put(sentence, known);
        }
        return known;
    }

    private Optional<String> translated(String s) {
        for (Form form : sure) {
            Optional<Matcher> m = form.match(s);
            if (m.isPresent()) {
                return list(s, form.literals(), true).or(() -> Optional.of(filled(form, m.get())));
            }
        }
        return list(s, "", true).or(() -> vaguely(s)).or(() -> list(s, "", false));
    }

    /**
     * A list of which every member fits a template, or in which some member can be said; not by a joint that belongs to the
     * template found.
     */
    private Optional<String> list(String s, String literals, boolean whole) {
        for (Joint joint : JOINTS) {
            List<String> members =
                    s.contains(joint.here()) && !literals.contains(joint.here()) ? members(joint, s) : List.of();
            if (members.size() > 1) {
                Optional<String> list = list(joint, members, whole);
                if (list.isPresent()) {
                    return list;
                }
            }
        }
        return Optional.empty();
    }

    /** The members of a list; what a template holds together although the joint stands in it is one member. */
    private List<String> members(Joint joint, String s) {
        List<String> parts = joint.parts(s);
        List<String> out = new ArrayList<>();
        int n = parts.size();
        for (int i = 0; i < n; ) {
            int end = n;
            while (end > i + 1 && !(end - i < n && holds(joint, String.join(joint.here(), parts.subList(i, end))))) {
                end--;
            }
            out.add(String.join(joint.here(), parts.subList(i, end)));
            i = end;
        }
        return out;
    }

    private boolean holds(Joint joint, String s) {
        return sure.stream()
                .anyMatch(f -> f.literals().contains(joint.here()) && f.match(s).isPresent());
    }

    private Optional<String> list(Joint joint, List<String> members, boolean whole) {
        List<String> out = new ArrayList<>();
        int found = 0;
        int labels = 0;
        for (String member : members) {
            if (whole && sure.stream().noneMatch(f -> f.match(member).isPresent())) {
                return Optional.empty();
            }
            Optional<String> said = translated(member);
            out.add(said.orElse(member));
            if (said.isPresent()) {
                found++;
            } else if (LABEL.matcher(member).matches()) {
                labels++;
            }
        }
        boolean plain = joint.word() && found + labels == members.size();
        return found > 0 || plain ? Optional.of(joint.join(out)) : Optional.empty();
    }

    /** By a template with hardly a letter: only if that brings its parts into the other language, as many as can be. */
    private Optional<String> vaguely(String s) {
        Optional<String> best = Optional.empty();
        for (Form form : vague) {
            Optional<Matcher> m = form.match(s).filter(x -> tells(form, x));
            if (m.isPresent()) {
                String said = filled(form, m.get());
                if (best.isEmpty() || words(said) < words(best.get())) {
                    best = Optional.of(said);
                }
            }
        }
        return best;
    }

    private boolean tells(Form form, Matcher m) {
        boolean letters = form.literals().chars().anyMatch(Character::isLetter);
        boolean plain = true;
        for (int place : form.places()) {
            String part = m.group("p" + place);
            if (translated(part).isPresent()) {
                return true;
            }
            plain &= LABEL.matcher(part).matches();
        }
        return letters && plain || form.places().isEmpty();
    }

    private static long words(String s) {
        return WORD.matcher(s).results().count();
    }

    /** The other template with the parts, each said too; no space between two ideographs that meet there. */
    private String filled(Form form, Matcher parts) {
        StringBuilder out = new StringBuilder();
        Matcher m = PLACE.matcher(form.other());
        int from = 0;
        boolean said = false;
        while (m.find()) {
            join(out, form.other().substring(from, m.start()), said);
            String part = parts.group("p" + m.group(1));
            // What stands in quotation marks is a name, and stays as it is even where it is a word.
            boolean name = !out.isEmpty() && out.charAt(out.length() - 1) == '“';
            Optional<String> other = name ? Optional.empty() : translated(part);
            said = other.isPresent();
            if (said && endsInSpacedIdeograph(out) && startsWithIdeograph(other.get())) {
                out.setLength(out.length() - 1);
            }
            out.append(other.orElse(part));
            from = m.end();
        }
        join(out, form.other().substring(from), said);
        return out.toString();
    }

    private static void join(StringBuilder out, String literal, boolean afterSaid) {
        boolean close = afterSaid
                && literal.startsWith(" ")
                && startsWithIdeograph(literal.substring(1))
                && !out.isEmpty()
                && Character.isIdeographic(out.charAt(out.length() - 1));
        out.append(close ? literal.substring(1) : literal);
    }

    private static boolean startsWithIdeograph(String s) {
        return !s.isEmpty() && Character.isIdeographic(s.charAt(0));
    }

    private static boolean endsInSpacedIdeograph(StringBuilder s) {
        return s.length() > 1 && s.charAt(s.length() - 1) == ' ' && Character.isIdeographic(s.charAt(s.length() - 2));
    }
}
