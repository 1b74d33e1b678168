package io.connect.bench.arrival;

import io.connect.bench.ledger.Ledger;
import io.connect.bench.payload.MessageIdentity;
import io.connect.bench.payload.RawBodies;
import io.connect.testbed.sqs.QueueDepth;
import io.connect.testbed.sqs.SqsAdmin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Reads the messages left in the queues after a run and identifies each. Otherwise a copy of a message that has arrived could be
 * mistaken for a lost message. A message in flight cannot be read before its visibility timeout has passed. The reader waits for
 * such messages only while a message of the run is missing.
 */
public final class QueueLeftovers {

    /** Longer than the visibility timeout of five minutes that the guide gives its queues. */
    private static final Duration PATIENCE = Duration.ofSeconds(305);

    private static final Duration LOOK = Duration.ofMillis(200);

    private static final int AT_ONCE = 500;

    private final SqsAdmin sqs;
    private final String run;
    private final Ledger ledger;

    /** @param run name of the run inside its messages */
    public QueueLeftovers(SqsAdmin sqs, String run, Ledger ledger) {
        this.sqs = sqs;
        this.run = run;
        this.ledger = ledger;
    }

    /** The queues of a run, and their depth. */
    public interface Queues {

        /** The queues that messages were sent to. */
        Collection<String> urls();

        /** The queues that SQS moves messages to. */
        Collection<String> deadLetterUrls();

        /** The number of messages in the queues, without the dead-letter queues. */
        QueueDepth depth();
    }

    /**
     * Reports each message in the queues to the ledger. By then the subject no longer receives.
     *
     * @return how many further messages the queues hold
     */
    public long read(Queues queues) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            queues.deadLetterUrls()
                    .forEach(url ->
                            mark(sqs.drain(url), message -> ledger.deadLettered(message.producer(), message.seq())));
            queues.urls().forEach(url -> readWhileMissing(url, end));
            long held = queues.depth().total();
            if (held == 0 || ledger.missing() <= 0 || System.nanoTime() > end) {
                return held;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /**
     * Reads a queue while messages are missing. When no message is missing any more, all messages left are copies, and only
     * their number matters.
     */
    private void readWhileMissing(String url, long end) {
        List<Message> some = List.of();
        do {
            if (ledger.missing() <= 0 || System.nanoTime() > end) {
                return;
            }
            some = sqs.drain(url, AT_ONCE);
            mark(some, message -> ledger.leftInQueue(message.producer(), message.seq()));
        } while (!some.isEmpty());
    }

    private void mark(List<Message> messages, Consumer<MessageIdentity> mark) {
        messages.stream()
                .flatMap(message -> RawBodies.identity(message.body().getBytes(StandardCharsets.UTF_8)).stream())
                .filter(message -> message.run().equals(run))
                .forEach(mark);
    }
}
