package io.connect.toxiproxy.aws;

import io.connect.toxiproxy.call.AnswerHandler;
import io.connect.toxiproxy.call.Exchange;
import io.connect.toxiproxy.call.Extent;
import io.connect.toxiproxy.call.Fate;
import io.connect.toxiproxy.toxic.call.CallAction;
import io.netty.buffer.ByteBuf;
import java.util.Optional;

/** Reads the answers of SQS or S3: only the head, or the whole answer if a rule rewrites it. */
final class AwsAnswers extends AnswerHandler {

    private boolean passAll;

    /** Passes all bytes, because the connection is not HTTP. */
    void passAll() {
        passAll = true;
    }

    @Override
    protected Message begin(ByteBuf bytes) {
        Optional<HttpHead> found = passAll ? Optional.empty() : HttpHead.read(bytes);
        if (found.isEmpty() && !passAll && !HttpHead.isHopelessAnswer(bytes)) {
            return null;
        }
        if (found.isEmpty() || !found.get().isAnswer()) {
            passAll = true;
            return new Message(Extent.endless(), Fate.PASS);
        }
        HttpHead head = found.get();
        if (head.isInterim()) {
            return new Message(Extent.of(head.sizeBytes()), Fate.PASS);
        }
        Exchange exchange = next();
        if (exchange == null) {
            return new Message(head.answer(false), Fate.PASS);
        }
        AwsRequest request = (AwsRequest) exchange.details();
        Extent extent = head.answer(request != null && request.head());
        if (exchange.onAnswer().orElse(null) instanceof CallAction.FailEntry fail) {
            Extent whole = head.answer(false);
            int size = whole.take(bytes);
            if (!whole.ended() && size <= LARGEST_KEPT_BYTES) {
                return moreOf(exchange);
            }
            Optional<byte[]> body = BatchAnswer.failing(
                    request.dialect(), head.body(bytes, size), request.entries().get(fail.entry() - 1), fail.code());
            return new Message(
                    extent,
                    body.<Fate>map(changed -> new Fate.Replace(head.withBody(changed)))
                            .orElse(Fate.PASS));
        }
        return new Message(extent, exchange.fateOfAnswer());
    }
}
