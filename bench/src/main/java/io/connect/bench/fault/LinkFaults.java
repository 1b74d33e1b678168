package io.connect.bench.fault;

import io.connect.bench.scenario.fault.FaultAction;
import io.connect.testbed.link.Link;
import io.connect.toxiproxy.link.Waiting;
import io.connect.toxiproxy.profile.FaultProfiles;
import io.connect.toxiproxy.proxy.ToxicTarget;
import io.connect.toxiproxy.timeline.Fault;
import io.connect.toxiproxy.toxic.Bandwidth;
import io.connect.toxiproxy.toxic.Latency;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.ToxicSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts faults of the network on a link. */
final class LinkFaults {
    private static final long BITS_PER_KILOBYTE = 8_000;

    /** Toxics are found by name, and the same fault may be in force twice. */
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private LinkFaults() {}

    static ActiveFault profile(Link link, String name) {
        Fault.Applied applied = FaultProfiles.named(name).applyTo(link.target());
        return measured(link, name + " on " + link.name(), applied::close);
    }

    static ActiveFault latency(Link link, FaultAction.Latency latency) {
        // One round trip is late by the whole delay, as with a delay on the one interface of a host: half on each way.
        Latency settings = new Latency(
                latency.delay().dividedBy(2).toMillis(),
                latency.jitter().dividedBy(2).toMillis());
        return toxics(link, link.name() + " late by " + latency.delay().toMillis() + " ms per round trip", settings);
    }

    static ActiveFault cap(Link link, FaultAction.Cap cap) {
        long kilobytesPerSecond = Math.max(1, Math.round((double) cap.rate().bitsPerSecond() / BITS_PER_KILOBYTE));
        return toxics(
                link,
                link.name() + " capped at " + cap.rate() + (cap.shared() ? " for all connections" : " per connection"),
                new Bandwidth(kilobytesPerSecond, cap.shared()));
    }

    static ActiveFault cut(Link link) {
        link.target().disable();
        return measured(link, link.name() + " cut", link.target()::enable);
    }

    private static ActiveFault toxics(Link link, String description, ToxicSettings settings) {
        ToxicTarget target = link.target();
        int number = NUMBER.incrementAndGet();
        List<String> names = new ArrayList<>();
        for (Toxic toxic : List.of(Toxic.upstream(settings), Toxic.downstream(settings))) {
            String name = toxic.name() + "-" + number;
            target.addToxic(toxic.named(name));
            names.add(name);
        }
        return measured(link, description, () -> names.forEach(target::removeToxic));
    }

    /** What a fault of a link really does is seen in the bytes that get through, and in how long they were held back. */
    private static ActiveFault measured(Link link, String description, Runnable end) {
        long bytesBefore = link.bytes();
        Waiting waitingBefore = link.proxy().waiting();
        long startNanos = System.nanoTime();
        return new ActiveFault(description) {
            private volatile String measured;

            @Override
            String effect() {
                return measured != null ? measured : throughput() + delay();
            }

            private String throughput() {
                double seconds = Math.max(1, System.nanoTime() - startNanos) / 1e9;
                return String.format(
                        Locale.ROOT, "%.3f MB/s went through", (link.bytes() - bytesBefore) / 1e6 / seconds);
            }

            private String delay() {
                OptionalDouble millis = link.proxy().waiting().meanMillisSince(waitingBefore);
                return millis.isPresent()
                        ? String.format(Locale.ROOT, ", each byte %.1f ms late on average", millis.getAsDouble())
                        : "";
            }

            @Override
            void end() {
                measured = throughput() + delay();
                end.run();
            }
        };
    }
}
