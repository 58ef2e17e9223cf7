package org.needlepoint.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.AddMeasuredCase;
import org.needlepoint.workflow.StoreTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands of {@code needlepoint store} that take what {@code measure} made or refused. */
final class StoreAddCommands {
    private StoreAddCommands() {}

    /** {@code store add}. */
    @Command(
            name = "add",
            description = {
                "Adds a measured case: patient (as pseudonym), case, core and measurement.",
                "With --reader the values are entered as that reader's own instead, made with the reader's marks."
            })
    static final class Add extends StoreAction {
        @Parameters(
                index = "1",
                paramLabel = "RESULT",
                description = "result.json of measure, or the folder that holds it")
        private Path result;

        @Option(names = "--case", paramLabel = "NAME", description = "Name of the case (default: that in the result)")
        private String caseId;

        @Option(
                names = "--core",
                paramLabel = "N",
                defaultValue = "1",
                description = "Number of the core within the case (default: 1)")
        private int core;

        @Option(names = "--reader", paramLabel = "NAME", description = "Enter the values as this reader's")
        private String reader;

        @Option(
                names = "--session",
                paramLabel = "N",
                defaultValue = "1",
                description = "Session of the reader (default: 1)")
        private int session;

        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            return List.of(AddMeasuredCase.run(
                    store, result, Optional.ofNullable(caseId), core, Optional.ofNullable(reader), session));
        }
    }

    /** {@code store refuse}. */
    @Command(
            name = "refuse",
            description = {
                "Records that measure refused a case, with its exit code and message.",
                "The study counts it: codes 18 (markers) and 19 (registration) are failed registrations."
            })
    static final class Refuse extends StoreAction {
        @Option(names = "--case", required = true, paramLabel = "NAME", description = "Name of the case")
        private String caseId;

        @Option(
                names = "--patient-id",
                paramLabel = "ID",
                description = "Patient ID, for a case that is not in the store yet; stored as pseudonym")
        private String patientId;

        @Option(
                names = "--exit-code",
                required = true,
                paramLabel = "CODE",
                description = "Exit code of measure, from 10 on")
        private int exitCode;

        @Option(
                names = "--message",
                required = true,
                paramLabel = "TEXT",
                description = "What measure said, without a patient's name or ID")
        private String message;

        @Override
        List<String> act(StoreTarget store) throws ProblemException {
            return List.of(AddMeasuredCase.refusal(
                    store, caseId, Optional.ofNullable(patientId), exitCode, message, Optional.empty()));
        }
    }
}
