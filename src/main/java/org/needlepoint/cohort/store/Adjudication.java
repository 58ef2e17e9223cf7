package org.needlepoint.cohort.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.needlepoint.problem.ProblemException;

/**
 * Deciding on a core after both readers have signed.
 *
 * @param core the core
 * @param reads the readers' values, in the order of their names but under no name
 */
public record Adjudication(CoreId core, List<ReadValues> reads) {

    /** The view of that name as a table. */
    private static final TableSpec SIGNED_READ = signedRead();

    /** Makes a case to adjudicate; the list is copied. */
    public Adjudication {
        reads = List.copyOf(reads);
    }

    /**
     * The cores that can be adjudicated: at least two readers have signed their first session, nobody is still reading,
     * and nobody has decided yet.
     *
     * @param store the store
     * @return cores with the readers' values
     * @throws ProblemException if the database fails
     */
    public static List<Adjudication> pending(CohortStore store) throws ProblemException {
        return store.look(t -> {
            Set<CoreId> decided = new HashSet<>();
            for (List<String> row : t.texts("select case_id, core_no from adjudicated_core")) {
                decided.add(new CoreId(row.get(0), Integer.parseInt(row.get(1))));
            }
            Map<CoreId, List<ReadValues>> reads = new LinkedHashMap<>();
            for (Row row : t.rows(SIGNED_READ)) {
                CoreId core = CoreId.of(row);
                if (!decided.contains(core)) {
                    reads.computeIfAbsent(core, c -> new ArrayList<>()).add(ReadValues.of(row));
                }
            }
            List<Adjudication> pending = new ArrayList<>();
            reads.forEach((core, values) -> pending.add(new Adjudication(core, values)));
            return pending;
        });
    }

    /**
     * Decides: these values count from now on, and cannot be changed.
     *
     * @param store the store
     * @param core the core
     * @param adjudicator registered as adjudicator, and not a reader of this core
     * @param values values that count; their comment is the reason, and must be there
     * @throws ProblemException if not both have signed, the adjudicator read the core, or it is decided already
     */
    public static void settle(CohortStore store, CoreId core, String adjudicator, ReadValues values)
            throws ProblemException {
        Row row = CheckedRow.of("adjudication")
                .set(core)
                .set("reader", adjudicator)
                .set(values)
                .set("reason", values.comment())
                .set("signed_at", Instant.now())
                .checked(core.toString());
        store.change(t -> {
            Readers.require(t, adjudicator, Readers.Role.ADJUDICATOR);
            ReadSession.requireCore(t, core);
            if (!t.texts("select core_no from adjudicated_core where case_id = ?", core.caseId()).stream()
                    .filter(r -> Integer.parseInt(r.get(0)) == core.coreNo())
                    .toList()
                    .isEmpty()) {
                throw new ProblemException(StoreProblem.LOCKED, core + " is adjudicated already");
            }
            t.insert(row);
            return null;
        });
    }

    private static TableSpec signedRead() {
        TableSpec reading = DataDictionary.table("reading");
        List<String> columns = List.of("case_id", "core_no", "reader", "adc_mean", "adc_min", "cho_cr", "comment");
        return new TableSpec(
                "signed_read",
                "Signed values.",
                columns.stream().map(c -> reading.field(c).orElseThrow()).toList(),
                List.of("case_id", "core_no", "reader"),
                List.of(),
                List.of());
    }
}
