package io.connect.toxiproxy.call;

import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads the answers of a connection and brings each to its call. Answers of the rules' own go out in their turn: after those
 * to all earlier requests. No answer follows a call that is never answered.
 */
public abstract class AnswerHandler extends MessageHandler {

    private final Deque<Exchange> pending = new ArrayDeque<>();

    /** The call of an answer that has begun and is not whole yet. */
    private Exchange kept;

    /** Called by the reader of the requests, for each request in order. */
    public final void expect(Exchange exchange) {
        pending.add(exchange);
        if (!exchange.reaches() && kept == null && isBetween()) {
            between();
            flush();
        }
    }

    /** The call that the next answer of the service belongs to; null when it belongs to none. */
    protected final Exchange next() {
        if (kept != null) {
            return takeKept();
        }
        between();
        return pending.poll();
    }

    /** More of the answer is needed: {@code next} will return its call again. */
    protected final Message moreOf(Exchange exchange) {
        kept = exchange;
        return null;
    }

    /** The same where answers carry the number of their request; calls that the service did not answer are passed over. */
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
