package org.needlepoint.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.ReadCores;
import org.needlepoint.workflow.StoreTarget;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands of {@code needlepoint store} for readers. */
final class StoreReadCommands {
    private StoreReadCommands() {}

    /** Which reader, in which session. */
    static final class PassOptions {
        @Option(names = "--reader", required = true, paramLabel = "NAME", description = "Reader, as registered")
        private String reader;

        @Option(
                names = "--session",
                paramLabel = "N",
                defaultValue = "1",
                description = "Pass of the reader; 1 counts, further ones test repeatability (default: 1)")
        private int session;

        ReadCores.Pass pass() {
            return new ReadCores.Pass(reader, session);
        }
    }

    /** Values of a core. */
    static final class ValueOptions {
        @Option(names = "--case", required = true, paramLabel = "NAME", description = "Case")
        private String caseId;

        @Option(names = "--core", paramLabel = "N", defaultValue = "1", description = "Core (default: 1)")
        private int core;

        @Option(names = "--adc-mean", paramLabel = "VALUE", description = "Mean ADC, 10⁻³ mm²/s")
        private Double adcMean;

        @Option(names = "--adc-min", paramLabel = "VALUE", description = "Minimum ADC, 10⁻³ mm²/s")
        private Double adcMin;

        @Option(names = "--cho-cr", paramLabel = "VALUE", description = "Choline to creatine ratio")
        private Double choCr;

        @Option(
                names = {"--comment", "--reason"},
                paramLabel = "TEXT",
                description = "Why a value is missing; for an adjudication the reason, which is required")
        private String comment;

        ReadCores.Entry entry() {
            return new ReadCores.Entry(
                    caseId, core, optional(adcMean), optional(adcMin), optional(choCr), Optional.ofNullable(comment));
        }

        private static OptionalDouble optional(Double value) {
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
    }

    /** {@code store reader}. */
    @Command(
            name = "reader",
            description = {
                "Registers a reader or an adjudicator.",
                "With --database-role on PostgreSQL that role of the server may read blind (or adjudicate) under this",
                "name, and sees nothing else of the store."
            })
    static final class Register extends StoreAction {
        @Parameters(index = "1", paramLabel = "NAME", description = "Short name such as R1; no person's name")
        private String name;

        @Option(names = "--adjudicator", description = "Adjudicates after both readers instead of reading")
        private boolean adjudicator;

        @Option(names = "--years", paramLabel = "N", description = "Years of experience")
        private Integer years;

        @Option(names = "--database-role", paramLabel = "ROLE", description = "PostgreSQL role of the person")
        private String databaseRole;

        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            return List.of(ReadCores.on(store)
                    .register(
                            name,
                            adjudicator,
                            years == null ? OptionalInt.empty() : OptionalInt.of(years),
                            Optional.ofNullable(databaseRole)));
        }
    }

    /** {@code store worklist}. */
    @Command(
            name = "worklist",
            description = {
                "Lists the cores in the reader's own order, blinded.",
                "No pathology, no other reader, no earlier value. The first call opens the session; the order follows",
                "from the seed and stays."
            })
    static final class Worklist extends StoreAction {
        @Mixin
        private PassOptions pass;

        @Option(names = "--seed", paramLabel = "N", description = "Seed of the order of a new session (default: 1)")
        private Long seed;

        @Option(names = "--remaining", description = "Only what is not signed")
        private boolean remaining;

        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            return ReadCores.on(store)
                    .worklist(pass.pass(), seed == null ? OptionalLong.empty() : OptionalLong.of(seed), remaining);
        }
    }

    /** {@code store read}. */
    @Command(name = "read", description = "Enters a reader's values of a core; they can be changed until signed.")
    static final class Read extends StoreAction {
        @Mixin
        private PassOptions pass;

        @Mixin
        private ValueOptions values;

        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            return List.of(ReadCores.on(store).enter(pass.pass(), values.entry()));
        }
    }

    /** {@code store sign}. */
    @Command(
            name = "sign",
            description = "Signs a read, or all that were entered. What is signed is locked in the database itself.")
    static final class Sign extends StoreAction {
        @Mixin
        private PassOptions pass;

        @ArgGroup(multiplicity = "1")
        private Which which;

        @Option(names = "--core", paramLabel = "N", defaultValue = "1", description = "Core (default: 1)")
        private int core;

        /** One or all. */
        static final class Which {
            @Option(names = "--case", required = true, paramLabel = "NAME", description = "Case")
            private String caseId;

            @Option(names = "--all", required = true, description = "Everything entered and not signed")
            private boolean all;
        }

        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            return List.of(ReadCores.on(store).sign(pass.pass(), Optional.ofNullable(which.caseId), core));
        }
    }

    /** {@code store adjudicate}. */
    @Command(
            name = "adjudicate",
            description = {
                "Lists the cores that both readers have signed, or decides on one.",
                "Without --by: lists them with their values under no name. With --by and values: decides, finally; these",
                "values then feed the analysis."
            })
    static final class Adjudicate extends StoreAction {
        @ArgGroup(exclusive = false)
        private Decision decision;

        /** Who decides what. */
        static final class Decision {
            @Option(names = "--by", required = true, paramLabel = "NAME", description = "Adjudicator, as registered")
            private String adjudicator;

            @ArgGroup(exclusive = false, multiplicity = "1")
            private ValueOptions values;
        }

        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            ReadCores reading = ReadCores.on(store);
            return decision == null
                    ? reading.toAdjudicate()
                    : List.of(reading.adjudicate(decision.adjudicator, decision.values.entry()));
        }
    }
}
