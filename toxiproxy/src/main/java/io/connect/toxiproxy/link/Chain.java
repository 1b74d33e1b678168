package io.connect.toxiproxy.link;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/**
 * The toxics of one direction of one connection, in order. Bytes move from toxic to toxic at their planned times, even if the
 * caller is late to {@link #pump}. A late timer delays bytes once, and delays never add up. Used by one thread only, which
 * supplies the time.
 */
final class Chain {

    /** Each piece that must stay apart costs a write to the socket. Other connections have their turn after this number. */
    static final int MOST_PIECES = 64;

    private final List<Stage> stages = new ArrayList<>();
    private final Stage.ReleaseTime releaseTime = new Stage.ReleaseTime();
    private final ChainOutput output;
    private final long seed;

    private boolean inputEnded;
    private boolean outputEnded;
    private boolean resetAtEnd;
    private boolean keepsPiecesApart;
    private long holdLimitBytes;

    Chain(ChainOutput output, long seed) {
        this.output = output;
        this.seed = seed;
        measure();
    }

    /** Bytes from the sender. The chain owns the buffer from now on. */
    void data(ByteBuf bytes, long nowNanos) {
        if (inputEnded) {
            bytes.release();
        } else if (stages.isEmpty()) {
            output.data(bytes);
        } else {
            stages.get(0).offer(bytes, nowNanos);
            pump(nowNanos);
        }
    }

    /** The sender has closed. */
    void end(long nowNanos) {
        if (!inputEnded) {
            inputEnded = true;
            deliverEnd(0, nowNanos);
            pump(nowNanos);
        }
    }

    /** Moves all bytes that are due; at most {@link #MOST_PIECES} to the output if pieces are kept apart. */
    void pump(long nowNanos) {
        int room = keepsPiecesApart ? MOST_PIECES : Integer.MAX_VALUE;
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            boolean last = i + 1 == stages.size();
            ByteBuf bytes;
            while ((!last || room-- > 0) && (bytes = stage.pollDue(nowNanos, releaseTime)) != null) {
                // Between toxics only planned times count. Only bytes that leave the chain can be late because of a
                // late caller.
                long until = last ? nowNanos : releaseTime.nanos;
                output.waited(bytes.readableBytes(), until - releaseTime.arrivalNanos);
                deliver(i + 1, bytes, releaseTime.nanos);
            }
            if (stage.endDue(nowNanos)) {
                i = endAt(i, stage.endNanos());
            }
        }
    }

    /** The time when {@link #pump} must be called again; {@link Stage#NEVER} when nothing waits. */
    long nextNanos() {
        long next = Stage.NEVER;
        for (Stage stage : stages) {
            next = Math.min(next, stage.nextNanos());
        }
        return next;
    }

    /** Updates the chain to the current toxics of the proxy. */
    void sync(List<InstalledToxic> wanted, long nowNanos) {
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            InstalledToxic now = find(wanted, stage.installed().id());
            if (now == null) {
                i = remove(i, nowNanos);
            } else if (now != stage.installed()) {
                stage.update(now, nowNanos);
            }
        }
        if (!inputEnded) {
            wanted.stream()
                    .filter(toxic ->
                            stages.stream().noneMatch(stage -> stage.installed().id() == toxic.id()))
                    .forEach(toxic -> stages.add(new Stage(toxic, seed, nowNanos)));
        }
        measure();
        pump(nowNanos);
    }

    long heldBytes() {
        long sum = 0;
        for (Stage stage : stages) {
            sum += stage.heldBytes();
        }
        return sum;
    }

    /** The memory of the bytes that it holds. */
    long costBytes() {
        long sum = 0;
        for (Stage stage : stages) {
            sum += stage.costBytes();
        }
        return sum;
    }

    /** Whether the sender should be made to wait. */
    boolean full() {
        return inputEnded || !stages.isEmpty() && heldBytes() >= holdLimitBytes;
    }

    boolean keepsPiecesApart() {
        return keepsPiecesApart;
    }

    /** Whether it has no toxics. */
    boolean isEmpty() {
        return stages.isEmpty();
    }

    /** Releases all memory. No more bytes leave the chain. */
    void discard() {
        inputEnded = true;
        outputEnded = true;
        stages.forEach(Stage::release);
        stages.clear();
    }

    private void measure() {
        holdLimitBytes = stages.stream().mapToLong(Stage::holdLimitBytes).sum();
        keepsPiecesApart = stages.stream().anyMatch(Stage::keepsPiecesApart);
        stages.forEach(stage -> stage.mayMerge(!keepsPiecesApart));
    }

    private void deliver(int index, ByteBuf bytes, long nanos) {
        if (index < stages.size()) {
            stages.get(index).offer(bytes, nanos);
        } else {
            output.data(bytes);
        }
    }

    private void deliverEnd(int index, long nanos) {
        if (index < stages.size()) {
            stages.get(index).offerEnd(nanos);
        } else if (!outputEnded) {
            outputEnded = true;
            output.end(resetAtEnd);
        }
    }

    /** A stage ends the link: bytes before it are lost, bytes after it are still forwarded. Returns the next index. */
    private int endAt(int index, long nanos) {
        Stage ending = stages.get(index);
        resetAtEnd |= ending.resetting();
        inputEnded = true;
        List<Stage> gone = stages.subList(0, index + 1);
        gone.forEach(Stage::release);
        gone.clear();
        deliverEnd(0, nanos);
        return -1;
    }

    /** Removes a stage and flushes its bytes. Returns the index at which the caller's loop continues. */
    private int remove(int index, long nowNanos) {
        Stage stage = stages.remove(index);
        measure();
        stage.takeAll().forEach(bytes -> deliver(index, bytes, nowNanos));
        if (stage.hasEnd() || stage.endsLinkWhenRemoved()) {
            resetAtEnd |= stage.resetting();
            inputEnded = true;
            List<Stage> gone = stages.subList(0, index);
            gone.forEach(Stage::release);
            gone.clear();
            deliverEnd(0, nowNanos);
            return -1;
        }
        return index - 1;
    }

    private static InstalledToxic find(List<InstalledToxic> toxics, long id) {
        for (InstalledToxic toxic : toxics) {
            if (toxic.id() == id) {
                return toxic;
            }
        }
        return null;
    }
}
