package io.connect.bench.run;

/**
 * The load engine's own log. Measurements that are not HTTP calls appear in it as requests. Safe for any thread. Entries after
 * the end of the run's last virtual user may be lost.
 */
public interface RunLog {

    /** Logs a success with its start and end, in milliseconds since the epoch. */
    void ok(String request, long startMillis, long endMillis);

    /** Logs a failure with its reason, at a time in milliseconds since the epoch. */
    void failed(String request, long atMillis, String reason);
}
