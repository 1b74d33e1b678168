package io.connect.sqs.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.SqsSourceConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkRulesTest {

    private static final String DISABLED = "jdk.http.auth.tunneling.disabledSchemes";

    private final Map<String, String> properties = new HashMap<>();

    @AfterEach
    void restore() {
        System.clearProperty(DISABLED);
    }

    @ParameterizedTest
    @CsvSource({
        "https://sqs.eu-west-1.amazonaws.com/1/q,             us-east-1, true",
        "https://sqs.eu-west-1.amazonaws.com/1/q,             eu-west-1, false",
        "https://queue.amazonaws.com/1/q,                     eu-west-1, true",
        "http://sqs.eu-west-1.localhost.localstack.cloud/1/q, us-east-1, false",
        "http://localhost:9324/1/q,                           us-east-1, false",
    })
    void anotherRegionThanThatOfTheUrlIsTold(String queue, String region, boolean told) {
        properties.put("sqs.queue.url", queue);
        properties.put("aws.region", region);

        assertThat(check().stream().map(Finding::key).toList()).isEqualTo(told ? List.of("aws.region") : List.of());
    }

    @Test
    void aLoginForAProxyNeedsAnOptionOfTheJdk() {
        properties.put("proxy.url", "http://proxy:3128");
        properties.put("proxy.username", "u");
        properties.put("proxy.password", "p");

        assertThat(check()).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.message()).contains("-D" + DISABLED + "=");
        });
        System.setProperty(DISABLED, "");
        assertThat(check()).isEmpty();
    }

    private List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        NetworkRules.check(new SqsSourceConfig(properties), findings);
        return findings;
    }
}
