package io.connect.sqs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonAnswersTest {

    @Test
    void anAttributeThatIsNoBase64CostsItsMessageAlone() {
        List<ReceivedMessage> messages = JsonAnswers.messages("""
                {"Messages": [
                  {"MessageId": "1", "ReceiptHandle": "h-1", "Body": "odd",
                   "MessageAttributes": {"k": {"DataType": "Binary", "BinaryValue": "%%%"}}},
                  {"MessageId": "2", "ReceiptHandle": "h-2", "Body": "good"}]}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(messages).extracting(ReceivedMessage::messageId).containsExactly("1", "2");
        assertThat(messages.get(0).defect()).contains("attribute 'k'");
        assertThat(messages.get(1).defect()).isNull();
    }
}
