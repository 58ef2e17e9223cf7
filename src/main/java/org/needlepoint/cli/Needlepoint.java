package org.needlepoint.cli;

import java.util.Locale;
import org.needlepoint.workflow.session.SoftwareVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/**
 * The program's entry: {@code needlepoint COMMAND …}.
 *
 * <p>Exit codes: 0 success, 1 internal error, 2 wrong usage, 10–32 one for each
 * {@link org.needlepoint.problem.ProblemKind}.
 */
@Command(
        name = "needlepoint",
        description = {
            "CT–MRI fusion biopsy planning for soft tissue sarcoma. Not a medical device.",
            "Without a command, or with 'open [PATH]', the workstation's window opens."
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Needlepoint.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AdviseCommand.class,
            MeasureCommand.class,
            RemeasureCommand.class,
            CohortCommand.class,
            InspectCommand.class,
            PowerCommand.class,
            SampleCommand.class,
            SpectrumCommand.class,
            StoreCommand.class,
            RegisterCommand.class,
            TransformCommand.class,
            EligibilityCommand.class,
            CheckTableCommand.class,
            ValidateCommand.class
        })
public final class Needlepoint implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Needlepoint() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param args command line
     */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /**
     * Runs a command inside this process.
     *
     * @param args command line
     * @return exit code
     */
    public static int run(String... args) {
        // Numbers in files and tables have one spelling everywhere.
        Locale.setDefault(Locale.ROOT);
        return new CommandLine(new Needlepoint())
                .setExecutionExceptionHandler(new ProblemHandler())
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Prints the program's version and the DICOM toolkit that runs. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "Needlepoint " + SoftwareVersion.version(),
                "DICOM toolkit: " + SoftwareVersion.dicomToolkit(),
                "Java " + Runtime.version(),
                "Not a medical device."
            };
        }
    }
}
