package io.connect.toxiproxy.link;

import io.connect.toxiproxy.toxic.Direction;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * One direction of a connection: reads from one socket, passes the bytes through the toxics, and writes to the other socket.
 * Everything runs on the event loop that both sockets share. When the stream ends, it closes the destination socket completely,
 * as the genuine server does. The other direction then ends by itself.
 */
final class Link implements ChainOutput {

    /** An event loop rounds waits longer than this to whole milliseconds; only shorter timers are exact. */
    private static final long COARSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** How much earlier to wake up, so that an exact timer can wait for the rest. */
    private static final long EARLIER_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private final Channel source;
    private final Channel destination;
    private final Traffic traffic;
    private final HoldBudget budget;
    private final LongAdder passedBytes;
    private final Chain chain;

    private ScheduledFuture<?> timer;
    private long timerNanos = Stage.NEVER;
    private long accountedBytes;
    private boolean closed;
    private boolean held;

    Link(Channel source, Channel destination, Traffic traffic, HoldBudget budget, Direction direction, long seed) {
        this.source = source;
        this.destination = destination;
        this.traffic = traffic;
        this.budget = budget;
        this.passedBytes = traffic.counter(direction);
        this.chain = new Chain(this, seed);
    }

    /** Bytes have been read from the source. The link owns the buffer from now on. */
    void read(ByteBuf bytes) {
        if (closed) {
            bytes.release();
        } else if (chain.isEmpty()) {
            chain.data(bytes, 0);
        } else {
            chain.data(bytes, System.nanoTime());
            regulate();
        }
    }

    /** The source has no more bytes to read now. */
    void readComplete() {
        settle();
    }

    /** The source has closed, normally or not. */
    void sourceEnded() {
        if (!closed) {
            chain.end(System.nanoTime());
            settle();
        }
    }

    /** Updates the chain to the current toxics of the proxy. */
    void sync(List<InstalledToxic> toxics) {
        if (!closed) {
            chain.sync(toxics, System.nanoTime());
            settle();
        }
    }

    /** Stops reading while a handler before the link holds bytes back. */
    void hold(boolean wanted) {
        held = wanted;
        regulate();
    }

    /** Reads on while there is free memory, and otherwise pauses. */
    void regulate() {
        if (!closed) {
            account();
        }
        boolean room = !closed && !held && !chain.full() && destination.isWritable() && budget.allows(accountedBytes);
        if (source.isActive() && source.config().isAutoRead() != room && !(room && hasEnded(source))) {
            source.config().setAutoRead(room);
        }
    }

    /** Releases memory and timer. The caller closes the sockets. */
    void discard() {
        closed = true;
        chain.discard();
        cancelTimer();
        budget.change(-accountedBytes);
        accountedBytes = 0;
    }

    @Override
    public void data(ByteBuf bytes) {
        passedBytes.add(bytes.readableBytes());
        if (!chain.isEmpty()) {
            traffic.shaped(bytes.readableBytes());
        }
        if (chain.keepsPiecesApart()) {
            destination.writeAndFlush(bytes, destination.voidPromise());
        } else {
            destination.write(bytes, destination.voidPromise());
        }
    }

    @Override
    public void waited(int sizeBytes, long nanos) {
        traffic.waited(sizeBytes, nanos);
    }

    @Override
    public void end(boolean reset) {
        if (reset) {
            // The source receives the reset too, once the other direction has ended.
            Connection.makeCloseAReset(destination);
            Connection.makeCloseAReset(source);
            destination.close();
        } else {
            destination.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void settle() {
        destination.flush();
        schedule();
        regulate();
    }

    private void onTimer() {
        timer = null;
        timerNanos = Stage.NEVER;
        if (!closed) {
            chain.pump(System.nanoTime());
            settle();
        }
    }

    private void schedule() {
        long next = chain.nextNanos();
        if (next == Stage.NEVER) {
            cancelTimer();
        } else if (timer == null || next < timerNanos) {
            cancelTimer();
            timerNanos = next;
            timer = source.eventLoop().schedule(this::onTimer, delayNanos(next), TimeUnit.NANOSECONDS);
        }
    }

    private static long delayNanos(long next) {
        long delay = next - System.nanoTime();
        return delay > COARSE_NANOS ? delay - EARLIER_NANOS : Math.max(0, delay);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
            timerNanos = Stage.NEVER;
        }
    }

    /** Whether the peer has ended its side. Netty no longer watches such a socket, so its attempt to read would fail. */
    private static boolean hasEnded(Channel socket) {
        return ((DuplexChannel) socket).isInputShutdown();
    }

    /** Reports the link's memory to the budget: bytes that toxics hold, and bytes that the destination has not accepted yet. */
    private void account() {
        if (accountedBytes == 0 && chain.isEmpty()) {
            return;
        }
        ChannelOutboundBuffer outbound = destination.unsafe().outboundBuffer();
        long cost = chain.costBytes() + (outbound == null ? 0 : outbound.totalPendingWriteBytes());
        budget.change(cost - accountedBytes);
        accountedBytes = cost;
    }
}
