package io.connect.conformance.suite;

import io.connect.conformance.client.Answer;
import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import io.connect.conformance.scenario.Trial;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Scenarios of receives that wait: a long poll costs one request instead of many, and delays no message. */
final class LongPollScenarios {

    private static final long TOLERANCE_MILLIS = 1_500;

    private LongPollScenarios() {}

    static Area area() {
        Area area = new Area("Long polls");
        area.add("A long poll of an empty queue lasts as long as it said", Page.POLLING, trial -> {
            String url = trial.standard();
            expectEmptyAfter(trial, 2_000, () -> trial.receive(url, "WaitTimeSeconds", 2));
        });
        area.add("A message ends the wait", Page.POLLING, trial -> {
            String url = trial.standard();
            long start = System.nanoTime();
            CompletableFuture<List<Answer>> poll =
                    CompletableFuture.supplyAsync(() -> trial.receive(url, "WaitTimeSeconds", 20));
            trial.pause(1_000);
            trial.send(url, "m");
            List<Answer> messages = poll.join();
            trial.expect(!messages.isEmpty(), "returned empty");
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            trial.expect(millis < 8_000, "returned after " + millis + " ms");
        });
        area.add("A message that becomes visible again ends the wait", Page.POLLING, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            trial.receiveOne(url, "VisibilityTimeout", 2);
            long start = System.nanoTime();
            trial.expect(!trial.receive(url, "WaitTimeSeconds", 20).isEmpty(), "returned empty");
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            trial.expect(millis < 10_000, "returned after " + millis + " ms");
        });
        area.add("The queue says how long, if the receive does not", Page.POLLING, trial -> {
            String url = trial.standard("ReceiveMessageWaitTimeSeconds", "2");
            expectEmptyAfter(trial, 2_000, () -> trial.receive(url));
        });
        area.add("A receive that waits for 0 s does not wait, whatever the queue says", Page.POLLING, trial -> {
            String url = trial.standard("ReceiveMessageWaitTimeSeconds", "20");
            expectEmptyAfter(trial, 0, () -> trial.receive(url, "WaitTimeSeconds", 0));
        });
        area.add("A FIFO queue is polled as well", Page.POLLING, trial -> {
            String url = trial.fifo();
            expectEmptyAfter(trial, 1_000, () -> trial.receive(url, "WaitTimeSeconds", 1));
        });
        area.add(
                "More than twenty seconds are refused",
                Page.RECEIVE,
                trial -> trial.expectRefused(
                        "InvalidParameterValue", () -> trial.receive(trial.standard(), "WaitTimeSeconds", 21)));
        area.add("A message sent while many wait is handed to one", Page.POLLING, trial -> {
            String url = trial.standard();
            List<CompletableFuture<List<Answer>>> polls = IntStream.range(0, 5)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> trial.receive(url, "WaitTimeSeconds", 3)))
                    .toList();
            trial.pause(500);
            trial.send(url, "m");
            trial.expectEqual(
                    polls.stream().mapToInt(poll -> poll.join().size()).sum(), 1);
        });
        return area;
    }

    private static void expectEmptyAfter(Trial trial, long expectedMillis, Supplier<List<Answer>> poll) {
        long start = System.nanoTime();
        trial.expect(poll.get().isEmpty(), "not empty");
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        trial.expect(
                millis >= expectedMillis - 100 && millis <= expectedMillis + TOLERANCE_MILLIS,
                "returned after " + millis + " ms instead of " + expectedMillis);
    }
}
