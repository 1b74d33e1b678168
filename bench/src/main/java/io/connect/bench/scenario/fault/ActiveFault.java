package io.connect.bench.scenario.fault;

import io.connect.toxiproxy.timeline.Fault;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A fault that has begun. It ends with {@link #close()}; a second call has no effect. Any thread may read its effect. */
public final class ActiveFault implements Fault.Applied {
    private final String description;
    private final UnaryOperator<Supplier<String>> end;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Supplier<String> effect;

    private ActiveFault(String description, Supplier<String> effect, UnaryOperator<Supplier<String>> end) {
        this.description = description;
        this.effect = effect;
        this.end = end;
    }

    /**
     * Creates a fault whose effect may continue after its end.
     *
     * @param description the action, for people: {@code worker-1 (pid 4711) killed with -9}
     * @param effect the effect measured so far, such as the CPU that a limited process really got
     */
    public static ActiveFault of(String description, Supplier<String> effect, Runnable end) {
        return new ActiveFault(description, effect, measure -> {
            end.run();
            return measure;
        });
    }

    /** Creates a fault that is measured until its end begins. */
    public static ActiveFault measuredBeforeEnd(String description, Supplier<String> effect, Runnable end) {
        return new ActiveFault(description, effect, measure -> {
            String measured = measure.get();
            end.run();
            return () -> measured;
        });
    }

    /** Creates a fault that is measured until its end is complete, such as one whose process has to start again. */
    public static ActiveFault measuredThroughEnd(String description, Supplier<String> effect, Runnable end) {
        return new ActiveFault(description, effect, measure -> {
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

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            effect = end.apply(effect);
        }
    }
}
