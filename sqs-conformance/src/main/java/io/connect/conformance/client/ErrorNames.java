package io.connect.conformance.client;

import java.util.Map;

/** Maps the error names of the protocols to the names of the API reference. */
final class ErrorNames {

    private static final Map<String, String> RENAMED = Map.of(
            "NonExistentQueue", "QueueDoesNotExist",
            "QueueAlreadyExists", "QueueNameExists",
            "MissingRequiredParameter", "MissingParameter");

    private ErrorNames() {}

    static String of(String code) {
        String name = code.substring(Math.max(code.lastIndexOf('#'), code.lastIndexOf('.')) + 1);
        String plain = name.endsWith("Exception") ? name.substring(0, name.length() - "Exception".length()) : name;
        return RENAMED.getOrDefault(plain, plain);
    }
}
