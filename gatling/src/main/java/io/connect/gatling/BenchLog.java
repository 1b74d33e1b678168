package io.connect.gatling;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * The log file of an invocation. Logback's own configuration sends warnings to the terminal; the file contains all messages, with
 * stack traces. The file is added by code, because its folder is known only when the run begins.
 */
final class BenchLog {

    /**
     * This logger reports "Failed to check connection" for each process that a fault kills. It is stored here because
     * {@link java.util.logging} drops loggers without a reference.
     */
    private static final java.util.logging.Logger JMX =
            java.util.logging.Logger.getLogger("javax.management.remote.misc");

    private static final String NAME = "bench.log";
    private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level [%thread] %logger{0} - %msg%n%ex{full}";

    private BenchLog() {}

    /** From now on, everything that is logged is also written to a file in the folder. */
    static void in(Path folder) {
        JMX.setLevel(java.util.logging.Level.OFF);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        FileAppender<ILoggingEvent> file = new FileAppender<>();
        file.setContext(context);
        file.setFile(folder.resolve(NAME).toString());
        file.setEncoder(encoder);
        file.start();
        context.getLoggerList().stream().filter(BenchLog::isTop).forEach(logger -> logger.addAppender(file));
    }

    /** Whether it is the root logger, or a logger whose messages do not go to the terminal. */
    private static boolean isTop(Logger logger) {
        return logger.getName().equals(Logger.ROOT_LOGGER_NAME) || !logger.isAdditive();
    }
}
