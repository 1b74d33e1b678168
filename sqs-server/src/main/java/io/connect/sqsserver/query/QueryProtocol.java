package io.connect.sqsserver.query;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.json.Bytes;
import io.connect.sqsserver.wire.Answer;
import io.connect.sqsserver.wire.Protocol;

/** Writes answers of the query protocol. */
public final class QueryProtocol implements Protocol {

    private static final String OPENING = "<?xml version=\"1.0\"?>";
    private static final String NAMESPACE = " xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\">";

    @Override
    public String contentType() {
        return "text/xml";
    }

    @Override
    public void answer(Bytes out, String action, String requestId, Answer answer) {
        XmlWriter writer = new XmlWriter(out);
        out.ascii(OPENING).put('<').ascii(action).ascii("Response").ascii(NAMESPACE);
        if (answer.hasResult()) {
            int before = out.length();
            writer.open(action + "Result");
            int opened = out.length();
            answer.writeTo(writer);
            if (out.length() == opened) {
                out.cut(before).put('<').ascii(action).ascii("Result/>");
            } else {
                writer.close(action + "Result");
            }
        }
        writer.open("ResponseMetadata");
        writer.text("RequestId", requestId);
        writer.close("ResponseMetadata");
        writer.close(action + "Response");
    }

    @Override
    public void refuse(Bytes out, String requestId, SqsException refusal) {
        if (refusal.code() == ErrorCode.MISSING_ACTION) {
            // Recorded from AWS; no other error has this form.
            out.ascii("<UnknownOperationException/>");
            return;
        }
        XmlWriter writer = new XmlWriter(out);
        out.ascii(OPENING).ascii("<ErrorResponse").ascii(NAMESPACE);
        writer.open("Error");
        writer.text("Type", refusal.code().senderFault() ? "Sender" : "Receiver");
        writer.text("Code", refusal.code().queryCode());
        writer.text("Message", XmlText.printable(message(refusal)));
        out.ascii("<Detail/>");
        writer.close("Error");
        writer.text("RequestId", requestId);
        writer.close("ErrorResponse");
    }

    /** Returns the error message. AWS words one error differently in this protocol (recorded). */
    private static String message(SqsException refusal) {
        return refusal.code() == ErrorCode.QUEUE_DOES_NOT_EXIST
                ? "The specified queue does not exist for this wsdl version."
                : refusal.getMessage();
    }
}
