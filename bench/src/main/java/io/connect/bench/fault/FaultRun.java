package io.connect.bench.fault;

import io.connect.bench.scenario.fault.Fault;
import io.connect.testbed.Testbed;
import io.connect.testbed.link.Link;
import io.connect.toxiproxy.timeline.FaultTimeline;
import io.connect.toxiproxy.timeline.TimedFault;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The faults of one scenario on a running testbed: prepared before the load, started with it, ended with the run,
 * whatever happens.
 *
 * <p>Faults come and go on the timeline's own thread; {@link #records()} may be asked from any.
 */
public final class FaultRun implements AutoCloseable {
    private final List<MarkedFault> marked;
    private final List<TimedFault> timed;
    private final Set<Link> httpLinks;
    private final FaultInjector injector;
    private FaultTimeline timeline;

    private FaultRun(List<MarkedFault> marked, List<TimedFault> timed, Set<Link> httpLinks, FaultInjector injector) {
        this.marked = marked;
        this.timed = timed;
        this.httpLinks = httpLinks;
        this.injector = injector;
    }

    /**
     * Puts in place what the faults need, before the connector opens its connections.
     *
     * @param connector whose tasks the faults speak of
     * @param clockMicros the run's clock
     * @throws IllegalArgumentException when this testbed lacks a target
     */
    public static FaultRun prepare(Testbed testbed, String connector, List<Fault> faults, LongSupplier clockMicros) {
        return prepare(testbed, () -> connector, faults, clockMicros);
    }

    /**
     * The same for a run whose connector changes on the way.
     *
     * @param connector asked when a fault speaks of tasks
     */
    public static FaultRun prepare(
            Testbed testbed, Supplier<String> connector, List<Fault> faults, LongSupplier clockMicros) {
        FaultInjector injector = new FaultInjector(testbed, connector);
        Set<Link> httpLinks = faults.stream()
                .filter(FaultInjector::needsHttp)
                .map(fault -> injector.link(fault.on()))
                .collect(Collectors.toSet());
        httpLinks.forEach(Link::httpFaults);
        List<MarkedFault> marked = faults.stream()
                .map(fault -> new MarkedFault(fault, injector, clockMicros))
                .toList();
        List<TimedFault> timed = marked.stream().map(MarkedFault::timed).toList();
        return new FaultRun(marked, timed, httpLinks, injector);
    }

    /** The timeline starts now: its zero is the start of the first phase. */
    public synchronized void start() {
        if (timeline != null) {
            throw new IllegalStateException("the timeline of faults has been started before");
        }
        timeline = FaultTimeline.start(timed, mark -> {});
    }

    /** The mark of every fault that has come into force or failed to, in the order of the scenario. */
    public List<FaultRecord> records() {
        return marked.stream().flatMap(fault -> fault.record().stream()).toList();
    }

    /** Ends every fault and takes the HTTP faults out of the links' way. */
    @Override
    public synchronized void close() {
        if (timeline != null) {
            timeline.close();
        }
        injector.close();
        httpLinks.forEach(Link::withoutHttpFaults);
    }
}
