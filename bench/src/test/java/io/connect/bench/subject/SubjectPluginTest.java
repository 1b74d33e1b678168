package io.connect.bench.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SubjectPluginTest {

    private static final Map<String, String> PLUGINS = Map.of(
            "com.example.QueueSourceConnector", "1.6.3",
            "org.apache.kafka.connect.mirror.MirrorSourceConnector", "4.4.0");

    @Test
    void isFoundByTheNamesThatConnectTakes() {
        SubjectPlugin found = new SubjectPlugin("com.example.QueueSourceConnector", "1.6.3");

        assertThat(SubjectPlugin.find(PLUGINS, "com.example.QueueSourceConnector"))
                .contains(found);
        assertThat(SubjectPlugin.find(PLUGINS, "QueueSourceConnector")).contains(found);
        assertThat(SubjectPlugin.find(PLUGINS, "QueueSource")).contains(found);
    }

    @Test
    void isNamedIfItIsMissingTogetherWithTheOnesThatAreThere() {
        assertThat(SubjectPlugin.missing(Map.of("com.example.Other", "1"), "com.example.QueueSource"))
                .get()
                .asString()
                .startsWith(
                        "the worker has found only com.example.Other, and not com.example.QueueSource; put its jars into")
                .contains("the subject's key plugin");
        assertThat(SubjectPlugin.missing(Map.of(), "QueueSource").orElseThrow())
                .startsWith("the worker has found no connector, and not QueueSource");
        assertThat(SubjectPlugin.missing(PLUGINS, "QueueSource")).isEmpty();
    }

    @Test
    void isNotGuessed() {
        assertThat(SubjectPlugin.find(PLUGINS, "com.example.Queue")).isEmpty();
        assertThat(SubjectPlugin.find(PLUGINS, "")).isEmpty();
    }
}
