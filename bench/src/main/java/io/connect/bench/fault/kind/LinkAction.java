package io.connect.bench.fault.kind;

import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.bench.scenario.fault.FaultAction;
import io.connect.bench.scenario.fault.FaultSite;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.testbed.link.Link;
import io.connect.toxiproxy.link.Waiting;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.ToxicSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A fault of a network link: to sqs, s3, the registry or a broker's client listener. */
interface LinkAction extends FaultAction {

    /** The reason why faults of the network and of HTTP are not possible in an external environment. */
    String NOT_OUR_TRAFFIC =
            "the traffic does not pass through the bench's fault layer, and real AWS endpoints are TLS and"
                    + " sign the host";

    /** Makes the names of toxics unique, since the same fault may be active twice. */
    AtomicInteger NUMBER = new AtomicInteger();

    /**
     * Applies the fault to the link.
     *
     * @return an action that removes the fault
     */
    Runnable start(Link link);

    /** The action in words. */
    String description(Link link);

    @Override
    default Set<FaultTarget.Part> targets() {
        return EnumSet.of(
                FaultTarget.Part.SQS, FaultTarget.Part.S3, FaultTarget.Part.REGISTRY, FaultTarget.Part.BROKER);
    }

    @Override
    default String whyNotExternal() {
        return NOT_OUR_TRAFFIC;
    }

    /** Measures the bytes that passed the link during the fault, and how long they were delayed. */
    @Override
    default ActiveFault apply(FaultSite site, FaultTarget on) {
        Link link = site.link(on);
        Runnable end = start(link);
        long bytesBefore = link.bytes();
        Waiting waitingBefore = link.proxy().waiting();
        long startNanos = System.nanoTime();
        return ActiveFault.measuredBeforeEnd(
                description(link),
                () -> {
                    double seconds = Math.max(1, System.nanoTime() - startNanos) / 1e9;
                    String through = String.format(
                            Locale.ROOT, "%.3f MB/s went through", (link.bytes() - bytesBefore) / 1e6 / seconds);
                    return link.proxy().waiting().meanMillisSince(waitingBefore).stream()
                            .mapToObj(late ->
                                    String.format(Locale.ROOT, "%s, each byte %.1f ms late on average", through, late))
                            .findFirst()
                            .orElse(through);
                },
                end);
    }

    /** Adds a toxic in both directions; the returned action removes it. */
    static Runnable toxic(Link link, ToxicSettings settings) {
        return toxics(link, settings, settings);
    }

    /** Adds a toxic for requests and one for answers; the returned action removes both. */
    static Runnable toxics(Link link, ToxicSettings upstream, ToxicSettings downstream) {
        int number = NUMBER.incrementAndGet();
        List<Toxic> toxics = List.of(Toxic.upstream(upstream), Toxic.downstream(downstream)).stream()
                .map(toxic -> toxic.named(toxic.name() + "-" + number))
                .toList();
        toxics.forEach(link.target()::addToxic);
        return () -> toxics.forEach(toxic -> link.target().removeToxic(toxic.name()));
    }
}
