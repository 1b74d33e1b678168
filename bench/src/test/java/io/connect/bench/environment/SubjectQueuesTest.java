package io.connect.bench.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.subject.ConnectorTemplate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubjectQueuesTest {

    @Test
    void standForOneQueueOrForAllInEachOfThreeForms() {
        SubjectQueues queues = new SubjectQueues(
                List.of("http://127.0.0.1:4000/000000000000/a-1.fifo", "http://127.0.0.1:4000/000000000000/a-2.fifo"),
                () -> List.of(
                        "arn:aws:sqs:us-east-1:000000000000:a-1.fifo", "arn:aws:sqs:us-east-1:000000000000:a-2.fifo"));

        assertThat(new ConnectorTemplate(queues.placeholders())
                        .fill(
                                Map.of(
                                        "url", "${queue.url}",
                                        "urls", "${queue.urls}",
                                        "name", "${queue.name}",
                                        "names", "${queue.names}",
                                        "arn", "${queue.arn}",
                                        "arns", "${queue.arns}"),
                                Map.of()))
                .containsOnly(
                        Map.entry("url", "http://127.0.0.1:4000/000000000000/a-1.fifo"),
                        Map.entry(
                                "urls",
                                "http://127.0.0.1:4000/000000000000/a-1.fifo,http://127.0.0.1:4000/000000000000/a-2.fifo"),
                        Map.entry("name", "a-1.fifo"),
                        Map.entry("names", "a-1.fifo,a-2.fifo"),
                        Map.entry("arn", "arn:aws:sqs:us-east-1:000000000000:a-1.fifo"),
                        Map.entry(
                                "arns",
                                "arn:aws:sqs:us-east-1:000000000000:a-1.fifo,arn:aws:sqs:us-east-1:000000000000:a-2.fifo"));
    }

    @Test
    void askTheServiceForArnsOnlyWhereOneIsUsed() {
        SubjectQueues queues = new SubjectQueues(List.of("http://127.0.0.1:4000/000000000000/a"), () -> {
            throw new AssertionError("nobody wants an ARN");
        });

        assertThat(new ConnectorTemplate(queues.placeholders()).fill(Map.of("name", "${queue.name}"), Map.of()))
                .containsOnly(Map.entry("name", "a"));
    }
}
