package org.needlepoint.cohort.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.needlepoint.problem.ProblemException;

/**
 * A reader's pass through the cores, blinded: in an order of the reader's own, without pathology, other readers or
 * earlier values. A read is locked when it is signed; the database itself refuses changes from then on.
 *
 * @param reader the reader
 * @param session number of the pass, 1 for the one that counts; further ones test repeatability
 */
public record ReadSession(String reader, int session) {
    /** SQLSTATE of the standard (ISO/IEC 9075, class 23). */
    private static final String UNIQUE_VIOLATION = "23505";

    private static final long DEFAULT_SEED = 1;

    // These two are all that is read from the store while reading blind.
    private static final String CORES = "select case_id, core_no, side, site from blind_core";
    private static final String OWN_STATES =
            "select case_id, core_no, signed_at from reading where reader = ? and session = %d";

    /**
     * The cores in this reader's order. The order follows from seed, reader and session alone: it is another one for each
     * reader and session, and stays when cores are added, which fall in somewhere.
     *
     * @param store the store
     * @param seed seed of the order, fixed when the session is first opened; empty for the one it has, or 1
     * @return all cores
     * @throws ProblemException if there is no such reader, or the session was opened with another seed
     */
    public List<BlindCase> worklist(CohortStore store, OptionalLong seed) throws ProblemException {
        return store.change(t -> {
            Readers.require(t, reader, Readers.Role.READER);
            long used = open(t, seed);
            Map<CoreId, BlindCase.State> states = new HashMap<>();
            for (List<String> row : t.texts(OWN_STATES.formatted(session), reader)) {
                states.put(core(row), row.get(2) == null ? BlindCase.State.ENTERED : BlindCase.State.SIGNED);
            }
            List<List<String>> cores = new ArrayList<>(t.texts(CORES));
            cores.sort(Comparator.comparing((List<String> row) -> place(used, core(row))));
            List<BlindCase> list = new ArrayList<>();
            for (List<String> row : cores) {
                list.add(new BlindCase(
                        list.size() + 1,
                        core(row),
                        Optional.ofNullable(row.get(2)),
                        Optional.ofNullable(row.get(3)),
                        states.getOrDefault(core(row), BlindCase.State.OPEN)));
            }
            return list;
        });
    }

    private static CoreId core(List<String> row) {
        return new CoreId(row.get(0), Integer.parseInt(row.get(1)));
    }

    private long open(Transaction t, OptionalLong seed) throws SQLException, ProblemException {
        TableSpec table = DataDictionary.table("read_session");
        Optional<Row> there = t.row(table, List.of(reader, (long) session));
        if (there.isPresent()) {
            long used = (Long) there.get().value("seed").orElseThrow();
            if (seed.isPresent() && seed.getAsLong() != used) {
                throw new ProblemException(StoreProblem.OTHER_SEED, reader, session, used);
            }
            return used;
        }
        long used = seed.orElse(DEFAULT_SEED);
        t.insert(CheckedRow.of("read_session")
                .set("reader", reader)
                .set("session", session)
                .set("seed", used)
                .set("opened_at", Instant.now())
                .checked("session " + session));
        return used;
    }

    /** A number that looks random and is the same every time; cores are shown in its order. */
    private String place(long seed, CoreId core) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String text = seed + "\n" + reader + "\n" + session + "\n" + core.coreNo() + "\n" + core.caseId();
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Enters values, replacing those that this reader entered in this session and has not signed.
     *
     * @param store the store
     * @param core the core
     * @param values the values
     * @throws ProblemException if a value is out of range, the read is signed, or the session not opened
     */
    public void enter(CohortStore store, CoreId core, ReadValues values) throws ProblemException {
        Row row = CheckedRow.of("reading")
                .set(core)
                .set("reader", reader)
                .set("session", session)
                .set(values)
                .set("comment", values.comment())
                .set("entered_at", Instant.now())
                .checked(core.toString());
        try {
            write(store, core, row);
        } catch (ProblemException e) {
            if (!(e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState()))) {
                throw e;
            }
            // A second screen of this reader entered the same read between our look and our insert: now it is there.
            write(store, core, row);
        }
    }

    private void write(CohortStore store, CoreId core, Row row) throws ProblemException {
        store.change(t -> {
            requireOpened(t);
            requireCore(t, core);
            if (state(t, core).isEmpty()) {
                t.insert(row);
            } else {
                t.updateOnly(row, List.of("adc_mean", "adc_min", "cho_cr", "comment", "entered_at"));
            }
            return null;
        });
    }

    /**
     * Signs a read: from now on it cannot be changed.
     *
     * @param store the store
     * @param core the core
     * @throws ProblemException if nothing was entered, or it is signed already
     */
    public void sign(CohortStore store, CoreId core) throws ProblemException {
        store.change(t -> {
            requireOpened(t);
            if (state(t, core).isEmpty()) {
                throw new ProblemException(StoreProblem.UNKNOWN, "read by " + reader + " of", core);
            }
            t.updateOnly(signature(core), List.of("signed_at"));
            return null;
        });
    }

    /**
     * Signs everything that was entered in this session and is not signed.
     *
     * @param store the store
     * @return how many reads that were
     * @throws ProblemException if the session is not opened
     */
    public int signAll(CohortStore store) throws ProblemException {
        return store.change(t -> {
            requireOpened(t);
            int signed = 0;
            for (List<String> row : t.texts(OWN_STATES.formatted(session), reader)) {
                if (row.get(2) == null) {
                    t.updateOnly(signature(core(row)), List.of("signed_at"));
                    signed++;
                }
            }
            return signed;
        });
    }

    private Row signature(CoreId core) {
        return new Row(
                DataDictionary.table("reading"),
                Map.of(
                        "case_id",
                        core.caseId(),
                        "core_no",
                        (long) core.coreNo(),
                        "reader",
                        reader,
                        "session",
                        (long) session,
                        "signed_at",
                        Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS)));
    }

    private Optional<List<String>> state(Transaction t, CoreId core) throws SQLException {
        return t.texts(OWN_STATES.formatted(session) + " and case_id = ?", reader, core.caseId()).stream()
                .filter(row -> core(row).equals(core))
                .findFirst();
    }

    private void requireOpened(Transaction t) throws SQLException, ProblemException {
        Readers.require(t, reader, Readers.Role.READER);
        if (t.row(DataDictionary.table("read_session"), List.of(reader, (long) session))
                .isEmpty()) {
            throw new ProblemException(StoreProblem.NO_SESSION, reader, session);
        }
    }

    static void requireCore(Transaction t, CoreId core) throws SQLException, ProblemException {
        boolean known = t.texts(CORES + " where case_id = ?", core.caseId()).stream()
                .anyMatch(row -> core(row).equals(core));
        if (!known) {
            throw new ProblemException(StoreProblem.UNKNOWN, "such core:", core);
        }
    }
}
