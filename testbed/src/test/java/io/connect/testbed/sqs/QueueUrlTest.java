package io.connect.testbed.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class QueueUrlTest {

    private static final URI LINK = URI.create("http://127.0.0.1:4000");

    @Test
    void keepsTheQueueAndTakesHostAndPortOfTheOtherWay() {
        assertThat(QueueUrl.reachedAt(LINK, "http://127.0.0.1:9324/000000000000/orders.fifo"))
                .isEqualTo("http://127.0.0.1:4000/000000000000/orders.fifo");
        assertThat(QueueUrl.reachedAt(LINK, "http://sqs.us-east-1.localhost.localstack.cloud:4566/000000000000/a"))
                .isEqualTo("http://127.0.0.1:4000/000000000000/a");
        assertThat(QueueUrl.reachedAt(
                        URI.create("https://gateway:8443"), "http://localhost:4566/queue/us-east-1/000000000000/a"))
                .isEqualTo("https://gateway:8443/queue/us-east-1/000000000000/a");
    }

    @Test
    void leavesANameAlone() {
        assertThat(QueueUrl.reachedAt(LINK, "orders")).isEqualTo("orders");
    }

    @Test
    void endsWithTheNameOfTheQueue() {
        assertThat(QueueUrl.name("http://127.0.0.1:9324/000000000000/orders.fifo"))
                .isEqualTo("orders.fifo");
        assertThat(QueueUrl.name("orders")).isEqualTo("orders");
    }
}
