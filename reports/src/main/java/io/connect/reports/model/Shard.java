package io.connect.reports.model;

/**
 * Which part of a load a result is about, when several generators offered it together.
 *
 * @param run id that all parts share
 * @param part from 1
 * @param of how many parts there are
 */
public record Shard(String run, int part, int of) {

    public Shard {
        Checks.text("shard run", run);
        if (part < 1 || part > of) {
            throw new IllegalArgumentException("shard " + part + " of " + of + " does not exist, parts run from 1");
        }
    }

    @Override
    public String toString() {
        return part + "/" + of;
    }
}
