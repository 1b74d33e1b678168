package io.connect.features.lottery.run;

import java.util.concurrent.atomic.AtomicBoolean;

/** Reads arriving records on a thread of its own until it is closed. */
final class Follower implements AutoCloseable {
    private final AtomicBoolean goesOn = new AtomicBoolean(true);
    private final Thread thread;

    /** @param reader the reader, which this follower closes */
    Follower(ArrivalReader reader) {
        thread = new Thread(() -> follow(reader), "arrivals");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void follow(ArrivalReader reader) {
        try (reader) {
            while (goesOn.get()) {
                reader.read();
            }
        }
    }

    @Override
    public void close() {
        goesOn.set(false);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
