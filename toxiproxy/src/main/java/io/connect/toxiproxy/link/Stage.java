package io.connect.toxiproxy.link;

import io.connect.toxiproxy.toxic.Plan;
import io.connect.toxiproxy.toxic.Shaper;
import io.connect.toxiproxy.toxic.ShaperStart;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One toxic of a chain with the bytes it holds back. Used by one thread only. */
final class Stage implements Plan {

    static final long NEVER = Long.MAX_VALUE;

    /** Bytes that wait, with the time they arrived, in case they must be planned anew. */
    record Held(ByteBuf bytes, long arrivalNanos, long releaseNanos) {}

    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private final RandomGenerator random;
    private final float roll;

    private InstalledToxic installed;
    private Shaper shaper;
    private boolean active;
    private long heldBytes;
    private long bytesPassed;
    private long inputEndNanos = NEVER;
    private long endNanos = NEVER;
    private boolean resetting;

    private ByteBuf planning;
    private long planningArrivalNanos;

    Stage(InstalledToxic installed, long linkSeed, long nowNanos) {
        random =
                new SplittableRandom(linkSeed ^ ((long) installed.toxic().name().hashCode() << Integer.SIZE));
        roll = random.nextFloat();
        begin(installed, nowNanos);
    }

    InstalledToxic installed() {
        return installed;
    }

    /** Shows the toxic bytes that arrive; the stage owns the buffer from here on. */
    void offer(ByteBuf bytes, long arrivalNanos) {
        planning = bytes;
        planningArrivalNanos = arrivalNanos;
        shaper.data(arrivalNanos, bytes.readableBytes(), this);
        if (planning != null) {
            // Only a toxic that has just ended the link leaves bytes without a plan.
            planning.release();
            planning = null;
        }
    }

    /** The sender has closed. */
    void offerEnd(long arrivalNanos) {
        inputEndNanos = arrivalNanos;
        shaper.end(arrivalNanos, this);
    }

    /** The next bytes whose time has come, or null. */
    ByteBuf pollDue(long nowNanos, ReleaseTime time) {
        Held first = held.peek();
        if (first == null || first.releaseNanos() > nowNanos) {
            return null;
        }
        held.poll();
        heldBytes -= first.bytes().readableBytes();
        time.nanos = first.releaseNanos();
        time.arrivalNanos = first.arrivalNanos();
        return first.bytes();
    }

    /** When this stage has something to do next. */
    long nextNanos() {
        Held first = held.peek();
        return first != null ? first.releaseNanos() : endNanos;
    }

    /** Whether everything before the end has left and the time of the end has come. */
    boolean endDue(long nowNanos) {
        return held.isEmpty() && endNanos <= nowNanos;
    }

    boolean hasEnd() {
        return endNanos != NEVER;
    }

    long endNanos() {
        return endNanos;
    }

    boolean resetting() {
        return resetting;
    }

    long heldBytes() {
        return heldBytes;
    }

    long holdLimitBytes() {
        return shaper.holdLimitBytes();
    }

    boolean keepsPiecesApart() {
        return shaper.keepsPiecesApart();
    }

    boolean endsLinkWhenRemoved() {
        return shaper.endsLinkWhenRemoved();
    }

    /** New settings: what waits is planned anew from the time it arrived, as if they had always held. */
    void update(InstalledToxic updated, long nowNanos) {
        if (resetting) {
            installed = updated;
            return;
        }
        List<Held> waiting = new ArrayList<>(held);
        held.clear();
        bytesPassed -= heldBytes;
        heldBytes = 0;
        endNanos = NEVER;
        begin(updated, nowNanos);
        for (Held item : waiting) {
            offer(item.bytes(), item.arrivalNanos());
        }
        if (inputEndNanos != NEVER && !hasEnd()) {
            shaper.end(inputEndNanos, this);
        }
    }

    /** Takes all that waits out of the stage, in order. */
    List<ByteBuf> takeAll() {
        List<ByteBuf> all = held.stream().map(Held::bytes).toList();
        held.clear();
        heldBytes = 0;
        return all;
    }

    @Override
    public void pass(int sizeBytes, long releaseNanos) {
        bytesPassed += sizeBytes;
        heldBytes += sizeBytes;
        held.add(new Held(cut(sizeBytes), planningArrivalNanos, releaseNanos));
    }

    @Override
    public void drop(int sizeBytes) {
        cut(sizeBytes).release();
    }

    @Override
    public void end(long atNanos) {
        endNanos = atNanos;
    }

    @Override
    public void reset(long atNanos) {
        endNanos = atNanos;
        resetting = true;
    }

    private void begin(InstalledToxic newInstalled, long nowNanos) {
        installed = newInstalled;
        active = roll < newInstalled.toxic().toxicity();
        ShaperStart start = new ShaperStart(nowNanos, bytesPassed, random, newInstalled.sharedPace());
        shaper = active ? newInstalled.toxic().settings().shaper(start) : Shaper.passThrough();
        shaper.start(nowNanos, this);
    }

    private ByteBuf cut(int sizeBytes) {
        ByteBuf whole = planning;
        if (sizeBytes == whole.readableBytes()) {
            planning = null;
            return whole;
        }
        return whole.readRetainedSlice(sizeBytes);
    }

    /** Where {@link #pollDue} leaves the planned time of what it returns, and when that had arrived. */
    static final class ReleaseTime {
        long nanos;
        long arrivalNanos;
    }
}
