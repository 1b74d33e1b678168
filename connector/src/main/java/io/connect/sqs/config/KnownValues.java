package io.connect.sqs.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef.Recommender;

/**
 * Tells a form which values of a key are known and whether the key has an effect.
 *
 * @param values the values, in the type of the key; empty if the values are not known
 * @param shownWhen the condition under which a form shows the key
 */
record KnownValues(List<Object> values, ShownWhen shownWhen) implements Recommender {

    /** Returns a new list each time, because Kafka removes elements from it. */
    @Override
    public List<Object> validValues(String name, Map<String, Object> parsedConfig) {
        return new ArrayList<>(values);
    }

    @Override
    public boolean visible(String name, Map<String, Object> parsedConfig) {
        return shownWhen.holds(parsedConfig);
    }
}
