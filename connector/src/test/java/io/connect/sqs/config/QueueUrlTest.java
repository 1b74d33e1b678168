package io.connect.sqs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueueUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://sqs.eu-west-1.amazonaws.com/123456789012/orders, eu-west-1",
        "https://sqs.us-gov-west-1.amazonaws.com/123456789012/orders, us-gov-west-1",
        "https://sqs.cn-north-1.amazonaws.com.cn/123456789012/orders, cn-north-1",
        "https://eu-central-1.queue.amazonaws.com/123456789012/orders, eu-central-1",
        "https://vpce-0a1b.sqs.us-east-2.vpce.amazonaws.com/123456789012/orders, us-east-2",
        "http://sqs.us-east-1.localhost.localstack.cloud:4566/000000000000/orders, us-east-1",
        "http://localhost:9324/000000000000/orders,",
    })
    void readsTheRegionOffTheHost(String url, String region) {
        assertThat(QueueUrl.parse(url).region().orElse(null)).isEqualTo(region);
        assertThat(QueueUrl.parse(url).name()).isEqualTo("orders");
    }

    @Test
    void theNameTellsAFifoQueue() {
        assertThat(QueueUrl.parse("http://localhost/0/orders.fifo").isFifo()).isTrue();
        assertThat(QueueUrl.parse("http://localhost/0/orders").isFifo()).isFalse();
    }

    @Test
    void anUnderscoreInTheHostIsNamed() {
        assertThatThrownBy(() -> QueueUrl.parse("http://elastic_mq:9324/0/orders"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'http://elastic_mq:9324/0/orders'")
                .hasMessageContaining("underscore");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "http://localhost",
                "http://localhost/0/",
                "http://local host/0/orders",
                "http://localhost:65536/0/orders",
                "http://localhost:0/0/orders",
                "arn:aws:sqs:eu-west-1:1:orders",
                "https://eu-west-1.console.aws.amazon.com/sqs/v3/home?region=eu-west-1#/queues/orders",
                "http://localhost/0/orders?Action=ReceiveMessage",
                "http://localhost/0/orders#top",
                "ftp://localhost/0/orders",
                "//localhost/0/orders",
                "http://localhost/0/a;http://localhost/0/b",
                "http://localhost/0/orders;",
                "http://localhost/a,b/orders",
                "http://localhost/0/or%20ders"
            })
    void refusesOtherTextThanAQueueUrlWithAnExample(String text) {
        assertThatThrownBy(() -> QueueUrl.parse(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'" + text.trim() + "' is not the URL of a queue")
                .hasMessageContaining("https://sqs.eu-west-1.amazonaws.com/123456789012/orders");
    }

    /** No client sends a login from here, and it would be in the log, in headers and in offsets. */
    @Test
    void aLoginIsRefusedAndNotShown() {
        assertThatThrownBy(() -> QueueUrl.parse("https://user:planted@sqs.eu-west-1.amazonaws.com/1/orders"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'https://***@sqs.eu-west-1.amazonaws.com/1/orders' is not the URL of a queue")
                .hasMessageNotContaining("planted");
    }
}
