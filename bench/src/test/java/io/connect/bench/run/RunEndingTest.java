package io.connect.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.fault.RunFaults;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunEndingTest {
    private final SmallRun small = new SmallRun();
    private final List<RunFacts> written = new ArrayList<>();
    private final RunEnding ending = new RunEnding(
            small.run, small.journal, new RunFaults(small.run.scenario()), (run, facts) -> written.add(facts));

    @Test
    void aRunThatIsInterruptedIsWrittenAsBroken() {
        ending.begin();

        assertThat(ending.interrupted()).isTrue();

        assertThat(written)
                .singleElement()
                .satisfies(facts -> assertThat(facts.troubles().breakdowns())
                        .containsExactly("the run was interrupted before its end"));
    }

    /** The users that carry out a run are there from the start of the first run of its scenario, and have its log. */
    @Test
    void aRunThatHasNotBegunIsNotWritten() {
        small.run.logIs(new NoLog());

        assertThat(ending.interrupted()).isFalse();

        assertThat(written).isEmpty();
    }

    private static final class NoLog implements RunLog {
        @Override
        public void ok(String request, long startMillis, long endMillis) {}

        @Override
        public void failed(String request, long atMillis, String reason) {}
    }
}
