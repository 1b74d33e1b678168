package io.connect.sqs.simulation;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.simulation.chance.Choices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The setup of the connector in a run.
 *
 * @param config       its configuration
 * @param queues a FIFO queue, and in some runs also a standard queue
 * @param exactlyOnce  whether the worker runs it in transactions
 * @param deadLetters whether failed messages go to a dead-letter topic
 */
record Setup(SqsSourceConfig config, List<QueueUrl> queues, boolean exactlyOnce, boolean deadLetters) {

    private static final QueueUrl FIFO = QueueUrl.parse("http://localhost/0/orders.fifo");
    private static final QueueUrl STANDARD = QueueUrl.parse("http://localhost/0/orders");

    /** Cached, because reading a configuration takes longer than many runs. */
    private static final Map<Map<String, String>, SqsSourceConfig> CONFIGS = new ConcurrentHashMap<>();

    static Setup choose(Choices choices) {
        List<QueueUrl> queues = choices.between(1, 4) == 1 ? List.of(FIFO, STANDARD) : List.of(FIFO);
        boolean deadLetters = choices.coin();
        Map<String, String> keys = new HashMap<>();
        keys.put(
                "sqs.queue.urls",
                String.join(",", queues.stream().map(QueueUrl::url).toList()));
        keys.put("kafka.topic", "t");
        keys.put("sqs.visibility.timeout.seconds", choices.oneOf("2", "3", "5", "10", "30"));
        keys.put("sqs.wait.time.seconds", choices.oneOf("1", "10", "20"));
        keys.put("sqs.max.messages", choices.oneOf("3", "10"));
        keys.put("sqs.max.in.flight.messages", choices.oneOf("10", "20", null));
        keys.put("sqs.max.poll.records", choices.oneOf("1", "4", "500"));
        keys.put("sqs.suspect.receive.count", choices.oneOf("2", "5"));
        keys.put("fifo.deduplication.enabled", choices.oneOf("true", "false"));
        keys.put("retry.backoff.ms", "100");
        keys.put("max.retries", "2");
        if (deadLetters) {
            keys.put("dlq.topic", Account.DEAD_LETTERS);
        }
        return new Setup(
                CONFIGS.computeIfAbsent(keys, SqsSourceConfig::new), queues, choices.between(1, 5) > 1, deadLetters);
    }
}
