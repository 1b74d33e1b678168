package io.connect.bench.sample;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import io.connect.testbed.process.JvmProcess;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.PlatformManagedObject;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Samples one forked JVM over JMX. It connects on first use, and returns nothing when the process has ended. */
final class JvmProbe implements AutoCloseable {
    private static final double MICROS_PER_NANO = 1e-3;

    private static final int PAUSE_LOOKS = 10;
    private static final long PAUSE_LOOK_NANOS = 20_000_000;

    private final JvmProcess process;
    private final Path stat;
    private final CompilerThreads compilers;
    private final CounterTotals counters = new CounterTotals();
    private JMXConnector connector;
    private MBeanServerConnection server;
    private MemoryMXBean memory;
    private ThreadMXBean threads;
    private CompilationMXBean compilation;
    private List<String> heapPools = List.of();
    private Collection<GarbageCollectorMXBean> collectors = List.of();

    JvmProbe(JvmProcess process) {
        this.process = process;
        this.stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        this.compilers = new CompilerThreads(process.pid());
    }

    JvmProcess process() {
        return process;
    }

    /** Takes one sample; empty while the process is paused or cannot be read. */
    Optional<ProcessSample> sample(long atMicros) {
        if (!process.isAlive() || isPaused()) {
            return Optional.empty();
        }
        try {
            connect();
            MemoryUsage heap = memory.getHeapMemoryUsage();
            long gcCount = 0;
            long gcMillis = 0;
            for (var collector : collectors) {
                gcCount += Math.max(0, collector.getCollectionCount());
                gcMillis += Math.max(0, collector.getCollectionTime());
            }
            return Optional.of(new ProcessSample(
                    atMicros,
                    process.name(),
                    process.pid(),
                    cpuMicros(),
                    compileMicros(),
                    heap.getUsed(),
                    gcCount == 0 ? heap.getUsed() : usedAfterGc(),
                    heap.getMax(),
                    gcCount,
                    gcMillis,
                    threads.getThreadCount()));
        } catch (IOException | RuntimeException gone) {
            // The proxies wrap a lost connection in unchecked exceptions. If the process dies during a sample, this is
            // not an error here.
            close();
            return Optional.empty();
        }
    }

    /**
     * Whether the process is paused. It would answer only after the pause, and no other process could be sampled until then. A
     * process with a CPU limit may be stopped for some milliseconds at a time, so it is looked at several times.
     */
    private boolean isPaused() {
        for (int look = 0; look < PAUSE_LOOKS; look++) {
            if (!isStopped()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_LOOK_NANOS);
        }
        return true;
    }

    private boolean isStopped() {
        try {
            return ProcStat.isStopped(Files.readString(stat));
        } catch (IOException e) {
            // The process has ended, or the system is not Linux.
            return false;
        }
    }

    /** Makes the process collect its garbage, and waits for it; does nothing while the process cannot be read. */
    void collectGarbage() {
        if (!process.isAlive()) {
            return;
        }
        try {
            connect();
            memory.gc();
        } catch (IOException | RuntimeException gone) {
            close();
        }
    }

    /** Takes one sample of the process's own metrics; empty when it publishes none, or when it cannot be read. */
    Map<String, Double> metrics(SubjectMetrics wanted) {
        Map<String, Double> values = new HashMap<>();
        counters.begin();
        try {
            connect();
            for (SubjectMetrics.Numbers numbers : wanted.numbers()) {
                String[] attributes = numbers.attributes().toArray(String[]::new);
                for (ObjectName bean : server.queryNames(numbers.pattern(), null)) {
                    server.getAttributes(bean, attributes)
                            .asList()
                            .forEach(attribute -> fold(values, numbers, bean, attribute));
                }
            }
            for (SubjectMetrics.Count count : wanted.counts()) {
                double matching = 0;
                for (ObjectName bean : server.queryNames(count.pattern(), null)) {
                    matching += count.word().equals(server.getAttribute(bean, count.attribute())) ? 1 : 0;
                }
                values.put(count.name(), matching);
            }
        } catch (IOException | JMException | RuntimeException gone) {
            // Sums without the remaining beans would look like a reset.
            close();
            return Map.of();
        }
        values.putAll(counters.end());
        return values;
    }

    /** A mean over no events is NaN and is ignored. */
    private void fold(
            Map<String, Double> values, SubjectMetrics.Numbers numbers, ObjectName bean, Attribute attribute) {
        if (attribute.getValue() instanceof Number number && Double.isFinite(number.doubleValue())) {
            // Each answer contains new copies of the names. The samples are stored until the end of the run, so they
            // share one copy.
            String name = numbers.attributes().get(numbers.attributes().indexOf(attribute.getName()));
            if (SubjectMetrics.isCounter(name)) {
                counters.add(bean.getCanonicalName(), name, number.doubleValue());
            } else {
                values.merge(
                        name,
                        number.doubleValue(),
                        numbers.fold() == SubjectMetrics.Fold.SUM ? Double::sum : Math::max);
            }
        }
    }

    private long compileMicros() {
        return compilers.micros().orElseGet(() -> OwnProbe.compiledMicros(compilation));
    }

    /** @throws IllegalStateException when the process has ended; a 0 would look like CPU time given back */
    private long cpuMicros() {
        return process.handle()
                .info()
                .totalCpuDuration()
                .map(cpu -> Math.round(cpu.toNanos() * MICROS_PER_NANO))
                .orElseThrow(() -> new IllegalStateException(process + " has no CPU time"));
    }

    /**
     * The heap in use after the latest collection. The pools' own collection usage is not suitable: the old generation's value
     * changes only when that generation is collected. A healthy worker may run for hours without this.
     */
    private long usedAfterGc() {
        return collectors.stream()
                .map(GarbageCollectorMXBean::getLastGcInfo)
                .filter(Objects::nonNull)
                .max(Comparator.comparingLong(GcInfo::getEndTime))
                .map(GcInfo::getMemoryUsageAfterGc)
                .map(pools -> heapPools.stream()
                        .map(pools::get)
                        .filter(Objects::nonNull)
                        .mapToLong(MemoryUsage::getUsed)
                        .sum())
                .orElse(0L);
    }

    private void connect() throws IOException {
        if (server != null) {
            return;
        }
        connector = JMXConnectorFactory.connect(
                new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + process.jmxPort() + "/jmxrmi"));
        server = connector.getMBeanServerConnection();
        memory = bean(MemoryMXBean.class);
        threads = bean(ThreadMXBean.class);
        compilation = bean(CompilationMXBean.class);
        heapPools = beans(MemoryPoolMXBean.class).stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .toList();
        collectors = beans(GarbageCollectorMXBean.class);
    }

    private <T extends PlatformManagedObject> T bean(Class<T> type) throws IOException {
        return ManagementFactory.getPlatformMXBean(server, type);
    }

    private <T extends PlatformManagedObject> List<T> beans(Class<T> type) throws IOException {
        return ManagementFactory.getPlatformMXBeans(server, type);
    }

    @Override
    public void close() {
        JMXConnector open = connector;
        connector = null;
        server = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException gone) {
                // The process has already ended.
            }
        }
    }
}
