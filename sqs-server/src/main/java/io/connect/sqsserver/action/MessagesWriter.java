package io.connect.sqsserver.action;

import io.connect.sqsserver.message.Content;
import io.connect.sqsserver.message.MessageAttribute;
import io.connect.sqsserver.message.MessageAttributes;
import io.connect.sqsserver.queue.Delivery;
import io.connect.sqsserver.wire.AnswerWriter;
import io.connect.sqsserver.wire.MapName;
import java.util.Base64;
import java.util.List;

/** Writes received messages with their requested attributes. */
final class MessagesWriter {

    private final SystemAttributes system;
    private final AttributeFilter filter;

    MessagesWriter(SystemAttributes system, AttributeFilter filter) {
        this.system = system;
        this.filter = filter;
    }

    void write(AnswerWriter writer, List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        writer.list("Messages", "Message");
        deliveries.forEach(each -> write(writer, each));
        writer.endList();
    }

    private void write(AnswerWriter writer, Delivery delivery) {
        Content content = delivery.content();
        writer.object();
        writer.utf8("MessageId", content.id().uuid());
        writer.text("ReceiptHandle", delivery.receiptHandle());
        writer.utf8("MD5OfBody", content.bodyMd5().hex());
        writer.utf8("Body", content.body());
        system.write(writer, delivery);
        MessageAttributes attributes = filter.wantsNothing()
                ? MessageAttributes.NONE
                : content.attributes().only(filter::wants);
        if (!attributes.isEmpty()) {
            writer.utf8("MD5OfMessageAttributes", attributes.md5().hex());
            writer.map(MapName.MESSAGE_ATTRIBUTES);
            attributes.all().forEach(each -> write(writer, each));
            writer.endMap();
        }
        writer.endObject();
    }

    private static void write(AnswerWriter writer, MessageAttribute attribute) {
        writer.entry(attribute.name());
        if (attribute.isBinary()) {
            writer.utf8("BinaryValue", Base64.getEncoder().encode(attribute.value()));
        } else {
            writer.utf8("StringValue", attribute.value());
        }
        writer.text("DataType", attribute.dataType());
        writer.endEntry();
    }
}
