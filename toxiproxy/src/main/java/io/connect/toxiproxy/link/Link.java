package io.connect.toxiproxy.link;

import io.connect.toxiproxy.toxic.Direction;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * One direction of a connection: reads from one socket, sends through the toxics, writes to the other. Everything runs
 * on the event loop that both sockets share. When the stream ends, the socket written to is closed whole, as the
 * genuine server does; the other direction then ends by itself.
 */
final class Link implements ChainOutput {

    /** Event loops wait in whole milliseconds for anything further off than this; only nearer timers are exact. */
    private static final long COARSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** How much earlier than that to wake up, to wait for the rest exactly. */
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

    /** Bytes have been read from the source; the link owns the buffer from here on. */
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

    /** The source has nothing more to read for the moment. */
    void readComplete() {
        settle();
    }

    /** The source has closed, in whatever way. */
    void sourceEnded() {
        if (!closed) {
            chain.end(System.nanoTime());
            settle();
        }
    }

    /** Brings the chain in line with the toxics of the proxy. */
    void sync(List<InstalledToxic> toxics) {
        if (!closed) {
            chain.sync(toxics, System.nanoTime());
            settle();
        }
    }

    /** Reads nothing more while bytes are held back before they reach the link. */
    void hold(boolean wanted) {
        held = wanted;
        regulate();
    }

    /** Reads on where there is room, and waits where there is none. */
    void regulate() {
        if (!closed) {
            account();
        }
        boolean room = !closed && !held && !chain.full() && destination.isWritable() && budget.allows(accountedBytes);
        if (source.isActive() && source.config().isAutoRead() != room) {
            source.config().setAutoRead(room);
        }
    }

    /** Gives back memory and timer; the sockets are closed by others. */
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
            // The source gets it too, once the other direction has ended.
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

    /** Tells the budget the memory of the link: bytes that toxics hold, and those that the destination has not taken yet. */
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
