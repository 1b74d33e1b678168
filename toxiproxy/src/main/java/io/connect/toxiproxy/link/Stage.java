package io.connect.toxiproxy.link;

import io.connect.toxiproxy.toxic.ByteSettings;
import io.connect.toxiproxy.toxic.Plan;
import io.connect.toxiproxy.toxic.Shaper;
import io.connect.toxiproxy.toxic.ShaperStart;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One toxic of a chain with the bytes it holds back. Used by one thread only. */
final class Stage implements Plan {

    static final long NEVER = Long.MAX_VALUE;

    private final HeldBytes held = new HeldBytes();
    private final RandomGenerator random;
    private final float roll;

    private InstalledToxic installed;
    private Shaper shaper;
    private boolean mayMerge = true;
    private long bytesPassed;
    private long inputEndNanos = NEVER;
    private long endNanos = NEVER;
    private boolean resetting;

    // While the toxic plans: the offered bytes, how many of them it has passed so far, and their arrival time.
    private ByteBuf planning;
    private int plannedBytes;
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

    /** Offers arriving bytes to the toxic. The stage owns the buffer from now on. */
    void offer(ByteBuf bytes, long arrivalNanos) {
        planning = bytes;
        planningArrivalNanos = arrivalNanos;
        shaper.data(arrivalNanos, bytes.readableBytes(), this);
        keepPlanned();
        if (planning != null) {
            // The last bytes were dropped, or the toxic has just ended the link and planned nothing for them.
            planning.release();
            planning = null;
        }
    }

    /** The sender has closed. */
    void offerEnd(long arrivalNanos) {
        inputEndNanos = arrivalNanos;
        shaper.end(arrivalNanos, this);
    }

    /** The next bytes that are due, or null. */
    ByteBuf pollDue(long nowNanos, ReleaseTime time) {
        if (held.isEmpty() || held.releaseNanos() > nowNanos) {
            return null;
        }
        time.nanos = held.releaseNanos();
        time.arrivalNanos = held.arrivalNanos();
        return held.poll();
    }

    /** The time of the next action of this stage. */
    long nextNanos() {
        return held.isEmpty() ? endNanos : held.releaseNanos();
    }

    /** Whether all bytes before the end have left and the end is due. */
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
        return held.sizeBytes();
    }

    /** The memory of the bytes that it holds. */
    long costBytes() {
        return held.costBytes();
    }

    /** Whether bytes that leave at nearly the same time may be merged. Not allowed if a toxic must keep pieces separate. */
    void mayMerge(boolean allowed) {
        mayMerge = allowed;
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

    /** New settings: waiting bytes are planned again from their arrival, as if the settings had always applied. */
    void update(InstalledToxic updated, long nowNanos) {
        if (resetting) {
            installed = updated;
            return;
        }
        List<Waited> waiting = new ArrayList<>();
        bytesPassed -= held.sizeBytes();
        while (!held.isEmpty()) {
            long arrivalNanos = held.arrivalNanos();
            waiting.add(new Waited(held.poll(), arrivalNanos));
        }
        endNanos = NEVER;
        begin(updated, nowNanos);
        waiting.forEach(item -> offer(item.bytes(), item.arrivalNanos()));
        if (inputEndNanos != NEVER && !hasEnd()) {
            shaper.end(inputEndNanos, this);
        }
    }

    /** Removes all waiting bytes from the stage, in order. */
    List<ByteBuf> takeAll() {
        return held.takeAll();
    }

    /** Drops all waiting bytes. */
    void release() {
        held.release();
    }

    @Override
    public void pass(int sizeBytes, long releaseNanos) {
        bytesPassed += sizeBytes;
        plannedBytes += sizeBytes;
        held.plan(sizeBytes, planningArrivalNanos, releaseNanos, mayMerge);
    }

    @Override
    public void drop(int sizeBytes) {
        keepPlanned();
        planning.skipBytes(sizeBytes);
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
        boolean active = roll < newInstalled.toxic().toxicity();
        ShaperStart start = new ShaperStart(nowNanos, bytesPassed, random, newInstalled.sharedPace());
        shaper = active ? ((ByteSettings) newInstalled.toxic().settings()).shaper(start) : Shaper.passThrough();
        shaper.start(nowNanos, this);
    }

    /** Holds the bytes that have been passed so far; the whole buffer, if no bytes follow. */
    private void keepPlanned() {
        if (plannedBytes == 0) {
            return;
        }
        if (plannedBytes == planning.readableBytes()) {
            held.append(planning);
            planning = null;
        } else {
            held.append(planning.readRetainedSlice(plannedBytes));
        }
        plannedBytes = 0;
    }

    private record Waited(ByteBuf bytes, long arrivalNanos) {}

    /** Receives the planned time and the arrival time of the bytes that {@link #pollDue} returns. */
    static final class ReleaseTime {
        long nanos;
        long arrivalNanos;
    }
}
