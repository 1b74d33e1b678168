package io.connect.sqs.converter;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.connect.sqs.config.SqsSourceConfig;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Without claim checks, the pointer of an extended client becomes the value, and the connector logs a warning. */
class UnfollowedPointersTest {

    private static final String OBJECT = "{\"s3BucketName\":\"b\",\"s3Key\":\"k\"}";

    private final Logger logger = (Logger) LoggerFactory.getLogger(DefaultMessageConverter.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
    }

    @Test
    void theFirstIsTold() {
        for (SourceMessage message : List.of(
                Messages.text(OBJECT),
                Messages.text("[\"software.amazon.payloadoffloading.PayloadS3Pointer\"," + OBJECT + "]"),
                Messages.text("[\"software.amazon.payloadoffloading.PayloadS3Pointer\",{}]"),
                Messages.text("{\"Type\":\"Notification\",\"Message\":\"" + OBJECT.replace("\"", "\\\"") + "\"}"),
                Messages.text("1234-5678", Map.of("S3MessageBodyKey", "(b)1234-5678")))) {
            DefaultMessageConverter converter = configured();
            log.list.clear();

            assertThat(value(converter, message)).isEqualTo(message.bodyText());
            value(converter, message);

            assertThat(log.list)
                    .as(message.bodyText())
                    .singleElement()
                    .asString()
                    .contains("WARN", "message.converter.class", "ClaimCheckMessageConverter", "id-1");
        }
    }

    @Test
    void otherBodiesAndPointersThatAreMeantToStayAreNotTold() {
        DefaultMessageConverter converter = configured();
        for (String body : List.of("", "{}", "the s3BucketName", OBJECT + " ".repeat(20_000))) {
            value(converter, Messages.text(body));
        }
        value(converter, Messages.text("the object", Map.of("S3MessageBodyKey", "(b)1234-5678")));
        value(configured("claim.check.retrieve.from.s3", "false"), Messages.text(OBJECT));

        assertThat(log.list).isEmpty();
    }

    /** The warning names a key to set. Setting the key must cause no other warning and must have its effect. */
    @Test
    void theKeyThatTheWarningNamesHasAnEffectHere() {
        value(configured(), Messages.text(OBJECT));
        Matcher advice =
                Pattern.compile("([\\w.]+)=false").matcher(log.list.get(0).getFormattedMessage());
        assertThat(advice.find()).isTrue();
        log.list.clear();

        value(configured(advice.group(1), "false"), Messages.text(OBJECT));

        assertThat(log.list).isEmpty();
        assertThat(new SqsSourceConfig(Map.of(advice.group(1), "false")).hasEffect(advice.group(1)))
                .isTrue();
    }

    private static Object value(MessageConverter converter, SourceMessage message) {
        return converter.convert(message).value().value();
    }

    private static DefaultMessageConverter configured(Object... config) {
        DefaultMessageConverter converter = new DefaultMessageConverter();
        converter.configure(Messages.config(config));
        return converter;
    }
}
