package io.connect.features.environment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Environments of one kind: as many as scenarios use at the same time, up to a limit. Thread-safe. */
final class EnvironmentPool implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EnvironmentPool.class);

    /** One start at a time, so that the first environment is ready sooner and its scenarios can run. */
    private static final ReentrantLock starting = new ReentrantLock(true);

    private final Semaphore permits;
    private final boolean kept;
    private final IntFunction<Environment> starter;
    private final List<Environment> alive = new ArrayList<>();
    private final Deque<Environment> idle = new ArrayDeque<>();
    private int started;

    /**
     * @param kind defines how many may be in use at the same time, and whether they are used again
     * @param starter starts the environment with a number, counted from 1
     */
    EnvironmentPool(EnvironmentKind kind, IntFunction<Environment> starter) {
        this.permits = new Semaphore(kind.most(), true);
        this.kept = kind.isKept();
        this.starter = starter;
    }

    /** An environment that no other scenario uses; waits while all are in use. */
    Environment take() {
        permits.acquireUninterruptibly();
        try {
            Environment free = pollIdle();
            return free != null ? free : startOne();
        } catch (RuntimeException | Error e) {
            permits.release();
            throw e;
        }
    }

    private synchronized Environment pollIdle() {
        return idle.pollFirst();
    }

    private Environment startOne() {
        starting.lock();
        try {
            Environment environment = starter.apply(nextNumber());
            keep(environment);
            return environment;
        } finally {
            starting.unlock();
        }
    }

    private synchronized int nextNumber() {
        return ++started;
    }

    private synchronized void keep(Environment environment) {
        alive.add(environment);
    }

    /** Repairs the environment for the next scenario. It ends here if it is not used again or cannot be repaired. */
    void giveBack(Environment environment) {
        try {
            if (kept) {
                keepForTheNext(environment);
            } else {
                end(environment);
            }
        } finally {
            permits.release();
        }
    }

    private void keepForTheNext(Environment environment) {
        try {
            environment.revive();
            synchronized (this) {
                idle.addFirst(environment);
            }
        } catch (RuntimeException e) {
            log.warn("an environment did not recover from a scenario and is ended: {}", e.toString());
            end(environment);
        }
    }

    private void end(Environment environment) {
        synchronized (this) {
            alive.remove(environment);
        }
        environment.close();
    }

    @Override
    public synchronized void close() {
        alive.forEach(Environment::close);
        alive.clear();
        idle.clear();
    }
}
