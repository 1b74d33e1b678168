package io.connect.bench.run;

/**
 * The load engine's own log, in which measurements that are no HTTP calls appear as requests. Safe from any thread. Entries
 * made after the run's last virtual user has ended may be dropped.
 */
public interface RunLog {

    /** Logs something that went well and took from one time to the other, in milliseconds since the epoch. */
    void ok(String request, long startMillis, long endMillis);

    /** Logs something that failed at a time in milliseconds since the epoch, with the reason. */
    void failed(String request, long atMillis, String reason);
}
