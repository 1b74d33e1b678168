package io.connect.sqs.converter;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * Turns a message into the value of a record.
 *
 * <p>A task makes one instance with the public no-argument constructor, calls {@link #configure} once, then
 * {@link #convert} from several threads at once, and {@link #close} when it stops. Conversion may block, for example on
 * S3; it never runs on Connect's own thread.
 */
public interface MessageConverter extends AutoCloseable {

    /** The keys this converter reads in addition to the connector's keys; checked when a connector is validated. */
    default ConfigDef config() {
        return new ConfigDef();
    }

    /**
     * @param connectorConfig the configuration of the connector, as the user wrote it
     * @throws org.apache.kafka.common.config.ConfigException if a key of this converter is missing or wrong
     */
    void configure(Map<String, ?> connectorConfig);

    /**
     * Converts one message.
     *
     * @throws DataException      if the message can never be converted: it goes to the dead-letter topic at once
     * @throws io.connect.sqs.converter.service.ServiceUnavailableException if a service that the converter needs does not do its
     *                            work: the message waits until it does, and no more messages are received meanwhile
     * @throws RetriableException if another try may succeed: it is tried again with backoff, up to {@code max.retries}
     *                            times. Any other exception counts as a {@link DataException}
     */
    ConvertedMessage convert(SourceMessage message);

    /**
     * Whether {@link #convert} never waits and takes some microseconds. Messages that were received together are then converted on one
     * thread, as handing each of them on would take longer; otherwise they are converted side by side.
     */
    default boolean isImmediate() {
        return false;
    }

    /** Releases the converter's resources; called after a {@link #configure} that failed, too. */
    @Override
    default void close() {}
}
