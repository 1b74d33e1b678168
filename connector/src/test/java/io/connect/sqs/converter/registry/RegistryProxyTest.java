package io.connect.sqs.converter.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqs.converter.Messages;
import io.connect.sqs.testing.RecordingProxy;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;

class RegistryProxyTest {

    @Test
    void theRegistryIsCalledThroughTheProxyOfAllClients() {
        try (RecordingProxy proxy = new RecordingProxy(null)) {
            Map<String, Object> config = new HashMap<>(
                    Messages.config("schema.registry.url", "https://registry.invalid:8443", "proxy.url", proxy.url()));

            assertThatThrownBy(() -> new RegistryClient(RegistrySettings.of(config)).byId(1))
                    .isInstanceOf(RetriableException.class);

            assertThat(proxy.targets()).containsExactly("registry.invalid:8443");
        }
    }

    @Test
    void aRegistryToBypassIsNotAskedOfIt() {
        try (RecordingProxy proxy = new RecordingProxy(null)) {
            Map<String, Object> config = new HashMap<>(Messages.config(
                    "schema.registry.url",
                    "https://registry.invalid:8443",
                    "proxy.url",
                    proxy.url(),
                    "proxy.bypass.hosts",
                    "registry.invalid"));

            assertThatThrownBy(() -> new RegistryClient(RegistrySettings.of(config)).byId(1))
                    .isInstanceOf(RetriableException.class);

            assertThat(proxy.targets()).isEmpty();
        }
    }
}
