package io.connect.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepeatFilterTest {

    private final RepeatFilter filter = new RepeatFilter();

    @Test
    void letsAWarningThroughOnceAMinute() {
        assertThat(decide(0, "failed: {}", "one")).isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide(0, "failed: {}", "two")).isEqualTo(FilterReply.DENY);
        assertThat(decide(59, "failed: {}", "three")).isEqualTo(FilterReply.DENY);
        assertThat(decide(60, "failed: {}", "four")).isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide(61, "failed: {}", "five")).isEqualTo(FilterReply.DENY);
    }

    @Test
    void letsOtherWarningsThrough() {
        assertThat(decide(0, "failed: {}", "one")).isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide(1, "another: {}", "one")).isEqualTo(FilterReply.NEUTRAL);
    }

    private FilterReply decide(long second, String message, String argument) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerName("io.connect.bench.sample.Sampler");
        event.setLevel(Level.WARN);
        event.setMessage(message);
        event.setArgumentArray(new Object[] {argument});
        event.setInstant(Instant.ofEpochSecond(second));
        return filter.decide(event);
    }
}
