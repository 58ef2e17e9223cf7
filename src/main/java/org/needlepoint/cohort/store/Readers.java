package org.needlepoint.cohort.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.needlepoint.problem.ProblemException;

/** The persons who read and who adjudicate. */
public final class Readers {
    private static final String WHAT_A_READER_MAY =
            """
            grant select on flyway_schema_history, blind_core to %1$s;
            grant select on reader, read_session to %1$s;
            grant insert on read_session to %1$s;
            grant select (case_id, core_no, reader, session, entered_at, signed_at) on reading to %1$s;
            grant insert on reading to %1$s;
            grant update (adc_mean, adc_min, cho_cr, comment, entered_at, signed_at) on reading to %1$s""";

    private static final String WHAT_AN_ADJUDICATOR_MAY =
            """
            grant select on flyway_schema_history, blind_core, signed_read, adjudicated_core to %1$s;
            grant select on reader to %1$s;
            grant insert on adjudication to %1$s""";

    private Readers() {}

    /** What a person does. */
    public enum Role {
        /** Reads blind. */
        READER("reader"),
        /** Decides after both have signed. */
        ADJUDICATOR("adjudicator");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /**
         * The role in the store.
         *
         * @return word
         */
        public String word() {
            return word;
        }
    }

    /**
     * Registers a person. With a PostgreSQL role, that role is granted what blinded reading or adjudicating needs and
     * nothing else: no pathology, no surgery, no measurement, no other reader's rows, no value once entered.
     *
     * @param store the store
     * @param name short name, such as R1
     * @param role what the person does
     * @param experienceYears experience, if known
     * @param databaseRole PostgreSQL role under which the person connects, if there is one
     * @throws ProblemException if the name is taken or unusable, or the role cannot be granted
     */
    public static void add(
            CohortStore store, String name, Role role, OptionalInt experienceYears, Optional<String> databaseRole)
            throws ProblemException {
        Row row = CheckedRow.of("reader")
                .set("reader", name)
                .set("role", role.word())
                .set("experience_years", experienceYears.isPresent() ? experienceYears.getAsInt() : null)
                .set("database_role", databaseRole)
                .checked("reader " + name);
        if (databaseRole.isPresent() && store.location().dialect() == Dialect.SQLITE) {
            throw new ProblemException(StoreProblem.NO_ROLES, store.location().words());
        }
        store.change(t -> {
            if (t.row(row.table(), row.key()).isPresent()) {
                throw new ProblemException(StoreProblem.KNOWN_ALREADY, "reader", name);
            }
            t.insert(row);
            if (databaseRole.isPresent()) {
                grant(t, role, databaseRole.get());
            }
            return null;
        });
    }

    private static void grant(Transaction t, Role role, String databaseRole) throws SQLException {
        String quoted = '"' + databaseRole.replace("\"", "\"\"") + '"';
        String grants = role == Role.READER ? WHAT_A_READER_MAY : WHAT_AN_ADJUDICATOR_MAY;
        for (String statement : grants.formatted(quoted).split(";\n")) {
            t.execute(statement);
        }
    }

    static void require(Transaction t, String name, Role role) throws SQLException, ProblemException {
        List<List<String>> found = t.texts("select role from reader where reader = ?", name);
        if (found.isEmpty()) {
            throw new ProblemException(StoreProblem.UNKNOWN, "reader", name);
        }
        if (!found.get(0).get(0).equals(role.word())) {
            throw new ProblemException(
                    StoreProblem.WRONG_ROLE, name, found.get(0).get(0));
        }
    }
}
