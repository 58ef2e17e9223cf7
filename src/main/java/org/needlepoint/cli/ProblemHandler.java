package org.needlepoint.cli;

import java.io.PrintWriter;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.problem.ProblemKind;
import org.needlepoint.work.CancelledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The one place where a failure becomes a message and an exit code. Commands do not catch. */
final class ProblemHandler implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    private static final int INTERNAL_ERROR = 1;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof ProblemException problem) {
            err.println("needlepoint: " + problem.getMessage());
            err.println("  what to do: " + problem.remedy());
            err.flush();
            LOG.debug("{} {}", problem.problem().kind(), problem.problem().name(), problem);
            return problem.problem().kind().exitCode();
        }
        if (failure instanceof CancelledException) {
            err.println("needlepoint: cancelled; nothing was written");
            err.flush();
            return ProblemKind.CANCELLED.exitCode();
        }
        // A defect of the program. The trace goes to the log file, not to the terminal.
        LOG.error("Internal error in '{}'", String.join(" ", parsed.originalArgs()), failure);
        err.println("needlepoint: internal error: " + failure);
        err.println("  what to do: nothing was written; please report this together with the log file "
                + LogConfiguration.file());
        err.flush();
        return INTERNAL_ERROR;
    }
}
