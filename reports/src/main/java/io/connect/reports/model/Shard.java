package io.connect.reports.model;

/**
 * Which part of a load a result is about, when several generators offered it together.
 *
 * @param run id that all parts share
 * @param part the part, counted from 1
 * @param of the total number of parts
 * @param held messages that the queues held when this part ended, of all parts; null where the part had queues of its own
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

    /** The part, with the messages that the queues held at its end. */
    public Shard withHeld(long messages) {
        return new Shard(run, part, of, messages);
    }

    @Override
    public String toString() {
        return part + "/" + of;
    }
}
