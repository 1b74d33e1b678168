package io.connect.bench.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.bench.BrokenRunException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectorTemplateTest {

    private final ConnectorTemplate template =
            new ConnectorTemplate(Map.of("queue.url", () -> "http://127.0.0.1:1/q$1", "topic", () -> "orders"));

    @Test
    void replacesEveryPlaceholderWhereverItStands() {
        assertThat(template.fill(Map.of("a", "x-${topic}-${queue.url}"), Map.of()))
                .containsExactly(Map.entry("a", "x-orders-http://127.0.0.1:1/q$1"));
    }

    @Test
    void scenarioOverridesDefaults() {
        assertThat(template.fill(Map.of("tasks.max", "1", "b", "kept"), Map.of("tasks.max", "4")))
                .containsOnly(Map.entry("tasks.max", "4"), Map.entry("b", "kept"));
    }

    @Test
    void namesKeyValueAndKnownPlaceholdersForAnUnknownOne() {
        assertThatThrownBy(() -> template.fill(Map.of("url", "${queu.url}"), Map.of()))
                .isInstanceOf(BrokenRunException.class)
                .hasMessage("connector key url is '${queu.url}', and ${queu.url} stands for nothing in this "
                        + "environment; it has [queue.url, topic]");
    }
}
