package io.connect.features.lottery.run;

import io.connect.features.lottery.plan.Cluster;
import io.connect.features.lottery.plan.FaultKind;
import io.connect.features.lottery.plan.FaultPlan;
import io.connect.features.lottery.plan.Part;
import io.connect.features.lottery.plan.PlannedFault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each fault on its own thread: waits for its start, begins it, waits for its end, undoes it. */
final class FaultThreads {
    private static final Logger log = LoggerFactory.getLogger(FaultThreads.class);

    /** How long to wait for a process that still starts after an earlier fault. */
    private static final long PROCESS_PATIENCE_SECONDS = 120;

    private final Arena arena;
    private final Injector injector;
    private final Chronicle chronicle;
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    FaultThreads(Arena arena, Injector injector, Chronicle chronicle) {
        this.arena = arena;
        this.injector = injector;
        this.chronicle = chronicle;
    }

    /** Starts the threads of a plan. */
    void start(FaultPlan plan) {
        for (PlannedFault fault : plan.faults()) {
            Thread thread = new Thread(() -> run(fault), "fault-" + fault.number());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Waits until every fault has been undone. */
    void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Faults that could not be begun or undone, with the reason. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private void run(PlannedFault fault) {
        Deque<ReentrantLock> held = new ArrayDeque<>();
        try {
            sleepUntil(fault.startMs());
            for (String process : processes(fault)) {
                ReentrantLock lock = arena.lock(process);
                if (!lock.tryLock(PROCESS_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException(process + " has not started again since the fault before");
                }
                held.push(lock);
            }
            chronicle.began(fault);
            long lateMs = chronicle.nowMs() - fault.startMs();
            Runnable end = injector.begin(fault);
            sleepUntil(fault.endMs() + lateMs);
            end.run();
            chronicle.ended(fault);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("fault {} failed", fault.number(), e);
            failures.add("fault " + fault.number() + ", " + fault.text() + ": " + e);
        } finally {
            held.forEach(ReentrantLock::unlock);
        }
    }

    private static List<String> processes(PlannedFault fault) {
        if (fault.kind().part() == Part.CLUSTER) {
            return Cluster.of(fault.target()).workers();
        }
        boolean process = fault.kind().part() == Part.WORKER
                || fault.kind().part() == Part.BROKER && fault.kind() != FaultKind.BROKER_CUT;
        return process ? List.of(fault.target()) : List.of();
    }

    /** Waits for a time, not for a condition. */
    private void sleepUntil(long atMs) throws InterruptedException {
        long left = atMs - chronicle.nowMs();
        if (left > 0) {
            TimeUnit.MILLISECONDS.sleep(left);
        }
    }
}
