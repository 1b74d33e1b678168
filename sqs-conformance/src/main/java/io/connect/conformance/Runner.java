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

/**
 * Runs scenarios concurrently, because they mostly wait. A scenario that deviates is run again with fewer others at the
 * same time. So a machine under load is not mistaken for a faulty service.
 */
final class Runner {

    /** The second run divides the number of concurrent scenarios by this number. */
    private static final int FEWER = 8;

    private final Function<Protocol, SqsCaller> callers;
    private final int threads;
    private final String run;

    /**
     * Creates a runner for the service that the callers use.
     *
     * @param threads the number of concurrent scenarios
     * @param run a unique part of the queue names of this run
     */
    Runner(Function<Protocol, SqsCaller> callers, int threads, String run) {
        this.callers = callers;
        this.threads = threads;
        this.run = run;
    }

    /** Runs each scenario in each protocol. The findings are in the order of the scenarios. */
    List<Finding> run(List<Scenario> scenarios, List<Protocol> protocols) {
        List<Task> tasks = new ArrayList<>();
        for (Protocol protocol : protocols) {
            SqsCaller caller = callers.apply(protocol);
            scenarios.forEach(each -> tasks.add(new Task(each, caller)));
        }
        List<Finding> findings = new ArrayList<>(run(tasks, threads, "a"));
        List<Integer> deviating = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).deviation().isPresent()) {
                deviating.add(i);
            }
        }
        List<Finding> again = run(deviating.stream().map(tasks::get).toList(), Math.max(1, threads / FEWER), "b");
        for (int i = 0; i < again.size(); i++) {
            findings.set(deviating.get(i), again.get(i));
        }
        return findings;
    }

    private List<Finding> run(List<Task> tasks, int atATime, String pass) {
        ExecutorService executor = Executors.newFixedThreadPool(atATime);
        try {
            List<Future<Finding>> futures = new ArrayList<>();
            for (Task each : tasks) {
                String prefix = "conformance-" + run + "-" + pass + futures.size();
                Trial trial = new Trial(each.caller(), prefix);
                futures.add(
                        executor.submit(() -> run(each.scenario(), each.caller().protocol(), trial)));
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

    /** A scenario and its caller. */
    private record Task(Scenario scenario, SqsCaller caller) {}
}
