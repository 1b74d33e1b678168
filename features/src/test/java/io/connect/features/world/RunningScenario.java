package io.connect.features.world;

import java.time.Duration;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scenario itself: its name, its notes, and the clean-up at its end. Created for each scenario.
 *
 * <p>Cucumber passes the title only to hooks, after all objects of a scenario have been created. Until then the scenario uses
 * its number as its name, and notes go to the log.
 */
public final class RunningScenario {
    private static final Logger log = LoggerFactory.getLogger(RunningScenario.class);

    /** SQS allows eighty characters for a queue name, including the suffix that distinguishes several queues. */
    private static final int LONGEST_TITLE = 50;

    private static final AtomicInteger count = new AtomicInteger();

    private final Deque<Runnable> cleanUps = new ConcurrentLinkedDeque<>();
    private String name = "s" + count.incrementAndGet();
    private Consumer<String> notes = log::info;
    private long startNanos = System.nanoTime();

    /**
     * Adds the title to the name, and sends notes to the report.
     *
     * @param title the title from the specification
     * @param sink receives measurements during the scenario
     */
    public void begin(String title, Consumer<String> sink) {
        String slug = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        name += "-" + slug.substring(0, Math.min(LONGEST_TITLE, slug.length()));
        notes = sink;
        restartClock();
    }

    /** A unique name for queues, topics and connectors of this scenario. */
    public String name() {
        return name;
    }

    /** Restarts the scenario's clock, so that the wait for its turn does not count. */
    public void restartClock() {
        startNanos = System.nanoTime();
    }

    /** How long this scenario has run. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** Adds a measurement to the report. */
    public void note(String text) {
        notes.accept(text);
    }

    /** Adds a clean-up for the scenario's end; the last one runs first. */
    public void atEnd(Runnable cleanUp) {
        cleanUps.push(cleanUp);
    }

    /** Runs all clean-ups. A failure is logged, and the other clean-ups still run. */
    public void end() {
        while (!cleanUps.isEmpty()) {
            try {
                cleanUps.pop().run();
            } catch (RuntimeException e) {
                log.warn("scenario {} left something behind: {}", name, e.toString());
            }
        }
    }
}
