package io.connect.bench.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.shard.Minutes.Said;
import org.junit.jupiter.api.Test;

/** What shards of a load conclude from what they read in the topic of their meeting. */
class MinutesTest {

    private final Minutes minutes = new Minutes(3);

    @Test
    void aPointIsReachedWhenAllHaveComeThere() {
        say(3, "drained", "c");
        say(1, "drained", "a");
        say(1, "filled", "later");
        assertThat(minutes.allAt("drained")).isEmpty();
        assertThat(minutes.missingAt("drained")).containsExactly(2);

        say(2, "drained", "b");
        assertThat(minutes.allAt("drained"))
                .hasValueSatisfying(words -> assertThat(words).containsExactly("a", "b", "c"));
        assertThat(minutes.allAt("filled")).isEmpty();
    }

    @Test
    void aShardIsAtAPointOnceHoweverOftenItSaysSo() {
        say(1, "drained", "first");
        say(1, "drained", "second");
        assertThat(minutes.missingAt("drained")).containsExactly(2, 3);
    }

    @Test
    void theFirstBreakIsTheReasonForAll() {
        say(2, Minutes.BROKE, "Connect does not answer");
        say(1, Minutes.BROKE, "shard 2/3 broke");
        assertThat(minutes.firstBreak()).hasValueSatisfying(said -> {
            assertThat(said.shard()).isEqualTo(2);
            assertThat(said.words()).isEqualTo("Connect does not answer");
        });
    }

    @Test
    void aSecondProcessUnderTheSameNumberIsNotHeard() {
        minutes.add(new Said(1, "first process", Minutes.HERE, ""));
        minutes.add(new Said(1, "second process", Minutes.HERE, ""));
        minutes.add(new Said(1, "second process", Minutes.BROKE, "not its business"));
        assertThat(minutes.speaker(1)).contains("first process");
        assertThat(minutes.firstBreak()).isEmpty();
    }

    @Test
    void whoNeverCameIsNotWaitedForAtTheEnd() {
        say(1, Minutes.HERE, "");
        say(2, Minutes.HERE, "");
        say(1, Minutes.ENDED, "");
        assertThat(minutes.allHaveEnded()).isFalse();
        say(2, Minutes.ENDED, "");
        assertThat(minutes.allHaveEnded()).isTrue();
    }

    private void say(int shard, String point, String words) {
        minutes.add(new Said(shard, "process of " + shard, point, words));
    }
}
