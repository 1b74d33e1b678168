package io.connect.conformance;

import io.connect.conformance.client.Protocol;
import io.connect.conformance.client.Refusal;
import io.connect.conformance.client.SqsCaller;
import io.connect.conformance.client.UnreadableAnswer;
import io.connect.conformance.scenario.Deviation;
import io.connect.conformance.scenario.Scenario;
import io.connect.conformance.scenario.Trial;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs scenarios, several at a time: most of their time they wait. */
final class Runner {

    private final Function<Protocol, SqsCaller> callers;
    private final int threads;
    private final String run;

    /**
     * Runs against what the callers call.
     *
     * @param threads scenarios at a time
     * @param run part of the names of queues, of no other run
     */
    Runner(Function<Protocol, SqsCaller> callers, int threads, String run) {
        this.callers = callers;
        this.threads = threads;
        this.run = run;
    }

    /** Runs each scenario in each protocol. The findings are in the order of the scenarios. */
    List<Finding> run(List<Scenario> scenarios, List<Protocol> protocols) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Finding>> futures = new ArrayList<>();
            for (Protocol protocol : protocols) {
                SqsCaller caller = callers.apply(protocol);
                for (Scenario each : scenarios) {
                    String prefix = "conformance-" + run + "-" + futures.size();
                    futures.add(executor.submit(() -> run(each, protocol, new Trial(caller, prefix))));
                }
            }
            List<Finding> findings = new ArrayList<>();
            for (Future<Finding> each : futures) {
                findings.add(each.get());
            }
            return findings;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } finally {
            executor.shutdownNow();
        }
    }

    private static Finding run(Scenario scenario, Protocol protocol, Trial trial) {
        long start = System.nanoTime();
        Optional<String> deviation = Optional.empty();
        try {
            scenario.trial().accept(trial);
        } catch (CompletionException e) {
            deviation = Optional.of(told(e.getCause()));
        } catch (Deviation | Refusal | UnreadableAnswer e) {
            deviation = Optional.of(told(e));
        } catch (UncheckedIOException e) {
            deviation = Optional.of("no answer: " + e.getCause().getMessage());
        } finally {
            trial.end();
        }
        return new Finding(scenario, protocol, deviation, Duration.ofNanos(System.nanoTime() - start));
    }

    private static String told(Throwable e) {
        return e instanceof Refusal refusal
                ? "refused as " + refusal.code() + ": " + refusal.getMessage()
                : String.valueOf(e.getMessage());
    }
}
