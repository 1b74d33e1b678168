package io.connect.toxiproxy.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchAnswerTest {

    @Test
    void movesAnEntryToThoseThatFailed() {
        assertThat(json("{\"Successful\":[{\"Id\":\"a\"},{\"Id\":\"b\",\"MessageId\":\"m\"}]}", "b"))
                .contains("{\"Successful\":[{\"Id\":\"a\"}],\"Failed\":[{\"Id\":\"b\",\"Code\":\"Busy\","
                        + "\"Message\":\"answered by the fault layer\",\"SenderFault\":false}]}");
    }

    @Test
    void leavesAnAnswerWithoutTheEntry() {
        assertThat(json("{\"Successful\":[{\"Id\":\"a\"}],\"Failed\":[{\"Id\":\"b\"}]}", "b"))
                .isEmpty();
        assertThat(json("{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\"}", "b"))
                .isEmpty();
        assertThat(json("not json", "b")).isEmpty();
    }

    @Test
    void replacesTheRightEntryOfXml() {
        String entry = "<SendMessageBatchResultEntry><MessageId>1</MessageId><Id>%s</Id></SendMessageBatchResultEntry>";
        String body = "<R>" + entry.formatted("a.*") + entry.formatted("b") + "</R>";

        Optional<String> failed = BatchAnswer.failing(Dialect.SQS_QUERY, body.getBytes(UTF_8), "b", "Busy")
                .map(bytes -> new String(bytes, UTF_8));

        assertThat(failed)
                .contains("<R>" + entry.formatted("a.*")
                        + "<BatchResultErrorEntry><Id>b</Id><Code>Busy</Code><Message>answered by the fault layer"
                        + "</Message><SenderFault>false</SenderFault></BatchResultErrorEntry></R>");
    }

    private static Optional<String> json(String body, String id) {
        return BatchAnswer.failing(Dialect.SQS_JSON, body.getBytes(UTF_8), id, "Busy")
                .map(bytes -> new String(bytes, UTF_8));
    }
}
