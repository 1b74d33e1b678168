package io.connect.testbed.process;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The parts that a builder has opened so far. A builder that fails half way has no object that its caller could close. Used by
 * one thread at a time.
 */
public final class Opened implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** Adds a part and returns it. */
    public <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /**
     * Closes the parts in reverse order, each of them even if another cannot be closed. A second call does nothing.
     *
     * @throws IllegalStateException after that, if one could not be closed
     */
    @Override
    public void close() {
        IllegalStateException failure = null;
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = new IllegalStateException("cannot close every part: " + e, e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Closes the parts after a failure, which stays the one to report. */
    public void closeAfter(Throwable failure) {
        try {
            close();
        } catch (IllegalStateException e) {
            failure.addSuppressed(e);
        }
    }
}
