package io.connect.sqs.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskThreadsTest {

    private final List<String> reported = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService own = TaskThreads.own("test", thrown -> reported.add(thrown.getMessage()));
    private final ExecutorService converters =
            TaskThreads.converters("test", 1, thrown -> reported.add(thrown.getMessage()));

    @AfterEach
    void end() {
        own.shutdownNow();
        converters.shutdownNow();
    }

    @Test
    void exceptionsAreReportedHoweverTheWorkWasStarted() {
        own.execute(() -> fail("executed"));
        own.schedule(() -> fail("scheduled"), 1, TimeUnit.MILLISECONDS);
        own.scheduleWithFixedDelay(() -> fail("repeated"), 1, 1, TimeUnit.MILLISECONDS);
        converters.execute(() -> fail("converting"));

        await().untilAsserted(() ->
                assertThat(reported).containsExactlyInAnyOrder("executed", "scheduled", "repeated", "converting"));
    }

    /** Submitting a job can fail when memory is short, for example after an answer of SQS. */
    @Test
    void aJobThatCannotBeTakenIsReported() {
        assertThatThrownBy(() -> own.execute(null)).isInstanceOf(NullPointerException.class);

        assertThat(reported).hasSize(1);
    }

    @Test
    void cancelledWorkIsNotReported() {
        ScheduledFuture<?> repeated = own.scheduleWithFixedDelay(() -> {}, 0, 1, TimeUnit.MILLISECONDS);
        repeated.cancel(false);
        own.execute(() -> fail("executed"));

        await().untilAsserted(() -> assertThat(reported).containsExactly("executed"));
    }

    private static void fail(String word) {
        throw new AssertionError(word);
    }
}
