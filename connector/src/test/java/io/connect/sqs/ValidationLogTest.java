package io.connect.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Validates with the real SDK and captures all log lines that the validation writes. */
class ValidationLogTest {

    private static final int LONGEST_LINE = 500;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @Test
    void problemsAreToldInSentencesAndNothingIsDumped() {
        Map<String, String> properties = new HashMap<>();
        properties.put("sqs.queue.url", "http://localhost:1/000000000000/orders");
        properties.put("aws.region", "eu-west-1");
        properties.put("aws.credentials.profile", "no-profile-of-this-name");
        properties.put("sqs.endpoint.url", "http://localhost:1");
        properties.put("message.converter.class", "io.connect.sqs.converter.AvroMessageConverter");
        log.start();
        root.addAppender(log);
        Map<String, String> errors = new HashMap<>();
        try {
            new SqsSourceConnector()
                    .validate(properties).configValues().stream()
                            .filter(value -> !value.errorMessages().isEmpty())
                            .forEach(value -> errors.put(value.name(), onlyError(value)));
        } finally {
            root.detachAppender(log);
        }

        assertThat(errors).containsOnlyKeys("aws.credentials.profile", "schema.registry.url");
        assertThat(errors.values())
                .allSatisfy(message -> assertThat(message)
                        .hasSizeLessThan(LONGEST_LINE)
                        .doesNotContain("\n", "Provider(", "ProfileFile("));
        assertThat(log.list.stream().filter(ValidationLogTest::isOfTheValidation))
                .anyMatch(event -> event.getFormattedMessage().endsWith("Write aws.endpoint.override.sqs"))
                .allSatisfy(event -> {
                    assertThat(event.getThrowableProxy()).isNull();
                    assertThat(event.getFormattedMessage())
                            .hasSizeLessThan(LONGEST_LINE)
                            .doesNotContain("\n", " values:");
                });
    }

    /** The server accepts connections and answers nothing. The SDK would wait ten seconds for the tunnel through a proxy. */
    @ParameterizedTest
    @ValueSource(strings = {"aws.endpoint.override", "proxy.url"})
    void aServerThatNeverAnswersIsToldInOneLine(String key) throws IOException {
        Map<String, String> properties = new HashMap<>(Map.of(
                "sqs.queue.url", "https://sqs.eu-west-1.amazonaws.com/123456789012/orders",
                "kafka.topic", "t",
                "aws.access.key.id", "id",
                "aws.secret.access.key", "secret"));
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        log.start();
        root.addAppender(log);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            properties.put(key, "http://127.0.0.1:" + silent.getLocalPort());
            assertThat(new SqsSourceConnector().validate(properties).configValues())
                    .allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());
            await("the end of the network threads")
                    .until(() -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> !before.contains(thread) && isOfTheNetwork(thread.getName())));
        } finally {
            root.detachAppender(log);
        }

        assertThat(log.list.stream()
                        .filter(ValidationLogTest::isOfTheValidation)
                        // The SDK itself reports each tunnel that a proxy refuses.
                        .filter(event -> !event.getLoggerName().endsWith(".Http1TunnelConnectionPool")))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getFormattedMessage()).contains("a proxy", "did not answer within 4 s");
                    assertThat(event.getThrowableProxy()).isNull();
                });
    }

    /** Threads left over from earlier tests may still log. */
    private static boolean isOfTheValidation(ILoggingEvent event) {
        return event.getThreadName().equals(Thread.currentThread().getName()) || isOfTheNetwork(event.getThreadName());
    }

    private static boolean isOfTheNetwork(String thread) {
        return thread.startsWith("sqs-connector-");
    }

    private static String onlyError(ConfigValue value) {
        assertThat(value.errorMessages()).as(value.name()).hasSize(1);
        return value.errorMessages().get(0);
    }
}
