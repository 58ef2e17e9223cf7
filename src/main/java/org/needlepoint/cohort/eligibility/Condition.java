package org.needlepoint.cohort.eligibility;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.needlepoint.pathology.TumourCatalogue;
import org.needlepoint.problem.ProblemException;

/** One condition for exclusion on the columns of a candidate. */
sealed interface Condition {

    /** Whether it holds. */
    Answer of(Candidate candidate);

    /**
     * A column that holds one of a few words.
     *
     * @param column column
     * @param oneOf every word allowed, lower case
     * @param is words that exclude
     */
    record Word(String column, List<String> oneOf, Set<String> is) implements Condition {
        @Override
        public Answer of(Candidate c) {
            return c.value(column)
                    .map(v -> {
                        String word = v.toLowerCase(Locale.ROOT);
                        return oneOf.contains(word)
                                ? Answer.of(is.contains(word))
                                : new Answer.Unknown(
                                        column, EligibilityWording.NOT_ONE_OF.say(v, String.join(", ", oneOf)));
                    })
                    .orElse(missing(column));
        }
    }

    /**
     * A number above a limit.
     *
     * @param column column
     * @param limit excluded above it
     */
    record Above(String column, double limit) implements Condition {
        @Override
        public Answer of(Candidate c) {
            return c.value(column)
                    .map(v -> {
                        try {
                            double number = Double.parseDouble(v);
                            return Double.isFinite(number) && number >= 0
                                    ? Answer.of(number > limit)
                                    : new Answer.Unknown(column, EligibilityWording.NOT_FROM_ZERO.say(v));
                        } catch (NumberFormatException e) {
                            return new Answer.Unknown(column, EligibilityWording.NO_NUMBER.say(v));
                        }
                    })
                    .orElse(missing(column));
        }
    }

    /**
     * More days between two dates than a limit, in either order.
     *
     * @param from column with an ISO 8601 date
     * @param to column with an ISO 8601 date
     * @param limit excluded above it, days
     */
    record DaysApart(String from, String to, double limit) implements Condition {
        @Override
        public Answer of(Candidate c) {
            for (String column : List.of(from, to)) {
                if (c.value(column).isEmpty()) {
                    return missing(column);
                }
                try {
                    LocalDate.parse(c.value(column).get());
                } catch (DateTimeException e) {
                    return new Answer.Unknown(
                            column,
                            EligibilityWording.NO_DATE.say(c.value(column).get()));
                }
            }
            return Answer.of(Math.abs(ChronoUnit.DAYS.between(
                            LocalDate.parse(c.value(from).orElseThrow()),
                            LocalDate.parse(c.value(to).orElseThrow())))
                    > limit);
        }
    }

    /**
     * A subtype that excludes.
     *
     * @param column column with a name of the WHO list
     * @param ids identifiers of the subtypes that exclude
     */
    record Tumour(String column, Set<String> ids) implements Condition {
        @Override
        public Answer of(Candidate c) {
            return c.value(column)
                    .map(v -> {
                        try {
                            return Answer.of(ids.contains(
                                    TumourCatalogue.who2020().named(v).id()));
                        } catch (ProblemException e) {
                            return new Answer.Unknown(column, e.getMessage());
                        }
                    })
                    .orElse(missing(column));
        }
    }

    private static Answer missing(String column) {
        return new Answer.Unknown(column, EligibilityWording.EMPTY.say());
    }
}
