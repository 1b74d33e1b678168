package io.connect.sqs.converter;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * Converts a message to the value of a record.
 *
 * <p>A task creates one instance with the public constructor without arguments and calls {@link #configure} once. It calls
 * {@link #convert} from several threads at the same time, and {@link #close} when it stops. Conversion may block, for example
 * on S3, because it never runs on Connect's thread.
 */
public interface MessageConverter extends AutoCloseable {

    /** The keys that this converter reads in addition to the connector's keys. They are checked when a connector is validated. */
    default ConfigDef config() {
        return new ConfigDef();
    }

    /**
     * @param connectorConfig the configuration of the connector from the user
     * @throws org.apache.kafka.common.config.ConfigException if a key of this converter is missing or invalid
     */
    void configure(Map<String, ?> connectorConfig);

    /**
     * Converts one message.
     *
     * @throws DataException if the message can never be converted; it goes to the dead-letter topic immediately
     * @throws io.connect.sqs.converter.service.ServiceUnavailableException if a service that the converter needs is
     * unavailable; the message is retried, and the task may stop receiving until the service works again
     * @throws RetriableException if a retry may succeed; the message is retried with backoff, up to {@code max.retries} times.
     * Any other exception counts as a {@link DataException}
     */
    ConvertedMessage convert(SourceMessage message);

    /**
     * Whether {@link #convert} never blocks and takes only microseconds. Then messages from one receive are converted on one
     * thread, because a thread switch for each message would take longer. Otherwise they are converted concurrently.
     */
    default boolean isImmediate() {
        return false;
    }

    /** Releases the converter's resources. Also called if {@link #configure} failed. */
    @Override
    default void close() {}
}
