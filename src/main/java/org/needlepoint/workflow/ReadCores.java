package org.needlepoint.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.needlepoint.cohort.store.Adjudication;
import org.needlepoint.cohort.store.BlindCase;
import org.needlepoint.cohort.store.CohortStore;
import org.needlepoint.cohort.store.CoreId;
import org.needlepoint.cohort.store.ReadSession;
import org.needlepoint.cohort.store.ReadValues;
import org.needlepoint.cohort.store.Readers;
import org.needlepoint.problem.ProblemException;

/** Blinded reading: register readers, list what is to be read, enter, sign, adjudicate. */
public final class ReadCores {
    private final StoreTarget target;

    private ReadCores(StoreTarget target) {
        this.target = target;
    }

    /**
     * Reading on a store.
     *
     * @param target store
     * @return the actions
     */
    public static ReadCores on(StoreTarget target) {
        return new ReadCores(target);
    }

    /**
     * A reader's pass.
     *
     * @param reader reader
     * @param session number of the pass, from 1
     */
    public record Pass(String reader, int session) {
        private ReadSession blinded() {
            return new ReadSession(reader, session);
        }
    }

    /**
     * What is given for a core.
     *
     * @param caseId case
     * @param coreNo core
     * @param adcMean mean ADC, 10⁻³ mm²/s
     * @param adcMin minimum ADC, 10⁻³ mm²/s
     * @param choCr choline to creatine ratio
     * @param comment words; for an adjudication the reason
     */
    public record Entry(
            String caseId,
            int coreNo,
            OptionalDouble adcMean,
            OptionalDouble adcMin,
            OptionalDouble choCr,
            Optional<String> comment) {
        private CoreId core() {
            return new CoreId(caseId, coreNo);
        }

        private ReadValues values() {
            return new ReadValues(adcMean, adcMin, choCr, comment);
        }
    }

    /**
     * Registers a reader or an adjudicator.
     *
     * @param name short name
     * @param adjudicator whether the person adjudicates instead of reading
     * @param experienceYears experience, if known
     * @param databaseRole PostgreSQL role of the person, if there is one
     * @return what was done, in words
     * @throws ProblemException if the name is taken, or the role cannot be granted
     */
    public String register(String name, boolean adjudicator, OptionalInt experienceYears, Optional<String> databaseRole)
            throws ProblemException {
        Readers.Role role = adjudicator ? Readers.Role.ADJUDICATOR : Readers.Role.READER;
        try (CohortStore store = target.open()) {
            Readers.add(store, name, role, experienceYears, databaseRole);
        }
        return name + " registered as " + role.word()
                + databaseRole
                        .map(r -> "; the role " + r + " may do that and no more")
                        .orElse("");
    }

    /**
     * The cores in the reader's order, blinded.
     *
     * @param pass reader and session; the session is opened if it is not
     * @param seed seed of the order, for a session that is not opened yet
     * @param remaining only what is not signed
     * @return lines
     * @throws ProblemException if there is no such reader, or the session has another seed
     */
    public List<String> worklist(Pass pass, OptionalLong seed, boolean remaining) throws ProblemException {
        List<BlindCase> cases;
        try (CohortStore store = target.open()) {
            cases = pass.blinded().worklist(store, seed);
        }
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%4s  %-20s %4s  %-8s %-15s %s", "", "case", "core", "side", "site", "state"));
        for (BlindCase c : cases) {
            if (!remaining || c.state() != BlindCase.State.SIGNED) {
                lines.add(String.format(
                        "%4d  %-20s %4d  %-8s %-15s %s",
                        c.position(),
                        c.core().caseId(),
                        c.core().coreNo(),
                        c.side().orElse(""),
                        c.site().orElse(""),
                        c.state().name().toLowerCase(Locale.ROOT)));
            }
        }
        long signed =
                cases.stream().filter(c -> c.state() == BlindCase.State.SIGNED).count();
        lines.add(signed + " of " + cases.size() + " signed");
        return lines;
    }

    /**
     * Enters a reader's values.
     *
     * @param pass reader and session
     * @param entry values
     * @return what was done, in words
     * @throws ProblemException if a value is out of range, or the read is signed
     */
    public String enter(Pass pass, Entry entry) throws ProblemException {
        try (CohortStore store = target.open()) {
            pass.blinded().enter(store, entry.core(), entry.values());
        }
        return entry.core() + ": entered; it can be changed until it is signed";
    }

    /**
     * Signs one read, or all that were entered.
     *
     * @param pass reader and session
     * @param caseId case; empty for all
     * @param coreNo core of that case
     * @return what was done, in words
     * @throws ProblemException if nothing was entered, or it is signed already
     */
    public String sign(Pass pass, Optional<String> caseId, int coreNo) throws ProblemException {
        try (CohortStore store = target.open()) {
            if (caseId.isEmpty()) {
                return pass.blinded().signAll(store) + " reads signed and locked";
            }
            CoreId core = new CoreId(caseId.get(), coreNo);
            pass.blinded().sign(store, core);
            return core + ": signed and locked";
        }
    }

    /**
     * The cores that can be adjudicated, with the readers' values under no name.
     *
     * @return lines
     * @throws ProblemException if the database fails
     */
    public List<String> toAdjudicate() throws ProblemException {
        List<String> lines = new ArrayList<>();
        try (CohortStore store = target.open()) {
            for (Adjudication a : Adjudication.pending(store)) {
                lines.add(a.core().toString());
                for (ReadValues v : a.reads()) {
                    lines.add("    ADC mean " + text(v.adcMean()) + ", min " + text(v.adcMin())
                            + " (10⁻³ mm²/s), Cho/Cr " + text(v.choCr())
                            + v.comment().map(c -> ", \"" + c + "\"").orElse(""));
                }
            }
        }
        return lines.isEmpty() ? List.of("nothing to adjudicate: a core is listed when all its readers signed") : lines;
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "–";
    }

    /**
     * Decides on a core.
     *
     * @param adjudicator adjudicator
     * @param entry the values that count; the comment is the reason
     * @return what was done, in words
     * @throws ProblemException if not both have signed, the adjudicator read the core, or it is decided already
     */
    public String adjudicate(String adjudicator, Entry entry) throws ProblemException {
        try (CohortStore store = target.open()) {
            Adjudication.settle(store, entry.core(), adjudicator, entry.values());
        }
        return entry.core() + ": adjudicated and locked; these values feed the analysis";
    }
}
