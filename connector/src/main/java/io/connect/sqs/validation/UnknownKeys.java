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
 * Reports keys without effect: misspelled keys and keys of other SQS connectors. Connect's own keys and their prefixes
 * (converters, transforms, clients) are accepted. Keys that do not look like keys of this connector are accepted too.
 *
 * <p>Such a key is a warning, because Connect also passes keys of other programs to connectors. It is an error if the default
 * does harm that cannot be undone. Examples are deleted messages, records in the wrong topic, or resolved references to any
 * bucket.
 *
 * <p>A converter or credentials provider of the user may read any key. With such a class, only keys of other connectors and
 * misspelled keys are reported, and only as warnings.
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

    /** Connect's own keys, and the prefixes of keys that Connect passes to its components. */
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
     * @param config the configuration, without invalid values
     * @param properties the properties from the user
     * @param known all keys that are read
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
                    key + " has no effect here: it is a key of another connector. " + instead + remark));
        }
        boolean ours = OURS.stream().anyMatch(key::startsWith);
        Optional<String> meant = ours
                ? NearestKey.of(key, known)
                : NearestKey.slipped(key, known).or(() -> NearestKey.withFirstWord(key, known));
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

    /** Whether the ignored value probably differs from the value that is used instead. */
    private boolean isLost(String key, String target) {
        String value = properties.get(key);
        boolean meaningless = value == null
                || value.isBlank()
                || QueueKeys.DELETE_MESSAGES.equals(target) && "true".equalsIgnoreCase(value.trim());
        return !meaningless && config.hasEffect(target) && !properties.containsKey(target);
    }
}
