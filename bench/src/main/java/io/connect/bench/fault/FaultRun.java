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
 * The faults of one scenario on a running testbed. They are prepared before the load, start with it, and end with the run,
 * whatever happens.
 *
 * <p>Faults begin and end on the timeline's own thread; any thread may call {@link #records()}.
 */
public final class FaultRun implements AutoCloseable {
    private final List<MarkedFault> marked;
    private final List<TimedFault> timed;
    private final Touched touched;
    private final TestbedSite site;
    private FaultTimeline timeline;
    private boolean closed;

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
     * @throws IllegalArgumentException when a target does not exist in this testbed
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

    /** Starts the timeline. Its second 0 is the start of the first phase. Does nothing when the run has broken before. */
    public synchronized void start() {
        if (closed) {
            return;
        }
        if (timeline != null) {
            throw new IllegalStateException("the timeline of faults has been started before");
        }
        timeline = FaultTimeline.start(timed, mark -> {});
    }

    /** The records of all faults that have begun or failed to begin, in the order of the scenario. */
    public List<FaultRecord> records() {
        return marked.stream().flatMap(fault -> fault.record().stream()).toList();
    }

    /** Ends every fault and undoes the preparation of the links. */
    @Override
    public synchronized void close() {
        closed = true;
        if (timeline != null) {
            timeline.close();
        }
        site.close();
        touched.http().forEach(Link::withoutHttpFaults);
        touched.read().forEach(link -> link.proxy().stopReadingCalls());
    }

    /**
     * The links on which a fault is still active.
     *
     * @param http links that can have HTTP faults
     * @param read links whose calls are parsed
     */
    private record Touched(Set<Link> http, Set<Link> read) {}
}
