package io.connect.sqs.error;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailureLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("failure-log-test");
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private long now;
    private final FailureLog log = new FailureLog(logger, () -> now, "Receiving from queue orders");

    @BeforeEach
    void listen() {
        told.start();
        logger.addAppender(told);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(told);
    }

    @Test
    void tellsOfAnOutageOnceAMinuteAndOfItsEnd() {
        for (int second = 0; second < 150; second++) {
            now = Duration.ofSeconds(second).toNanos();
            log.failed("404 page not found");
        }
        log.succeeded();
        log.succeeded();

        assertThat(warnings())
                .containsExactly(
                        "Receiving from queue orders failed, trying again: 404 page not found",
                        "Receiving from queue orders has failed 60 times more, trying again: 404 page not found",
                        "Receiving from queue orders has failed 60 times more, trying again: 404 page not found");
        assertThat(told.list).last().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.INFO);
            assertThat(event.getFormattedMessage())
                    .isEqualTo("Receiving from queue orders works again, after 150 failures");
        });
    }

    @Test
    void tellsOfTheNextOutageAtOnceWhenTheLastWarningIsAMinuteOld() {
        log.failed("a");
        log.succeeded();
        now = Duration.ofMinutes(1).toNanos();
        log.failed("b");

        assertThat(warnings())
                .containsExactly(
                        "Receiving from queue orders failed, trying again: a",
                        "Receiving from queue orders failed, trying again: b");
    }

    /**
     * With half of the calls throttled, the log had a hundred warnings in half a minute. Found by {@code
     * lottery.feature}, seed 2.
     */
    @Test
    void tellsOnceAMinuteOfCallsOfWhichEachSecondOneFails() {
        for (int second = 0; second < 150; second++) {
            now = Duration.ofSeconds(second).toNanos();
            log.failed("throttled");
            log.succeeded();
        }

        assertThat(warnings())
                .containsExactly(
                        "Receiving from queue orders failed, trying again: throttled",
                        "Receiving from queue orders has failed 60 times more, trying again: throttled",
                        "Receiving from queue orders has failed 60 times more, trying again: throttled");
        assertThat(told.list.stream().filter(event -> event.getLevel() == Level.INFO))
                .hasSize(3);
    }

    private List<String> warnings() {
        return told.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
