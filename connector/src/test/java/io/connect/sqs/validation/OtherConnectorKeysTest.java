package io.connect.sqs.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.SqsSourceConfig;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherConnectorKeysTest {

    private static final Set<String> KEYS = SqsSourceConfig.CONFIG_DEF.names();
    private static final Pattern KEY = Pattern.compile("\\b(?:sqs|aws|kafka)\\.[a-z.]+[a-z]");

    @Test
    void everyKeyToWriteInsteadExists() {
        assertThat(OtherConnectorKeys.all()).hasSizeGreaterThan(40).allSatisfy((key, translation) -> {
            translation.target().ifPresent(target -> assertThat(KEYS).contains(target));
            KEY.matcher(translation.remark())
                    .results()
                    .forEach(mentioned -> assertThat(KEYS).as(key).contains(mentioned.group()));
        });
    }

    @Test
    void noKeyOfTheTableIsOneOfThisConnector() {
        assertThat(OtherConnectorKeys.all().keySet()).doesNotContainAnyElementsOf(KEYS);
    }

    @Test
    void everyEntryHasAKeyOrARemark() {
        assertThat(OtherConnectorKeys.all().values())
                .allSatisfy(entry -> assertThat(
                                entry.target().isPresent() || !entry.remark().isEmpty())
                        .as(entry.key())
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "sqs.url, sqs.queue.url",
        "aws.secret.key.id, aws.secret.access.key",
        "topics, kafka.topic",
        "sqs.credentials.provider.class, aws.credentials.provider.class",
        "sqs.proxy.url, proxy.url",
        "sqs.proxy.user, proxy.username",
        "sqs.proxy.password, proxy.password",
        "camel.kamelet.aws-sqs-source.session-token, aws.session.token",
        "camel.component.aws2-sqs.proxyHost, proxy.url",
        "camel.component.aws2-sqs.proxy-port, proxy.url",
        "camel.kamelet.aws-sqs-source.deleteAfterRead, sqs.delete.messages",
        "camel.kamelet.aws-sqs-source.max-messages-per-poll, sqs.max.messages",
        "camel.source.path.queueNameOrArn, sqs.queue.url",
        "camel.source.endpoint.region, aws.region",
        "camel.source.url, sqs.queue.url",
        "camel.component.aws2-sqs.accessKey, aws.access.key.id",
        "camel.component.aws2-sqs.uri-endpoint-override, aws.endpoint.override.sqs",
    })
    void aKeyOfAnotherConnectorIsTranslated(String key, String target) {
        assertThat(OtherConnectorKeys.of(key).orElseThrow().target()).contains(target);
    }

    @Test
    void aKeyWithoutACounterpartIsKnownAllTheSame() {
        assertThat(OtherConnectorKeys.of("confluent.topic.bootstrap.servers")).isPresent();
        assertThat(OtherConnectorKeys.of("camel.idempotency.enabled")).isPresent();
        assertThat(OtherConnectorKeys.of("some.other.tool")).isEmpty();
    }
}
