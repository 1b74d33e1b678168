package io.connect.sqs.converter;

import java.util.Map;

/** Configures a new converter, and closes it if this fails. */
public final class ConfiguredConverter {

    private ConfiguredConverter() {}

    /**
     * Configures a converter. If the configuration fails, the converter is closed, because it may have opened clients and the
     * caller never gets it.
     *
     * @param connectorConfig the configuration of the connector from the user
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
