package io.connect.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
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

    /** Threads left over from earlier tests may still log. */
    private static boolean isOfTheValidation(ILoggingEvent event) {
        return event.getThreadName().equals(Thread.currentThread().getName())
                || event.getThreadName().startsWith("sqs-connector-network");
    }

    private static String onlyError(ConfigValue value) {
        assertThat(value.errorMessages()).as(value.name()).hasSize(1);
        return value.errorMessages().get(0);
    }
}
