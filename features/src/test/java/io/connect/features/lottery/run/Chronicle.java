package io.connect.features.lottery.run;

import io.connect.features.lottery.account.Episode;
import io.connect.features.lottery.plan.PlannedFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The actions on the environment, with their times on the clock of the part. Logs each action in a line. Thread-safe. */
final class Chronicle {
    private static final Logger log = LoggerFactory.getLogger(Chronicle.class);

    private final long startNanos = System.nanoTime();
    private final List<Episode> episodes = new ArrayList<>();

    /** Milliseconds since the part began. */
    long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    /** A planned fault begins now. */
    synchronized void began(PlannedFault fault) {
        Episode episode = new Episode(
                fault.number(), Optional.of(fault.kind()), fault.target(), fault.text(), nowMs(), Long.MAX_VALUE);
        List<String> others = inForce();
        episodes.add(episode);
        say("fault %d: %s%s"
                .formatted(
                        fault.number(), fault.text(), others.isEmpty() ? "" : " (in force as well: " + others + ")"));
    }

    /** A planned fault has been undone. */
    synchronized void ended(PlannedFault fault) {
        episodes.replaceAll(episode -> episode.number() == fault.number()
                ? new Episode(
                        episode.number(), episode.kind(), episode.target(), episode.text(), episode.startMs(), nowMs())
                : episode);
    }

    /** Records a repair, such as the restart of a failed task. */
    synchronized void repaired(String target, String text) {
        episodes.add(new Episode(0, Optional.empty(), target, target + ": " + text, nowMs(), nowMs()));
        say("repair: %s: %s".formatted(target, text));
    }

    /** All faults and repairs so far, in order. */
    synchronized List<Episode> episodes() {
        return List.copyOf(episodes);
    }

    private List<String> inForce() {
        return episodes.stream()
                .filter(episode -> episode.number() > 0 && episode.endMs() == Long.MAX_VALUE)
                .map(episode -> Integer.toString(episode.number()))
                .toList();
    }

    /** Logs a line with the time. */
    void say(String text) {
        log.info("{} s  {}", String.format(Locale.ROOT, "%6.1f", nowMs() / 1e3), text);
    }
}
