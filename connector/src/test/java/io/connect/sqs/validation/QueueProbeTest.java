package io.connect.sqs.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.testing.RefusingSqs;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the messages about a queue's own settings, before a connector is created. */
class QueueProbeTest {

    private static final Duration VISIBILITY = Duration.ofSeconds(30);

    private final AnsweringSqs sqs = new AnsweringSqs();
    private final Map<String, String> config = new HashMap<>(Map.of(
            "sqs.queue.url", "https://sqs.eu-west-1.amazonaws.com/123456789012/orders.fifo", "kafka.topic", "orders"));

    @Test
    void nothingOfAQueueThatIsSetUpWell() {
        config.put("dlq.topic", "orders-dead");
        sqs.attributes = fifo(OptionalInt.of(10));

        assertThat(probe()).isEmpty();
    }

    @Test
    void thatAFifoQueueWithoutAWayOutLocksAGroup() {
        sqs.attributes = fifo(OptionalInt.empty());

        assertThat(probe()).singleElement().satisfies(warning -> {
            assertThat(warning.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(warning.key()).isEqualTo("dlq.topic");
            assertThat(warning.message()).contains("no redrive policy").endsWith("it locks its group");
        });
    }

    /**
     * Messages received together with a failing message are received as often as that message. So the redrive policy
     * moves them as well.
     */
    @Test
    void thatARedrivePolicyTakesFollowersAlong() {
        sqs.attributes = fifo(OptionalInt.of(10));

        assertThat(probe()).singleElement().satisfies(warning -> {
            assertThat(warning.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(warning.key()).isEqualTo("dlq.topic");
            assertThat(warning.message()).contains("has a redrive policy").contains("up to nine");
        });
    }

    @Test
    void thatCrashesCountAsReceives() {
        config.put("dlq.topic", "orders-dead");
        sqs.attributes = fifo(OptionalInt.of(3));

        assertThat(probe()).singleElement().satisfies(warning -> {
            assertThat(warning.key()).isEqualTo("sqs.queue.url");
            assertThat(warning.message()).contains("gives messages up after 3 receives");
        });
    }

    @Test
    void thatNothingCanBeDeletedWithoutAVisibilityTimeout() {
        sqs.attributes = standard(Duration.ZERO);

        assertThat(probe()).singleElement().satisfies(error -> {
            assertThat(error.isError()).isTrue();
            assertThat(error.key()).isEqualTo("sqs.visibility.timeout.seconds");
        });
    }

    @Test
    void thatAShortVisibilityTimeoutBringsMessagesBack() {
        sqs.attributes = standard(Duration.ofSeconds(2));

        assertThat(probe()).singleElement().satisfies(warning -> {
            assertThat(warning.isError()).isFalse();
            assertThat(warning.message()).contains("is 2 s; below 10 s");
        });
    }

    @Test
    void thatTheCredentialsMayNotDelete() {
        sqs.deletes = new BatchOutcome(List.of(new BatchOutcome.Refused(0, FailureKind.DENIED, "AccessDenied", "no")));

        assertThat(probe()).singleElement().satisfies(error -> {
            assertThat(error.isError()).isTrue();
            assertThat(error.key()).isEqualTo("aws.access.key.id");
            assertThat(error.message()).contains("sqs:DeleteMessage").contains("sqs.delete.messages=false");
        });
    }

    /** Otherwise the task would fail later, as soon as messages are in flight for half of their visibility timeout. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thatTheCredentialsMayNotChangeTheVisibility(boolean wholeCall) {
        config.put("sqs.delete.messages", Boolean.toString(wholeCall));
        sqs.changes = wholeCall
                ? CompletableFuture.failedFuture(new SqsFailure(FailureKind.DENIED, "AccessDenied", "no", null))
                : CompletableFuture.completedFuture(new BatchOutcome(
                        List.of(new BatchOutcome.Refused(0, FailureKind.DENIED, "AccessDenied", "no"))));
        sqs.attributes = standard(VISIBILITY);

        assertThat(probe()).singleElement().satisfies(error -> {
            assertThat(error.isError()).isTrue();
            assertThat(error.key()).isEqualTo("aws.access.key.id");
            assertThat(error.message()).contains("grant sqs:ChangeMessageVisibility");
        });
    }

    @Test
    void nothingOfDeletingWhereNothingIsDeleted() {
        config.put("sqs.delete.messages", "false");
        sqs.deletes = null;

        assertThat(probe()).isEmpty();
    }

    /**
     * A call that the service refuses makes the configuration invalid. A service that is unreachable for a moment does
     * not.
     */
    @Test
    void whetherAFailureIsTheConfigurationsFault() {
        sqs.attributes = null;
        sqs.failure = new SqsFailure(FailureKind.TRANSIENT, "Timeout", "no answer", null);
        assertThat(probe())
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isFalse());

        sqs.failure = new SqsFailure(FailureKind.NO_SUCH_QUEUE, "QueueDoesNotExist", "there is none", null);
        assertThat(probe()).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.key()).isEqualTo("sqs.queue.url");
        });
    }

    private List<Finding> probe() {
        return new QueueProbe(new SqsSourceConfig(config), sqs).probe();
    }

    private static QueueAttributes fifo(OptionalInt maxReceiveCount) {
        return new QueueAttributes(true, 1_700_000_000, VISIBILITY, maxReceiveCount);
    }

    private static QueueAttributes standard(Duration visibility) {
        return new QueueAttributes(false, 1_700_000_000, visibility, OptionalInt.empty());
    }

    private static final class AnsweringSqs extends RefusingSqs {
        private QueueAttributes attributes = standard(VISIBILITY);
        private SqsFailure failure;
        private BatchOutcome deletes = BatchOutcome.ALL_DONE;
        private CompletableFuture<BatchOutcome> changes = CompletableFuture.completedFuture(BatchOutcome.ALL_DONE);

        @Override
        public CompletableFuture<QueueAttributes> attributes(QueueUrl queue) {
            return attributes == null
                    ? CompletableFuture.failedFuture(failure)
                    : CompletableFuture.completedFuture(attributes);
        }

        @Override
        public CompletableFuture<BatchOutcome> delete(QueueUrl queue, List<String> receiptHandles) {
            return deletes == null ? super.delete(queue, receiptHandles) : CompletableFuture.completedFuture(deletes);
        }

        @Override
        public CompletableFuture<BatchOutcome> changeVisibility(
                QueueUrl queue, List<String> receiptHandles, Duration timeout) {
            return changes;
        }
    }
}
