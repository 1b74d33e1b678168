package io.connect.toxiproxy.toxic;

import java.util.ArrayList;
import java.util.List;

/** Records the plan of a shaper. */
public final class RecordedPlan implements Plan {

    /** Bytes with the time of their release. */
    public record Piece(int sizeBytes, long releaseNanos) {}

    private final List<Piece> pieces = new ArrayList<>();
    private long dropped;
    private Long endNanos;
    private boolean reset;

    @Override
    public void pass(int sizeBytes, long releaseNanos) {
        pieces.add(new Piece(sizeBytes, releaseNanos));
    }

    @Override
    public void drop(int sizeBytes) {
        dropped += sizeBytes;
    }

    @Override
    public void end(long atNanos) {
        endNanos = atNanos;
    }

    @Override
    public void reset(long atNanos) {
        endNanos = atNanos;
        reset = true;
    }

    public List<Piece> pieces() {
        return pieces;
    }

    public long passedBytes() {
        return pieces.stream().mapToLong(Piece::sizeBytes).sum();
    }

    public long droppedBytes() {
        return dropped;
    }

    public Long endNanos() {
        return endNanos;
    }

    public boolean isReset() {
        return reset;
    }
}
