package io.connect.bench.fault;

import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.subject.SubjectHandle;
import io.connect.testbed.Testbed;
import io.connect.testbed.link.Link;
import io.connect.toxiproxy.timeline.FaultTimeline;
import io.connect.toxiproxy.timeline.TimedFault;
import io.connect.toxiproxy.toxic.ToxicType;
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
    private final Touched touched;
    private final TestbedSite site;
    private FaultTimeline timeline;

    private FaultRun(List<MarkedFault> marked, List<TimedFault> timed, Touched touched, TestbedSite site) {
        this.marked = marked;
        this.timed = timed;
        this.touched = touched;
        this.site = site;
    }

    /**
     * Prepares the links for the faults, before the connector opens its connections.
     *
     * @param subject the subject, for faults on its processes or tasks
     * @param clockMicros the run's clock
     * @throws IllegalArgumentException when this testbed lacks a target
     */
    public static FaultRun prepare(
            Testbed testbed, Supplier<SubjectHandle> subject, List<Fault> faults, LongSupplier clockMicros) {
        TestbedSite site = new TestbedSite(testbed, subject);
        Set<Link> httpLinks = faults.stream()
                .filter(fault -> fault.action().needsHttp())
                .map(fault -> site.link(fault.on()))
                .collect(Collectors.toSet());
        httpLinks.forEach(Link::httpFaults);
        Set<Link> readLinks = faults.stream()
                .flatMap(fault -> fault.action().readsCalls().stream().map(type -> read(site.link(fault.on()), type)))
                .collect(Collectors.toSet());
        List<MarkedFault> marked = faults.stream()
                .map(fault -> new MarkedFault(fault, site, clockMicros))
                .toList();
        List<TimedFault> timed = marked.stream().map(MarkedFault::timed).toList();
        return new FaultRun(marked, timed, new Touched(httpLinks, readLinks), site);
    }

    private static Link read(Link link, ToxicType type) {
        link.proxy().readCalls(type);
        return link;
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

    /** Ends every fault and removes its preparation from the links. */
    @Override
    public synchronized void close() {
        if (timeline != null) {
            timeline.close();
        }
        site.close();
        touched.http().forEach(Link::withoutHttpFaults);
        touched.read().forEach(link -> link.proxy().stopReadingCalls());
    }

    /**
     * The links that a fault is still in force on.
     *
     * @param http links that can have HTTP faults
     * @param read links whose calls are read
     */
    private record Touched(Set<Link> http, Set<Link> read) {}
}
