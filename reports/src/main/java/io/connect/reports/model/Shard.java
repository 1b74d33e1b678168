package io.connect.reports.model;

/**
 * The part of a load that a result covers, if several generators offered the load together.
 *
 * @param run id that all parts share
 * @param part the part, counted from 1
 * @param of the total number of parts
 * @param held messages of all parts in the queues when this part ended; null if the part had queues of its own
 */
public record Shard(String run, int part, int of, Long held) {

    public Shard {
        Checks.text("shard run", run);
        if (part < 1 || part > of) {
            throw new IllegalArgumentException("shard " + part + " of " + of + " does not exist, parts run from 1");
        }
    }

    /** A part that has not ended. */
    public Shard(String run, int part, int of) {
        this(run, part, of, null);
    }

    /** The part, with the messages in the queues at its end. */
    public Shard withHeld(long messages) {
        return new Shard(run, part, of, messages);
    }

    @Override
    public String toString() {
        return part + "/" + of;
    }
}
