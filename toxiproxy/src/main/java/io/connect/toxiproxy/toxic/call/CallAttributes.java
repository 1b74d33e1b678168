package io.connect.toxiproxy.toxic.call;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Attributes of a call toxic as a request body has them, all as text. Errors name the attribute, the value and a correct
 * value.
 */
public record CallAttributes(Map<String, String> values) {

    private static final String ERROR = "error";

    /** The value of a mandatory attribute. */
    String required(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("attribute " + name + " is missing"));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(text -> !text.isEmpty());
    }

    Occurrence occurrence() {
        return Occurrence.of(
                number("nth", Long::valueOf), number("every", Long::valueOf), number("share", Double::valueOf));
    }

    /** The action with its own attributes. Attributes of other actions are rejected. */
    CallAction action() {
        String word = required("action");
        CallAction action = switch (word) {
            case "drop" -> new CallAction.Drop();
            case "delay" -> new CallAction.Delay(Duration.ofMillis(Long.parseLong(whole("delay"))));
            case "reset" -> new CallAction.Reset();
            case ERROR ->
                new CallAction.Error(number("status", Integer::valueOf).orElse(0), required(ERROR));
            case "empty" -> new CallAction.Empty();
            case "fail_entry" ->
                new CallAction.FailEntry(
                        Integer.parseInt(whole("entry")), text(ERROR).orElse("InternalError"));
            default ->
                throw new IllegalArgumentException(
                        "action must be drop, delay, reset, error, empty or fail_entry, but is \"" + word + "\"");
        };
        for (String name : new String[] {"delay", "status", ERROR, "entry"}) {
            if (values.containsKey(name) && !action.attributes().containsKey(name)) {
                throw new IllegalArgumentException("action " + word + " has no attribute " + name);
            }
        }
        return action;
    }

    private String whole(String name) {
        required(name);
        return number(name, Integer::valueOf).map(String::valueOf).orElseThrow();
    }

    private <T> Optional<T> number(String name, Function<String, T> parser) {
        return text(name).map(text -> {
            try {
                return parser.apply(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "attribute " + name + " must be a number, but is \"" + text + "\"", e);
            }
        });
    }
}
