package org.needlepoint.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.file.Path;

/**
 * Sends warnings and internal errors to a file; the terminal shows only what the commands print. In code rather than XML,
 * because parsing the XML costs a third of a second at every start.
 */
public final class LogConfiguration extends ContextAwareBase implements Configurator {
    /** System property with the path of the log file. */
    static final String FILE_PROPERTY = "needlepoint.log";

    /** Where messages go. */
    static Path file() {
        return Path.of(System.getProperty(
                FILE_PROPERTY,
                Path.of(System.getProperty("java.io.tmpdir"), "needlepoint-" + System.getProperty("user.name") + ".log")
                        .toString()));
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        // PDFBox warns about every standard font that the machine lacks; the report embeds its own.
        context.getLogger("org.apache").setLevel(Level.ERROR);
        // PixelMed logs what its exceptions say anyway.
        context.getLogger("com.pixelmed").setLevel(Level.OFF);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{ISO8601} %-5level %logger{0} - %msg%n");
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setFile(file().toString());
        appender.setEncoder(encoder);
        appender.start();
        // One that could not open its file would throw at each message.
        if (appender.isStarted()) {
            root.addAppender(appender);
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
