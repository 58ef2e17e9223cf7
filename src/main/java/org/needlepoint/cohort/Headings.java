package org.needlepoint.cohort;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.needlepoint.problem.ProblemException;

/** Understands headings: which column, which unit, whose reading. */
final class Headings {
    private static final Pattern BRACKET = Pattern.compile("[(\\[]([^)\\]]*)[)\\]]");
    private static final Pattern READER = Pattern.compile("(?:r|reader|obs|observer|rater)(\\d+)");

    private Headings() {}

    /**
     * What a heading means.
     *
     * @param heading as written
     * @param column column; empty if it is none of the dictionary's
     * @param key the column's key, or the heading in snake case
     * @param reader reader named in the heading
     * @param factor from the heading's unit to the column's
     */
    record Meaning(String heading, Optional<CohortColumn> column, String key, Optional<String> reader, double factor) {}

    static Meaning meaning(String file, String heading) throws ProblemException {
        String plain = plain(heading);
        Optional<CohortColumn> whole = named(compact(plain));
        if (whole.isPresent()
                && (!whole.get().needsUnit()
                        || compact(plain).equals(compact(whole.get().key())))) {
            return new Meaning(heading, whole, whole.get().key(), Optional.empty(), 1);
        }
        List<String> brackets = new ArrayList<>();
        Matcher m = BRACKET.matcher(plain);
        while (m.find()) {
            brackets.add(m.group(1).strip());
        }
        List<String> words = new ArrayList<>(
                Arrays.asList(snake(BRACKET.matcher(plain).replaceAll(" ")).split("_")));
        Optional<String> reader = takeReader(words);
        for (int i = 0; i < brackets.size() && reader.isEmpty(); i++) {
            reader = takeReader(
                    new ArrayList<>(Arrays.asList(snake(brackets.get(i)).split("_"))));
            if (reader.isPresent()) {
                brackets.remove(i);
            }
        }
        String name = String.join("", words);
        Optional<String> unit = brackets.isEmpty() ? Optional.empty() : Optional.of(brackets.get(brackets.size() - 1));
        Optional<CohortColumn> column = named(name);
        if (column.isEmpty() && unit.isEmpty()) {
            for (int cut = name.length() - 1; cut > 0 && column.isEmpty(); cut--) {
                String rest = name.substring(cut);
                column =
                        named(name.substring(0, cut)).filter(c -> c.factor(rest).isPresent());
                unit = column.isPresent() ? Optional.of(rest) : Optional.empty();
            }
        }
        if (column.isEmpty() || reader.isPresent() && !column.get().isReading()) {
            String key = reader.isPresent() ? String.join("_", words) : snake(plain);
            return new Meaning(heading, Optional.empty(), key, reader, 1);
        }
        return new Meaning(heading, column, column.get().key(), reader, factor(file, heading, column.get(), unit));
    }

    private static double factor(String file, String heading, CohortColumn column, Optional<String> unit)
            throws ProblemException {
        String known = String.join(", ", column.unitNames());
        if (unit.isEmpty()) {
            if (column.needsUnit()) {
                throw new ProblemException(CohortProblem.UNIT_MISSING, file, heading, known);
            }
            return 1;
        }
        Optional<Double> factor = column.factor(compact(unit.get()));
        if (factor.isEmpty()) {
            throw new ProblemException(
                    CohortProblem.UNKNOWN_UNIT,
                    file,
                    heading,
                    unit.get(),
                    known.isEmpty() ? CohortWording.NO_UNIT.say() : known);
        }
        return factor.get();
    }

    private static Optional<CohortColumn> named(String compact) {
        return Arrays.stream(CohortColumn.values())
                .filter(c -> c.isCalled(compact))
                .findFirst();
    }

    /** Takes "r1", "reader1" or "reader", "1" out of the words. */
    private static Optional<String> takeReader(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            Matcher one = READER.matcher(words.get(i));
            if (one.matches()) {
                words.remove(i);
                return Optional.of("reader " + one.group(1));
            }
            if (i + 1 < words.size()
                    && READER.matcher(words.get(i) + words.get(i + 1)).matches()) {
                String number = words.remove(i + 1);
                words.remove(i);
                return Optional.of("reader " + number);
            }
        }
        return Optional.empty();
    }

    private static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u2212', '-')
                .replace('\u03bc', 'u')
                .strip();
    }

    /** Letters and digits alone; per cent in a word; a leading multiplication sign is left out. */
    static String compact(String text) {
        return snake(text).replace("_", "").replaceFirst("^x(?=1)", "");
    }

    /** Lower case with underscores between words. */
    static String snake(String text) {
        return plain(text)
                .replace("%", " percent ")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
    }
}
