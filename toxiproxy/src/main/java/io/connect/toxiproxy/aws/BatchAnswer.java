package io.connect.toxiproxy.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites the answer to a batch: one entry that the service processed then looks as if it had failed. */
final class BatchAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FAILED = "Failed";

    private BatchAnswer() {}

    /** The body with that entry reported as failed; empty if the entry is not among the successful ones. */
    static Optional<byte[]> failing(Dialect dialect, byte[] body, String id, String code) {
        return dialect == Dialect.SQS_JSON
                ? json(body, id, code)
                : xml(new String(body, StandardCharsets.UTF_8), id, code)
                        .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> json(byte[] body, String id, String code) {
        try {
            if (!(JSON.readTree(body) instanceof ObjectNode answer)
                    || !(answer.get("Successful") instanceof ArrayNode successful)) {
                return Optional.empty();
            }
            for (int i = 0; i < successful.size(); i++) {
                JsonNode entry = successful.get(i);
                if (entry.path("Id").asText().equals(id)) {
                    successful.remove(i);
                    ArrayNode failed = answer.get(FAILED) instanceof ArrayNode some ? some : answer.putArray(FAILED);
                    failed.addObject()
                            .put("Id", id)
                            .put("Code", code)
                            .put("Message", Dialect.MESSAGE)
                            .put("SenderFault", false);
                    return Optional.of(JSON.writeValueAsBytes(answer));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> xml(String body, String id, String code) {
        Matcher entry = Pattern.compile(
                        "<(\\w+BatchResultEntry)>(?:(?!</\\1>).)*?<Id>" + Pattern.quote(id) + "</Id>.*?</\\1>",
                        Pattern.DOTALL)
                .matcher(body);
        if (!entry.find()) {
            return Optional.empty();
        }
        String failed = "<BatchResultErrorEntry><Id>" + id + "</Id><Code>" + code + "</Code><Message>" + Dialect.MESSAGE
                + "</Message><SenderFault>false</SenderFault></BatchResultErrorEntry>";
        return Optional.of(body.substring(0, entry.start()) + failed + body.substring(entry.end()));
    }
}
