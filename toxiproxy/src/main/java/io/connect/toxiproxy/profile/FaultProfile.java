package io.connect.toxiproxy.profile;

import io.connect.toxiproxy.proxy.ToxicTarget;
import io.connect.toxiproxy.timeline.Fault;
import io.connect.toxiproxy.toxic.Toxic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A named set of faults of one network path.
 *
 * @param name the name in reports, and the prefix of the toxics' names
 * @param toxics added to the proxy as long as the profile is applied
 * @param resetsEvery the interval at which all connections are reset; empty for never
 * @param down whether the port is closed
 */
public record FaultProfile(String name, List<Toxic> toxics, Optional<Duration> resetsEvery, boolean down) {

    public FaultProfile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(resetsEvery, "resetsEvery");
        toxics = List.copyOf(toxics);
        if (toxics.isEmpty() && resetsEvery.isEmpty() && !down) {
            throw new IllegalArgumentException("Fault profile " + name
                    + " does nothing: it needs toxics, resets or down, whose keys are 'toxics', 'resets' and 'down'");
        }
    }

    /** The profile as a fault of one network path, for a timeline to apply. */
    public Fault on(ToxicTarget proxy) {
        return new Fault() {
            @Override
            public String description() {
                return name + " on " + proxy.name();
            }

            @Override
            public Applied apply() {
                return applyTo(proxy);
            }
        };
    }

    /**
     * Applies the profile immediately, until the result is closed. If a part of it fails, all of it is removed.
     *
     * @throws RuntimeException when a toxic with the same name already exists
     */
    public Fault.Applied applyTo(ToxicTarget proxy) {
        Deque<Fault.Applied> parts = new ArrayDeque<>();
        try {
            for (Toxic toxic : toxics) {
                proxy.addToxic(toxic);
                parts.push(() -> removeIfThere(proxy, toxic.name()));
            }
            resetsEvery.ifPresent(interval -> parts.push(proxy.resetConnectionsEvery(interval)::close));
            if (down && proxy.enabled()) {
                proxy.disable();
                parts.push(proxy::enable);
            }
        } catch (RuntimeException e) {
            closeAll(parts, Optional.of(e));
        }
        return () -> closeAll(parts, Optional.empty());
    }

    /** Removes every part, also after a failure; then throws the first failure, if there is one. */
    private static void closeAll(Deque<Fault.Applied> parts, Optional<RuntimeException> earlier) {
        Deque<RuntimeException> failures = new ArrayDeque<>();
        earlier.ifPresent(failures::add);
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.pop();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    /** The server may have been reset in the meantime; then there is no toxic to remove. */
    private static void removeIfThere(ToxicTarget proxy, String toxic) {
        if (proxy.hasToxic(toxic)) {
            proxy.removeToxic(toxic);
        }
    }
}
