package org.needlepoint.cohort.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server of Debian's package, started for the tests in a folder of its own and stopped with them. It runs
 * under an unprivileged user, since it refuses root.
 */
final class PostgresServer {
    private static final Path HOME = Path.of("/usr/lib/postgresql");
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static PostgresServer running;

    private final Path bin;
    private final Path data;
    private final int port;

    private PostgresServer(Path bin, Path data, int port) {
        this.bin = bin;
        this.data = data;
        this.port = port;
    }

    /** The running server; the test is skipped, and says so, where the package is not installed. */
    static synchronized PostgresServer require() {
        Optional<Path> bin = newestBin();
        Assumptions.assumeTrue(
                bin.isPresent(), "PostgreSQL is absent: install the Debian package postgresql to run this test");
        if (running == null) {
            running = start(bin.get());
            Runtime.getRuntime().addShutdownHook(new Thread(running::stop));
        }
        return running;
    }

    private static Optional<Path> newestBin() {
        if (!Files.isDirectory(HOME)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(HOME)) {
            return versions.map(v -> v.resolve("bin"))
                    .filter(b -> Files.isExecutable(b.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PostgresServer start(Path bin) {
        String folder = run(List.of("mktemp", "-d")).strip();
        Path data = Path.of(folder, "data");
        run(List.of(
                bin.resolve("initdb").toString(),
                "-D",
                data.toString(),
                "-U",
                "owner",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync"));
        PostgresServer server = new PostgresServer(bin, data, freePort());
        run(List.of(
                bin.resolve("pg_ctl").toString(),
                "-D",
                data.toString(),
                "-l",
                data.resolve("log").toString(),
                "-o",
                "-p " + server.port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c fsync=off",
                "-w",
                "start"));
        return server;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty database. */
    StoreLocation newDatabase() throws Exception {
        String name = "cohort" + DATABASES.incrementAndGet();
        execute("postgres", "create database " + name);
        return StoreLocation.of(url(name, "owner"));
    }

    String url(String database, String user) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + user;
    }

    void execute(String database, String sql) throws SQLException {
        try (Connection c = DriverManager.getConnection(url(database, "owner"))) {
            Dialect.execute(c, sql);
        }
    }

    private void stop() {
        run(List.of(bin.resolve("pg_ctl").toString(), "-D", data.toString(), "-m", "immediate", "stop"));
        run(List.of("rm", "-rf", data.getParent().toString()));
    }

    /** Runs a program as the user postgres, or as oneself if one is not root. */
    private static String run(List<String> command) {
        List<String> all = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            all.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        all.addAll(command);
        try {
            Path out = Files.createTempFile("needlepoint-pg", ".out");
            // Into a file: the server keeps the descriptor, so that a pipe would never end.
            Process p = new ProcessBuilder(all)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            boolean ended = p.waitFor(60, TimeUnit.SECONDS);
            String text = Files.readString(out);
            Files.delete(out);
            if (!ended || p.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", all) + " failed: " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
