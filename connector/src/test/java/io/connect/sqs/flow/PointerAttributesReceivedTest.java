package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.converter.AttributeValue;
import io.connect.sqs.converter.ClaimCheckMessageConverter;
import io.connect.sqs.converter.ConvertedMessage;
import io.connect.sqs.converter.DecompressingMessageConverter;
import io.connect.sqs.testing.FakeSqs;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Claim checks see the attributes of extended clients, whatever attributes the user selects. */
class PointerAttributesReceivedTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders");

    private final FakeSqs sqs = new FakeSqs(QUEUE, Duration.ofMinutes(30), System::nanoTime);
    private final DrivenTask task = new DrivenTask()
            .converting(message ->
                    ConvertedMessage.ofText(message.attributes().keySet().toString()));

    @AfterEach
    void stop() {
        task.close();
    }

    @Test
    void theyAreReceivedForAClaimCheckAndNotWritten() throws InterruptedException {
        task.set("sqs.message.attributes.enabled", "false")
                .set("message.converter.class", ClaimCheckMessageConverter.class.getName());

        SourceRecord record = received("S3MessageBodyKey");

        assertThat(record.value()).isEqualTo("[S3MessageBodyKey]");
        assertThat(record.headers().lastWithName("S3MessageBodyKey")).isNull();
        assertThat(record.headers().lastWithName("other")).isNull();
    }

    @Test
    void theyAreReceivedForAClaimCheckBehindAnotherConverter() throws InterruptedException {
        task.set("sqs.message.attribute.filter.names", "none")
                .set("message.converter.class", DecompressingMessageConverter.class.getName())
                .set("message.decompression.delegate.converter.class", ClaimCheckMessageConverter.class.getName());

        assertThat(received("ExtendedPayloadSize").value()).isEqualTo("[ExtendedPayloadSize]");
    }

    @Test
    void withoutAClaimCheckNothingIsReceivedThatNobodyAskedFor() throws InterruptedException {
        task.set("sqs.message.attributes.enabled", "false");

        assertThat(received("SQSLargePayloadSize").value()).isEqualTo("[]");
    }

    private SourceRecord received(String attribute) throws InterruptedException {
        AttributeValue value = new AttributeValue.Text("String", "1");
        sqs.send(null, "a", Map.of(attribute, value, "other", value));
        task.run(QUEUE, sqs);
        return task.take(1).get(0);
    }
}
