package io.connect.testbed.fault;

import io.connect.testbed.link.Link;
import io.connect.testbed.scenario.FaultAction;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.toxic.Bandwidth;
import io.connect.toxiproxy.toxic.Latency;
import io.connect.toxiproxy.toxic.Toxic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts faults of the network on a link. */
final class LinkFaults {
    private static final long BITS_PER_KILOBYTE = 8_000;

    /** Toxics are found by name, and the same fault may be in force twice. */
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private LinkFaults() {}

    static ActiveFault latency(Link link, FaultAction.Latency latency) {
        // One round trip is late by the whole delay, as with a delay on the one interface of a host: half on each way.
        Duration half = latency.delay().dividedBy(2);
        Duration halfJitter = latency.jitter().dividedBy(2);
        Latency settings = new Latency(half.toMillis(), halfJitter.toMillis());
        return toxics(
                link,
                link.name() + " late by " + latency.delay().toMillis() + " ms per round trip",
                List.of(Toxic.upstream(settings), Toxic.downstream(settings)));
    }

    static ActiveFault cap(Link link, FaultAction.Cap cap) {
        long kilobytesPerSecond = Math.max(1, Math.round((double) cap.rate().bitsPerSecond() / BITS_PER_KILOBYTE));
        Bandwidth settings = new Bandwidth(kilobytesPerSecond, cap.shared());
        return toxics(
                link,
                link.name() + " capped at " + cap.rate() + (cap.shared() ? " for all connections" : " per connection"),
                List.of(Toxic.upstream(settings), Toxic.downstream(settings)));
    }

    static ActiveFault cut(Link link) {
        Proxy proxy = link.proxy();
        proxy.disable();
        AtomicBoolean ended = new AtomicBoolean();
        return new ActiveFault() {
            @Override
            public String description() {
                return link.name() + " cut";
            }

            @Override
            public void close() {
                if (ended.compareAndSet(false, true)) {
                    proxy.enable();
                }
            }
        };
    }

    /** Any set of toxics; each gets a name of its own on that proxy. */
    static ActiveFault toxics(Link link, String description, List<Toxic> toxics) {
        Proxy proxy = link.proxy();
        int number = NUMBER.incrementAndGet();
        List<String> names = new ArrayList<>();
        for (Toxic toxic : toxics) {
            String name = toxic.name() + "-" + number + "-" + names.size();
            proxy.addToxic(toxic.named(name));
            names.add(name);
        }
        AtomicBoolean ended = new AtomicBoolean();
        return new ActiveFault() {
            @Override
            public String description() {
                return description;
            }

            @Override
            public void close() {
                if (ended.compareAndSet(false, true)) {
                    names.forEach(proxy::removeToxic);
                }
            }
        };
    }
}
