package io.connect.bench.scenario.fault;

import io.connect.toxiproxy.timeline.Fault;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A fault that has begun. It ends with {@link #close()}; a second call has no effect. Any thread may read its effect. */
public final class ActiveFault implements Fault.Applied {
    private final String description;
    private final UnaryOperator<Supplier<String>> end;
    private final Optional<LongSupplier> calls;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Supplier<String> effect;

    private ActiveFault(
            String description,
            Supplier<String> effect,
            Optional<LongSupplier> calls,
            UnaryOperator<Supplier<String>> end) {
        this.description = description;
        this.effect = effect;
        this.calls = calls;
        this.end = end;
    }

    /**
     * Creates a fault whose effect may continue after its end.
     *
     * @param description the action, for people: {@code worker-1 (pid 4711) killed with -9}
     * @param effect the effect measured so far, such as the CPU that a limited process really got
     */
    public static ActiveFault of(String description, Supplier<String> effect, Runnable end) {
        return new ActiveFault(description, effect, Optional.empty(), afterEnd(end));
    }

    /**
     * Creates a fault of single calls, whose effect may continue after its end.
     *
     * @param calls the number of calls that the fault has applied to so far
     */
    public static ActiveFault ofCalls(String description, Supplier<String> effect, LongSupplier calls, Runnable end) {
        return new ActiveFault(description, effect, Optional.of(calls), afterEnd(end));
    }

    private static UnaryOperator<Supplier<String>> afterEnd(Runnable end) {
        return measure -> {
            end.run();
            return measure;
        };
    }

    /** Creates a fault that is measured until its end begins. */
    public static ActiveFault measuredBeforeEnd(String description, Supplier<String> effect, Runnable end) {
        return new ActiveFault(description, effect, Optional.empty(), measure -> {
            String measured = measure.get();
            end.run();
            return () -> measured;
        });
    }

    /** Creates a fault that is measured until its end is complete, such as one whose process has to start again. */
    public static ActiveFault measuredThroughEnd(String description, Supplier<String> effect, Runnable end) {
        return new ActiveFault(description, effect, Optional.empty(), measure -> {
            end.run();
            String measured = measure.get();
            return () -> measured;
        });
    }

    /** The action, for people. */
    public String description() {
        return description;
    }

    /** The effect measured so far. */
    public String effect() {
        return effect.get();
    }

    /** The number of calls that it has applied to so far; empty if it is no fault of calls. */
    public OptionalLong calls() {
        return calls.stream().mapToLong(LongSupplier::getAsLong).findFirst();
    }

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            effect = end.apply(effect);
        }
    }
}
