package io.connect.sqs.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupLanesTest {

    private final List<String> log = new ArrayList<>();

    /** Runs a job before {@code submit} returns, like the fastest possible converter. */
    private final GroupLanes lanes = new GroupLanes(Runnable::run);

    @Test
    void noneOfOneReceiveOvertakesAPredecessorThatFailsAtOnce() {
        lanes.submit("g", List.of(failing("first"), passing("second"), passing("third")));

        assertThat(log).containsExactly("first fails", "second left", "third left");
    }

    @Test
    void theLaneIsFreeAgainForLaterMessages() {
        lanes.submit("g", List.of(failing("first"), passing("second")));
        lanes.submit("g", List.of(passing("first again"), passing("second again")));

        assertThat(log).endsWith("first again", "second again");
    }

    @Test
    void anotherLaneGoesOn() {
        lanes.submit("g", List.of(failing("first"), passing("second")));
        lanes.submit("h", List.of(new Recorded("other", () -> lanes.finished("h"))));

        assertThat(log).contains("other");
    }

    @Test
    void jobsThatComeWhileTheLaneIsHeldFollowInTheirOrder() {
        Recorded held = new Recorded("held", () -> {});
        lanes.submit("g", List.of(held));
        lanes.submit("g", List.of(passing("second"), passing("third")));
        assertThat(log).containsExactly("held");

        lanes.finished("g");

        assertThat(log).containsExactly("held", "second", "third");
    }

    private Recorded passing(String name) {
        return new Recorded(name, () -> lanes.finished("g"));
    }

    private Recorded failing(String name) {
        return new Recorded(name + " fails", () -> lanes.abandon("g"));
    }

    private final class Recorded implements GroupLanes.Job {
        private final String name;
        private final Runnable end;

        private Recorded(String name, Runnable end) {
            this.name = name;
            this.end = end;
        }

        @Override
        public void run() {
            log.add(name);
            end.run();
        }

        @Override
        public void abandoned() {
            log.add(name + " left");
        }
    }
}
