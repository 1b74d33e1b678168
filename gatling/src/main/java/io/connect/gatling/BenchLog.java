package io.connect.gatling;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * The log file of an invocation. Logback's own configuration sends warnings to the terminal; the file has everything, with
 * stack traces. It is added here because its folder is named when the run begins.
 */
final class BenchLog {

    /**
     * Logs "Failed to check connection" for each process that a fault kills; {@link java.util.logging} drops loggers without
     * a reference.
     */
    private static final java.util.logging.Logger JMX =
            java.util.logging.Logger.getLogger("javax.management.remote.misc");

    private static final String NAME = "bench.log";
    private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level [%thread] %logger{0} - %msg%n%ex{full}";

    private BenchLog() {}

    /** From now on, all that is logged is also written to a file of the folder. */
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

    /** Whether it is the root logger, or a logger that is kept from the terminal. */
    private static boolean isTop(Logger logger) {
        return logger.getName().equals(Logger.ROOT_LOGGER_NAME) || !logger.isAdditive();
    }
}
