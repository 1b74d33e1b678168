package io.connect.sqs.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.sqs.converter.AttributeValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of one message attribute. A missing attribute has no values, and a {@code String.Array} may have several.
 *
 * @param present whether the message has the attribute; as in SNS, a Binary attribute is present but never equal to a value
 * @param items the values as text or numbers
 */
record AttributeValues(boolean present, List<Object> items) {

    private static final String ARRAY_TYPE = "String.Array";

    /** Reads numbers as decimals. A large number would become infinite as a double, and infinity has no decimal. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    static AttributeValues of(AttributeValue value) {
        if (value == null) {
            return new AttributeValues(false, List.of());
        }
        if (value instanceof AttributeValue.Text text) {
            return new AttributeValues(
                    true, text.type().equals(ARRAY_TYPE) ? items(text.value()) : List.of(text.value()));
        }
        return new AttributeValues(
                true, value instanceof AttributeValue.Numeric numeric ? number(numeric.value()) : List.of());
    }

    private static List<Object> number(String text) {
        try {
            return List.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return List.of(text);
        }
    }

    private static List<Object> items(String json) {
        try {
            JsonNode array = JSON.readTree(json);
            if (!array.isArray()) {
                return List.of(json);
            }
            List<Object> items = new ArrayList<>();
            array.forEach(item -> {
                if (item.isTextual()) {
                    items.add(item.textValue());
                } else if (item.isNumber()) {
                    items.add(item.decimalValue());
                } else if (item.isBoolean() || item.isNull()) {
                    items.add(item.asText());
                }
            });
            return items;
        } catch (JsonProcessingException | ArithmeticException | NumberFormatException e) {
            // The sender's type label may be wrong. If the value is not an array, or has a number out of range, it
            // counts as text.
            return List.of(json);
        }
    }
}
