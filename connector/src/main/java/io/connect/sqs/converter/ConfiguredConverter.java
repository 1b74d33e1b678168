package io.connect.sqs.converter;

import java.util.Map;

/** Configures a new converter, or closes it when that fails. */
public final class ConfiguredConverter {

    private ConfiguredConverter() {}

    /**
     * Configures a converter. A converter that refuses its configuration is closed, because the caller never gets it, and it
     * may have opened clients by then.
     *
     * @param connectorConfig the configuration of the connector, as the user wrote it
     * @return the same converter
     * @throws RuntimeException the exception of the converter
     */
    public static MessageConverter of(MessageConverter converter, Map<String, ?> connectorConfig) {
        try {
            converter.configure(connectorConfig);
            return converter;
        } catch (RuntimeException | Error refusal) {
            try {
                converter.close();
            } catch (RuntimeException e) {
                refusal.addSuppressed(e);
            }
            throw refusal;
        }
    }
}
