package io.connect.conformance.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The protocol AWS JSON 1.0. */
final class JsonCodec implements Protocol.Codec {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String contentType() {
        return "application/x-amz-json-1.0";
    }

    @Override
    public Map<String, String> headers(String action) {
        return Map.of("X-Amz-Target", "AmazonSQS." + action);
    }

    @Override
    public byte[] body(String action, Map<String, Object> parameters) {
        Map<String, Object> named = new LinkedHashMap<>(parameters);
        // The only parameter whose name begins with a small letter (API reference, CreateQueue).
        if (action.equals("CreateQueue") && named.containsKey("Tags")) {
            named.put("tags", named.remove("Tags"));
        }
        try {
            return JSON.writeValueAsBytes(named);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot write " + parameters, e);
        }
    }

    @Override
    public Answer answer(String action, byte[] body) {
        Map<String, Object> members = read(body);
        if (members.containsKey("queueUrls")) {
            members.put("QueueUrls", members.get("queueUrls"));
        }
        return new Answer(members);
    }

    @Override
    public Refusal refusal(int status, byte[] body) {
        Map<String, Object> members = read(body);
        Object message = members.getOrDefault("message", members.get("Message"));
        return new Refusal(status, ErrorNames.of(String.valueOf(members.get("__type"))), String.valueOf(message));
    }

    private static Map<String, Object> read(byte[] body) {
        if (body.length == 0) {
            return new LinkedHashMap<>();
        }
        try {
            @SuppressWarnings("unchecked")
            Map<String, Object> members = JSON.readValue(body, LinkedHashMap.class);
            return members;
        } catch (IOException e) {
            throw new UnreadableAnswer("No object of JSON: " + new String(body, StandardCharsets.UTF_8), e);
        }
    }
}
