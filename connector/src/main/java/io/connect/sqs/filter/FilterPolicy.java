package io.connect.sqs.filter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.sqs.converter.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A filter policy in the JSON syntax of SNS subscriptions. Each key is the name of a message attribute, and each value lists
 * the conditions. A message matches if every key matches; a key matches if any of its conditions matches. {@code $or} combines
 * alternatives. Immutable.
 */
public final class FilterPolicy {

    private static final String OR = "$or";

    /** A strict parser. If part of a policy were ignored, messages could be deleted that the whole policy keeps. */
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Map<String, List<Condition>> conditions;
    private final List<List<FilterPolicy>> alternatives;

    private FilterPolicy(Map<String, List<Condition>> conditions, List<List<FilterPolicy>> alternatives) {
        this.conditions = conditions;
        this.alternatives = alternatives;
    }

    /** @throws FilterPolicyException if the text is not a valid policy; the message contains the position and the correct form */
    public static FilterPolicy parse(String text) {
        try {
            return of(JSON.readTree(text), "");
        } catch (JsonProcessingException e) {
            throw new FilterPolicyException("it is no JSON: " + e.getOriginalMessage());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new FilterPolicyException("it holds a number that cannot be read: " + e.getMessage());
        }
    }

    /** Whether a message with these attributes is wanted. */
    public boolean matches(Map<String, AttributeValue> attributes) {
        return conditions.entrySet().stream()
                        .allMatch(
                                entry -> matches(entry.getValue(), AttributeValues.of(attributes.get(entry.getKey()))))
                && alternatives.stream()
                        .allMatch(choice -> choice.stream().anyMatch(policy -> policy.matches(attributes)));
    }

    /** The names of all attributes that the policy uses. */
    public Set<String> attributeNames() {
        Set<String> names = new LinkedHashSet<>(conditions.keySet());
        alternatives.forEach(choice -> choice.forEach(policy -> names.addAll(policy.attributeNames())));
        return names;
    }

    private static boolean matches(List<Condition> conditions, AttributeValues values) {
        return conditions.stream().anyMatch(condition -> condition.matches(values));
    }

    private static FilterPolicy of(JsonNode node, String where) {
        if (!node.isObject()) {
            throw new FilterPolicyException((where.isEmpty() ? "the policy" : where) + " must be a JSON object");
        }
        Map<String, List<Condition>> conditions = new LinkedHashMap<>();
        List<List<FilterPolicy>> alternatives = new ArrayList<>();
        node.properties().forEach(property -> {
            String name = property.getKey();
            if (name.equals(OR)) {
                alternatives.add(alternatives(property.getValue(), where));
            } else {
                conditions.put(name, ConditionParser.conditions(property.getValue(), where + name));
            }
        });
        return new FilterPolicy(conditions, alternatives);
    }

    private static List<FilterPolicy> alternatives(JsonNode node, String where) {
        if (!node.isArray() || node.size() < 2) {
            throw new FilterPolicyException(where + OR + " must be an array of two policies or more");
        }
        List<FilterPolicy> policies = new ArrayList<>();
        node.forEach(policy -> policies.add(of(policy, where + OR + ".")));
        return policies;
    }
}
