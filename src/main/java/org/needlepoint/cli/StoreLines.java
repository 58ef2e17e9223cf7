package org.needlepoint.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Prints what a command of the store did. */
final class StoreLines {
    private StoreLines() {}

    static void print(CommandSpec spec, String line) {
        print(spec, List.of(line));
    }

    static void print(CommandSpec spec, List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }
}
