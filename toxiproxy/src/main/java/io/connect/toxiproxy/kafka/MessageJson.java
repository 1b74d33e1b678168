package io.connect.toxiproxy.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.apache.kafka.common.protocol.ApiMessage;

/**
 * Converts the messages of kafka-clients to JSON and back, with the converters that it generates for each schema. One method
 * serves all schemas, including later versions.
 */
final class MessageJson {

    private MessageJson() {}

    static JsonNode write(ApiMessage message, short version) {
        Method write = Arrays.stream(converter(message).getMethods())
                .filter(method -> method.getName().equals("write") && method.getParameterCount() == 3)
                .findFirst()
                .orElseThrow();
        // The records of a batch are left out.
        return (JsonNode) call(write, message, version, false);
    }

    /** A message of the same kind from its JSON. */
    static ApiMessage read(ApiMessage kind, JsonNode json, short version) {
        try {
            return (ApiMessage) call(converter(kind).getMethod("read", JsonNode.class, short.class), json, version);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("kafka-clients cannot read " + kind.getClass(), e);
        }
    }

    private static Class<?> converter(ApiMessage message) {
        String name = message.getClass().getName() + "JsonConverter";
        try {
            return Class.forName(name, true, message.getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("kafka-clients has no class " + name, e);
        }
    }

    private static Object call(Method method, Object... arguments) {
        try {
            return method.invoke(null, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("kafka-clients cannot convert by " + method, e);
        }
    }
}
