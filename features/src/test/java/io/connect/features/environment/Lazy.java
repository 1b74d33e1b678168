package io.connect.features.environment;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An object that is created once, at its first use. A failed creation is repeated at the next use. Thread-safe.
 *
 * @param <T> type of the object
 */
public final class Lazy<T> {
    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    public Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    /** Creates the object at the first call, and returns the same object afterwards. */
    public synchronized T get() {
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.get();
    }

    /** True once it has been created. */
    public synchronized boolean isMade() {
        return made.isPresent();
    }

    /** Runs an action on it if it has been created. */
    public synchronized void ifMade(Consumer<T> action) {
        made.ifPresent(action);
    }
}
