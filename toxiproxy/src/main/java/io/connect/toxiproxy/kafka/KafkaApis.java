package io.connect.toxiproxy.kafka;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/** The API keys and errors that kafka-clients knows, by their names. */
public final class KafkaApis {

    private KafkaApis() {}

    /** Every API key, ordered by number. */
    public static List<ApiKeys> all() {
        return Arrays.stream(ApiKeys.values())
                .filter(ApiKeys::hasValidVersion)
                .sorted(Comparator.comparingInt(key -> key.id))
                .toList();
    }

    /**
     * An API key by its name in Kafka's documentation, for example {@code EndTxn}.
     *
     * @throws IllegalArgumentException when no API has this name; the message lists the known names
     */
    public static ApiKeys api(String name) {
        return all().stream()
                .filter(key -> key.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no Kafka API \"" + name + "\", only "
                        + all().stream().map(key -> key.name).collect(Collectors.joining(", "))));
    }

    /**
     * An error by its name, for example {@code NOT_COORDINATOR}. {@code NONE} stands for success.
     *
     * @throws IllegalArgumentException when no error has this name
     */
    public static Errors error(String name) {
        return Arrays.stream(Errors.values())
                .filter(error -> error.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no Kafka error \"" + name + "\"; it is one such as NOT_COORDINATOR, or NONE"));
    }

    /** The API key of a request's number and version, if this kafka-clients understands both. */
    static Optional<ApiKeys> understood(short key, short version) {
        return Optional.of(key)
                .filter(ApiKeys::hasId)
                .map(ApiKeys::forId)
                .filter(api -> api.isVersionSupported(version));
    }

    /** The Markdown table of API keys and versions that rules understand. */
    static String table() {
        StringBuilder table = new StringBuilder(
                "| key | name | versions | names a topic | has a transactional id |\n|---|---|---|---|---|\n");
        for (ApiKeys api : all()) {
            BodyNames names = new BodyNames(api);
            table.append("| ").append(api.id).append(" | ").append(api.name).append(" | ");
            table.append(api.oldestVersion())
                    .append("–")
                    .append(api.latestVersion())
                    .append(" | ");
            table.append(names.mayNameTopics() ? "yes" : "").append(" | ");
            table.append(names.mayNameTransactions() ? "yes" : "").append(" |\n");
        }
        return table.toString();
    }
}
