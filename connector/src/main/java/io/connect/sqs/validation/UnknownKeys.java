package io.connect.sqs.validation;

import io.connect.sqs.config.ConverterKeys;
import io.connect.sqs.config.KafkaKeys;
import io.connect.sqs.config.QueueKeys;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.validation.OtherConnectorKeys.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names keys without effect: misspelled keys and keys of other SQS connectors. Connect's own keys are accepted, with their
 * prefixes (converters, transforms, clients), and so are keys that do not look like keys of this connector.
 *
 * <p>Such a key is a warning, since Connect hands connectors keys of other programs. It is an error where the effect of the
 * default cannot be undone. Messages are deleted that were to be kept, records go to another topic, or references are
 * followed to any bucket.
 *
 * <p>A converter or a credentials provider of the user's may read any key. With such a class, only keys of other connectors
 * and misspelled keys are reported, and always in a warning.
 */
final class UnknownKeys {

    private static final List<String> OURS = List.of(
            "sqs.",
            "aws.",
            "kafka.",
            "claim.check.",
            "message.",
            "schema.registry.",
            "schema.unknown.",
            "fifo.",
            "dlq.",
            "retry.",
            "proxy.");

    /** Connect's own keys, and prefixes that it passes on. */
    private static final List<String> CONNECTS = List.of(
            "name",
            "connector.",
            "tasks.max",
            "key.converter",
            "value.converter",
            "header.converter",
            "transforms",
            "predicates",
            "config.",
            "errors.",
            "topic.creation.",
            "exactly.once.support",
            "transaction.boundary",
            "offsets.",
            "producer.",
            "consumer.",
            "admin.");

    private static final Set<String> DECISIVE =
            Set.of(KafkaKeys.TOPIC, QueueKeys.DELETE_MESSAGES, ConverterKeys.CLAIM_CHECK_ALLOWED_BUCKETS);

    private final SqsSourceConfig config;
    private final Map<String, String> properties;
    private final Set<String> known;

    /**
     * @param config     the configuration, as far as it could be read
     * @param properties the properties as the user wrote it
     * @param known      every key that somebody reads
     */
    UnknownKeys(SqsSourceConfig config, Map<String, String> properties, Set<String> known) {
        this.config = config;
        this.properties = properties;
        this.known = known;
    }

    List<Finding> find() {
        List<Finding> findings = new ArrayList<>();
        properties.keySet().stream()
                .filter(key -> !known.contains(key) && CONNECTS.stream().noneMatch(key::startsWith))
                .sorted()
                .forEach(key -> finding(key).ifPresent(findings::add));
        return findings;
    }

    private Optional<Finding> finding(String key) {
        return config.hasForeignReaders() ? besideForeignReaders(key) : ofNobody(key);
    }

    private Optional<Finding> besideForeignReaders(String key) {
        Optional<Translation> foreign = OtherConnectorKeys.of(key);
        Optional<String> meant = foreign.isPresent() ? foreign.get().target() : NearestKey.slipped(key, known);
        if (foreign.isEmpty() && meant.isEmpty()) {
            return Optional.empty();
        }
        String instead = meant.map(target -> "write " + target).orElse("leave it out");
        return Optional.of(Finding.warning(
                key,
                "'" + key + "' is read by nothing of this connector. Unless a class of your own reads it, " + instead));
    }

    private Optional<Finding> ofNobody(String key) {
        Optional<Translation> foreign = OtherConnectorKeys.of(key);
        if (foreign.isPresent()) {
            Translation translation = foreign.get();
            String instead =
                    translation.target().map(target -> "Write " + target).orElse("Leave it out");
            String separator = translation.target().isPresent() ? ", " : ": ";
            String remark = translation.remark().isEmpty() ? "" : separator + translation.remark();
            return Optional.of(finding(
                    key,
                    translation.target(),
                    key + " has no effect here: it is a key of another SQS connector. " + instead + remark));
        }
        boolean ours = OURS.stream().anyMatch(key::startsWith);
        Optional<String> meant = ours ? NearestKey.of(key, known) : NearestKey.slipped(key, known);
        if (!ours && meant.isEmpty()) {
            return Optional.empty();
        }
        String instead = meant.map(target -> "Write " + target)
                .orElse("GET /connector-plugins/SqsSourceConnector/config lists all keys");
        return Optional.of(finding(key, meant, "'" + key + "' has no effect: there is no such key. " + instead));
    }

    private Finding finding(String key, Optional<String> target, String message) {
        return target.filter(meant -> DECISIVE.contains(meant) && isLost(key, meant))
                .map(meant -> Finding.error(key, message + ", or leave it out if the default is meant"))
                .orElseGet(() -> Finding.warning(key, message));
    }

    /** Whether the value would have been another than the one that holds now. */
    private boolean isLost(String key, String target) {
        String value = properties.get(key);
        boolean meaningless = value == null
                || value.isBlank()
                || QueueKeys.DELETE_MESSAGES.equals(target) && "true".equalsIgnoreCase(value.trim());
        return !meaningless && config.hasEffect(target) && !properties.containsKey(target);
    }
}
