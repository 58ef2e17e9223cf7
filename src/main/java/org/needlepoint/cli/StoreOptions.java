package org.needlepoint.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.needlepoint.workflow.StoreTarget;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which store, with which key, by whom: the same for every command that works on a store. */
final class StoreOptions {
    @Parameters(
            index = "0",
            paramLabel = "STORE",
            description =
                    "SQLite file, or jdbc:postgresql://HOST/DATABASE?user=NAME (a password is taken from ~/.pgpass)")
    private String store;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Key file of the pseudonyms (default: STORE.key beside an SQLite file)")
    private Path key;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Who acts, for the audit trail (default: the name of the system's user)")
    private String actor;

    StoreTarget target() {
        return target(store, key, actor);
    }

    static StoreTarget target(String store, Path key, String actor) {
        return new StoreTarget(
                store,
                Optional.ofNullable(key),
                actor == null || actor.isBlank() ? System.getProperty("user.name", "unknown") : actor);
    }
}
