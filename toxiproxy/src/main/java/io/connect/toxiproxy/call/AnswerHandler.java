package io.connect.toxiproxy.call;

import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads the answers of a connection and matches each to its call. An answer created by a rule is sent in order: after the
 * answers to all earlier requests. After a call that is never answered, no later answer is sent.
 */
public abstract class AnswerHandler extends MessageHandler {

    private final Deque<Exchange> pending = new ArrayDeque<>();

    /** The call of an answer that has begun but is not complete. */
    private Exchange kept;

    /** Called by the reader of the requests, for each request in order. */
    public final void expect(Exchange exchange) {
        pending.add(exchange);
        if (!exchange.reaches() && kept == null && isBetween()) {
            between();
            flush();
        }
    }

    /** The call of the service's next answer; null when there is none. */
    protected final Exchange next() {
        if (kept != null) {
            return takeKept();
        }
        between();
        return pending.poll();
    }

    /** More bytes of the answer are needed: {@code next} will return its call again. */
    protected final Message moreOf(Exchange exchange) {
        kept = exchange;
        return null;
    }

    /** As {@link #next()}, for answers with the id of their request. Calls that the service did not answer are skipped. */
    protected final Exchange next(long id) {
        if (kept != null) {
            return takeKept();
        }
        if (!pending.isEmpty() && pending.peek().id() == id) {
            return pending.poll();
        }
        if (pending.stream().noneMatch(exchange -> exchange.id() == id)) {
            return null;
        }
        Exchange first = pending.poll();
        while (first.id() != id) {
            if (!first.reaches()) {
                settle(first);
            }
            first = pending.poll();
        }
        return first;
    }

    @Override
    protected final void between() {
        while (!pending.isEmpty() && !pending.peek().reaches()) {
            settle(pending.poll());
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        super.handlerRemoved(removed);
        pending.forEach(Exchange::release);
        pending.clear();
    }

    private Exchange takeKept() {
        Exchange exchange = kept;
        kept = null;
        return exchange;
    }

    private void settle(Exchange own) {
        if (own.answer() == null) {
            fallSilent();
        } else {
            say(own.answer());
        }
    }
}
