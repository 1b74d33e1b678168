package io.connect.reports.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.Instant;
import java.util.Collection;

/** Says which field of a result is wrong, the value met, and what would be right. */
final class WrongField {

    /** A longer value is cut, since the field's path leads to it. */
    private static final int MOST_CHARACTERS = 60;

    private WrongField() {}

    /**
     * The problem in words.
     *
     * @param tree the JSON that was read
     */
    static String words(JsonProcessingException problem, JsonNode tree) {
        if (!(problem instanceof JsonMappingException mapping)) {
            return problem.getOriginalMessage();
        }
        StringBuilder path = new StringBuilder();
        JsonNode met = tree;
        for (JsonMappingException.Reference step : mapping.getPath()) {
            boolean field = step.getFieldName() != null;
            path.append(field ? "." + step.getFieldName() : "[" + step.getIndex() + "]");
            met = field ? met.path(step.getFieldName()) : met.path(step.getIndex());
        }
        if (mapping instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            String value = met.isMissingNode() ? "missing" : cut(met.toString());
            return path + " is " + value + ", where " + needed(mismatch.getTargetType()) + " is needed";
        }
        boolean ofAValue = mapping instanceof ValueInstantiationException && mapping.getCause() != null;
        String why = ofAValue ? mapping.getCause().getMessage() : mapping.getOriginalMessage();
        return path.isEmpty() ? why : path + ": " + why;
    }

    private static String needed(Class<?> type) {
        if (type == long.class || type == int.class || type == Long.class || type == Integer.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == String.class || type.isEnum()) {
            return "a text";
        }
        if (type == Instant.class) {
            return "a moment such as 2026-01-31T12:00:00Z";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
