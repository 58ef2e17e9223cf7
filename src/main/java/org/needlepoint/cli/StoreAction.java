package org.needlepoint.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.workflow.StoreTarget;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works on a store and prints what it did. */
abstract class StoreAction implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StoreOptions options;

    /** Does the work; the lines are printed. */
    abstract List<String> act(StoreTarget store) throws ProblemException;

    @Override
    public final Integer call() throws ProblemException {
        PrintWriter out = spec.commandLine().getOut();
        act(options.target()).forEach(out::println);
        out.flush();
        return 0;
    }
}
