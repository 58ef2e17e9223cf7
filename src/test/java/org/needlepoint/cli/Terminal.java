package org.needlepoint.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs commands and keeps what they print; registered in a test as an extension, it restores the streams after each. */
final class Terminal implements BeforeEachCallback, AfterEachCallback {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private PrintStream systemOut;
    private PrintStream systemErr;

    @Override
    public void beforeEach(ExtensionContext context) {
        systemOut = System.out;
        systemErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        System.setOut(systemOut);
        System.setErr(systemErr);
    }

    /** Runs a command; what earlier ones printed is forgotten. */
    int run(String... arguments) {
        out.reset();
        err.reset();
        return Needlepoint.run(arguments);
    }

    /** What the last command printed. */
    String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What the last command complained of. */
    String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
