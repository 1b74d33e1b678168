package io.connect.bench.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunCountTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong(77 * SECOND);
    private final RunCount count = new RunCount(planned(), clock::get);

    @Test
    void countsRunsAndTellsTheTimeThatTheOthersWillTake() {
        assertThat(after(60, "a")).isEqualTo("[1/3, about 4 min left]");
        assertThat(after(120, "b")).isEqualTo("[2/3, about 2 min left]");
        assertThat(after(120, "c")).isEqualTo("[3/3]");
    }

    @Test
    void correctsThePlanByTheTimeThatRunsReallyTook() {
        assertThat(after(90, "a")).isEqualTo("[1/3, about 6 min left]");
        assertThat(after(180, "b")).isEqualTo("[2/3, about 3 min left]");
    }

    @Test
    void believesThePlanToBeWrongByHalfAtMost() {
        assertThat(after(600, "a")).isEqualTo("[1/3, about 8 min left]");
        assertThat(new RunCount(planned(), clock::get).ended("b")).isEqualTo("[1/3, about 2 min left]");
    }

    @Test
    void saysSoWhenLessThanAMinuteIsLeft() {
        count.ended("a");
        clock.addAndGet(90 * SECOND);

        assertThat(count.ended("b")).isEqualTo("[2/3, about 1 min left]");
        assertThat(RunCount.about(59)).isEqualTo("less than a minute");
    }

    @Test
    void countsARunOnceThatEndedTwice() {
        after(60, "a");

        assertThat(count.ended("a")).isEqualTo("[1/3, about 4 min left]");
    }

    private String after(long seconds, String id) {
        clock.addAndGet(seconds * SECOND);
        return count.ended(id);
    }

    private static Map<String, Long> planned() {
        Map<String, Long> planned = new LinkedHashMap<>();
        planned.put("a", 60L);
        planned.put("b", 120L);
        planned.put("c", 120L);
        return planned;
    }
}
