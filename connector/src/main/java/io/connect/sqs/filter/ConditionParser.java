package io.connect.sqs.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses the conditions of one attribute. */
final class ConditionParser {

    /** Numbers in SQS attributes are between 1e-128 and 1e126. */
    private static final int LARGEST_MAGNITUDE = 126;

    private static final int SMALLEST_MAGNITUDE = -128;

    private static final String OPERATORS = "prefix, suffix, anything-but, exists, numeric or equals-ignore-case";

    private ConditionParser() {}

    static List<Condition> conditions(JsonNode node, String where) {
        if (!node.isArray() || node.isEmpty()) {
            throw new FilterPolicyException(
                    "the conditions of " + where + " must be a non-empty array, such as [\"value\"]");
        }
        List<Condition> conditions = new ArrayList<>();
        node.forEach(item -> conditions.add(item.isObject() ? operator(item, where) : value(item, where)));
        return conditions;
    }

    private static Condition value(JsonNode node, String where) {
        if (node.isTextual()) {
            return new Condition.Exact(node.textValue());
        }
        if (node.isNumber()) {
            return new Condition.Number(number(node, where));
        }
        if (node.isBoolean() || node.isNull()) {
            // A String.Array may contain booleans and null; their text is compared.
            return new Condition.Exact(node.asText());
        }
        throw new FilterPolicyException(
                "a condition of " + where + " is " + node + ", but must be text, a number or an operator");
    }

    private static Condition operator(JsonNode node, String where) {
        if (node.size() != 1) {
            throw new FilterPolicyException(
                    "a condition of " + where + " must hold one operator, " + OPERATORS + ", and not " + node);
        }
        String name = node.fieldNames().next();
        JsonNode operand = node.get(name);
        return switch (name) {
            case "prefix" -> new Condition.Prefix(text(operand, name, where));
            case "suffix" -> new Condition.Suffix(text(operand, name, where));
            case "equals-ignore-case" -> new Condition.EqualsIgnoreCase(text(operand, name, where));
            case "exists" -> new Condition.Exists(bool(operand, where));
            case "anything-but" -> new Condition.AnythingBut(excluded(operand, where));
            case "numeric" -> numeric(operand, where);
            default ->
                throw new FilterPolicyException(
                        "'" + name + "' of " + where + " is no operator; there are " + OPERATORS);
        };
    }

    private static List<Condition> excluded(JsonNode operand, String where) {
        if (operand.isArray()) {
            if (operand.isEmpty()) {
                throw new FilterPolicyException("anything-but of " + where + " must list something");
            }
            List<Condition> conditions = new ArrayList<>();
            operand.forEach(item -> conditions.add(value(item, where)));
            return conditions;
        }
        Condition condition = operand.isObject() ? operator(operand, where) : value(operand, where);
        if (condition instanceof Condition.Exists
                || condition instanceof Condition.Range
                || condition instanceof Condition.AnythingBut
                || operand.has("numeric")) {
            throw new FilterPolicyException("anything-but of " + where + " excludes " + operand
                    + ", but can exclude values, prefix, suffix and equals-ignore-case");
        }
        return List.of(condition);
    }

    private static Condition numeric(JsonNode operand, String where) {
        if (!operand.isArray() || operand.size() != 2 && operand.size() != 4) {
            throw numericShape(where, operand);
        }
        String sign = operand.get(0).asText();
        if (operand.size() == 2 && sign.equals("=")) {
            return new Condition.Number(number(operand.get(1), where));
        }
        Optional<Condition.Bound> lower = Optional.empty();
        Optional<Condition.Bound> upper = Optional.empty();
        for (int i = 0; i < operand.size(); i += 2) {
            Condition.Bound bound = new Condition.Bound(
                    number(operand.get(i + 1), where), operand.get(i).asText().endsWith("="));
            switch (operand.get(i).asText()) {
                case ">", ">=" -> lower = once(lower, bound, where, operand);
                case "<", "<=" -> upper = once(upper, bound, where, operand);
                default -> throw numericShape(where, operand);
            }
        }
        if (lower.isPresent()
                && upper.isPresent()
                && lower.get().value().compareTo(upper.get().value()) > 0) {
            throw new FilterPolicyException("the numeric range of " + where + " is empty: " + operand);
        }
        return new Condition.Range(lower, upper);
    }

    private static Optional<Condition.Bound> once(
            Optional<Condition.Bound> taken, Condition.Bound bound, String where, JsonNode operand) {
        if (taken.isPresent()) {
            throw numericShape(where, operand);
        }
        return Optional.of(bound);
    }

    private static FilterPolicyException numericShape(String where, JsonNode operand) {
        return new FilterPolicyException("numeric of " + where + " is " + operand
                + ", but must be like [\"=\", 5], [\">\", 0] or [\">=\", 0, \"<\", 10]");
    }

    private static String text(JsonNode operand, String operator, String where) {
        if (!operand.isTextual()) {
            throw new FilterPolicyException(operator + " of " + where + " must be text, not " + operand);
        }
        return operand.textValue();
    }

    private static boolean bool(JsonNode operand, String where) {
        if (!operand.isBoolean()) {
            throw new FilterPolicyException("exists of " + where + " must be true or false, not " + operand);
        }
        return operand.booleanValue();
    }

    private static BigDecimal number(JsonNode operand, String where) {
        if (!operand.isNumber()) {
            throw new FilterPolicyException(
                    "numeric of " + where + " compares with " + operand + ", which is no number");
        }
        return inRange(operand.decimalValue(), operand, where);
    }

    private static BigDecimal inRange(BigDecimal number, JsonNode written, String where) {
        if (number.signum() != 0) {
            // The position of the first digit. It is computed without writing the number out, which could need all
            // memory.
            long magnitude = (long) number.precision() - number.scale() - 1;
            if (magnitude > LARGEST_MAGNITUDE || magnitude < SMALLEST_MAGNITUDE) {
                throw new FilterPolicyException(
                        written.asText().replace("E+", "e").replace("E", "e") + " of " + where
                                + " is no number that an attribute can have; they lie between 1e-128 and 1e126");
            }
        }
        return number;
    }
}
