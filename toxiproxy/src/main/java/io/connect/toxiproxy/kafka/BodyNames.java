package io.connect.toxiproxy.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.types.Schema;

/** Finds the topics and transactional ids in a request of one API, at any place of its schema. */
final class BodyNames {

    private static final Set<String> TOPIC_KEYS = Set.of("topic", "name", "topicName");
    private static final Pattern TOPIC_FIELD = Pattern.compile("(?:^|\\W|_)topics?(?:_|\\W|$)");
    private static final int TRANSACTION = 1;

    private final ApiKeys api;

    BodyNames(ApiKeys api) {
        this.api = api;
    }

    /** Whether any version of the API's request has a field for topics. */
    boolean mayNameTopics() {
        return api != ApiKeys.FIND_COORDINATOR && anySchemaHas(TOPIC_FIELD);
    }

    /** Whether any version of the API's request has a field for a transactional id. */
    boolean mayNameTransactions() {
        return api == ApiKeys.FIND_COORDINATOR || anySchemaHas(Pattern.compile("transactional_ids?\\b"));
    }

    private boolean anySchemaHas(Pattern field) {
        return Arrays.stream(api.messageType.requestSchemas())
                .filter(schema -> schema != null)
                .map(Schema::toString)
                .anyMatch(text -> field.matcher(text).find());
    }

    /** Every topic of a request in JSON. {@code ids} supplies the names of topics that are specified by id. */
    Set<String> topics(JsonNode body, TopicIds ids) {
        Set<String> found = new HashSet<>();
        collectTopics(body, false, ids, found);
        return found;
    }

    private static void collectTopics(JsonNode node, boolean inTopics, TopicIds ids, Set<String> found) {
        if (node.isArray()) {
            for (JsonNode element : node) {
                if (inTopics && element.isTextual()) {
                    found.add(element.textValue());
                }
                collectTopics(element, inTopics, ids, found);
            }
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String key = field.getKey();
                JsonNode value = field.getValue();
                if (key.equals("topicId") && value.isTextual()) {
                    ids.name(value.textValue()).ifPresent(found::add);
                } else if ((inTopics && TOPIC_KEYS.contains(key) || key.equals("topic") || key.equals("topicName"))
                        && value.isTextual()) {
                    found.add(value.textValue());
                }
                collectTopics(value, value.isArray() && isTopics(key), ids, found);
            }
        }
    }

    /**
     * True for {@code topics}, {@code topicData}, {@code v3AndBelowTopics}, {@code topicNames}; not {@code forgottenTopicsData}.
     */
    private static boolean isTopics(String key) {
        return key.startsWith("topic") || key.endsWith("Topics");
    }

    /** Every transactional id of a request in JSON. */
    Set<String> transactions(JsonNode body) {
        Set<String> found = new HashSet<>();
        if (api == ApiKeys.FIND_COORDINATOR) {
            if (body.path("keyType").asInt() == TRANSACTION) {
                found.add(body.path("key").asText());
                body.path("coordinatorKeys").forEach(key -> found.add(key.asText()));
            }
            return found;
        }
        // Clients use the last key in AddPartitionsToTxn.
        for (String key : List.of("transactionalId", "transactionalIds", "v3AndBelowTransactionalId")) {
            body.findValues(key).forEach(value -> {
                found.add(value.asText());
                value.forEach(id -> found.add(id.asText()));
            });
        }
        return found;
    }
}
