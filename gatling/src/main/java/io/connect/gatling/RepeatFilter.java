package io.connect.gatling;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prints a warning at most once a minute, regardless of its arguments: a sampler that fails warns every second. Applies to the
 * terminal; the log file contains all messages. Safe for any thread.
 */
public final class RepeatFilter extends Filter<ILoggingEvent> {

    private static final long PERIOD_MILLIS = 60_000;

    /** Maps the logger and the message without arguments to the time of the last print. */
    private final Map<String, Long> passed = new ConcurrentHashMap<>();

    @Override
    public FilterReply decide(ILoggingEvent event) {
        String warning = event.getLoggerName() + ' ' + event.getMessage();
        Long now = event.getTimeStamp();
        Long before = passed.get(warning);
        if (before == null) {
            return passed.putIfAbsent(warning, now) == null ? FilterReply.NEUTRAL : FilterReply.DENY;
        }
        boolean due = now - before >= PERIOD_MILLIS && passed.replace(warning, before, now);
        return due ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
