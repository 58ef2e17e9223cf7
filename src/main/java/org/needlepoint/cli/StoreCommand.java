package org.needlepoint.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.ExportCohort;
import org.needlepoint.workflow.ImportCohort;
import org.needlepoint.workflow.ListStore;
import org.needlepoint.workflow.MakeStore;
import org.needlepoint.workflow.StoreTarget;
import org.needlepoint.workflow.StoreTarget.Dates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code needlepoint store}: the cohort's database. */
@Command(
        name = "store",
        description = {
            "Keeps a cohort in an SQLite file or a PostgreSQL database.",
            "Patients under pseudonyms, cases, cores, measurements and refusals, readers and their blinded reads,",
            "pathology, surgery, follow-up. docs/store.md shows the way; docs/data-dictionary.md has every column."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StoreCommand.Create.class,
            StoreCommand.Upgrade.class,
            StoreCommand.Import.class,
            StoreCommand.Export.class,
            StoreAddCommands.Add.class,
            StoreAddCommands.Refuse.class,
            StoreImageCommands.Attach.class,
            StoreImageCommands.Listing.class,
            StoreImageCommands.Export.class,
            StoreReadCommands.Register.class,
            StoreReadCommands.Worklist.class,
            StoreReadCommands.Read.class,
            StoreReadCommands.Sign.class,
            StoreReadCommands.Adjudicate.class,
            StoreCommand.Listing.class,
            StoreCommand.Rows.class,
            StoreCommand.Links.class
        })
final class StoreCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** {@code store create}. */
    @Command(
            name = "create",
            description = {
                "Makes an empty store and the key file of its pseudonyms.",
                "For PostgreSQL the database must exist and be empty, and --key says where the key file shall lie."
            })
    static final class Create extends StoreAction {
        @Option(
                names = "--dates",
                defaultValue = "REAL",
                description = "Keep patients' dates as they are, or shift them by days that are constant for a patient:"
                        + " ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        private Dates dates;

        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            return MakeStore.create(store, dates);
        }
    }

    /** {@code store upgrade}. */
    @Command(name = "upgrade", description = "Brings a store that an older version made to this version.")
    static final class Upgrade extends StoreAction {
        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            return List.of(MakeStore.upgrade(store));
        }
    }

    /** {@code store import}. */
    @Command(
            name = "import",
            description = {
                "Brings tables from CSV or JSON into the store, all or nothing.",
                "A folder of CSV files named after their tables, one such file, or a JSON file. A column patient_id is",
                "turned into pseudonyms while reading."
            })
    static final class Import extends StoreAction {
        @Parameters(index = "1", paramLabel = "PATH", description = "Folder, .csv or .json file")
        private Path path;

        @Option(names = "--update", description = "Change rows that are there with other values (the trail records it)")
        private boolean update;

        @Option(
                names = "--dates",
                description = "What the files' dates are, for a store that shifts dates: ${COMPLETION-CANDIDATES}")
        private Dates dates;

        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            return ImportCohort.run(store, path, update, Optional.ofNullable(dates));
        }
    }

    /** {@code store export}. */
    @Command(
            name = "export",
            description =
                    "Writes all tables, as one CSV file each or as cohort.json. Holds pseudonyms, never Patient IDs.")
    static final class Export extends StoreAction {
        @Option(
                names = {"-o", "--out"},
                required = true,
                paramLabel = "DIR",
                description = "Output folder; made if absent")
        private Path output;

        @Option(names = "--json", description = "One JSON file instead of CSV files")
        private boolean json;

        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            return ExportCohort.tables(store, output, json);
        }
    }

    /** {@code store list}. */
    @Command(name = "list", description = "Lists cases, readers, refusals, or who changed what and when (trail).")
    static final class Listing extends StoreAction {
        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "WHAT",
                defaultValue = "CASES",
                description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        private ListStore.What what;

        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            return ListStore.lines(store, what);
        }
    }

    /** {@code store rows}. */
    @Command(
            name = "rows",
            description = {
                "Writes what an analysis reads.",
                "cases.csv, values.csv and candidates.csv are what ./needlepoint cohort DIR reads; complete/ has one row a core",
                "(cores.csv) and one a signed read of any session (reads.csv)."
            })
    static final class Rows extends StoreAction {
        @Option(
                names = {"-o", "--out"},
                required = true,
                paramLabel = "DIR",
                description = "Output folder; made if absent")
        private Path output;

        @Option(
                names = "--values",
                defaultValue = "READERS",
                description = "Imaging values of the READERS (adjudicated, else the mean of at least two who signed) or"
                        + " the program's own MEASUREMENTS (default: ${DEFAULT-VALUE})")
        private ListStore.Values values;

        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            return List.of(ListStore.rows(store, values, output));
        }
    }

    /** {@code store links}. */
    @Command(
            name = "links",
            description = "Writes the linking list, pseudonym and Patient ID, to a file that only you can read.")
    static final class Links extends StoreAction {
        @Option(
                names = {"-o", "--out"},
                required = true,
                paramLabel = "FILE",
                description = "CSV file to write; must not exist")
        private Path output;

        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            return List.of(ExportCohort.links(store, output));
        }
    }
}
