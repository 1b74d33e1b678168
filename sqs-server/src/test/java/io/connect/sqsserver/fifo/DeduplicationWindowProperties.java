package io.connect.sqsserver.fifo;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqsserver.message.Hash128;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DeduplicationWindowProperties {

    @Property(tries = 100)
    void knowsExactlyTheIdsOfTheInterval(@ForAll Random random) {
        DeduplicationWindow window = new DeduplicationWindow(1_000);
        Map<Hash128, Long> added = new HashMap<>();
        long now = 0;
        for (int step = 0; step < 2_000; step++) {
            now += random.nextInt(4);
            // The low halves of the keys have few different values, so that searches pass over other keys.
            Hash128 key = new Hash128(random.nextInt(300), random.nextInt(50));
            DeduplicationWindow.Earlier found = window.find(key, now);
            Long addedAt = added.get(key);
            boolean known = addedAt != null && now - addedAt < 1_000;
            assertThat(found != null).isEqualTo(known);
            if (known) {
                assertThat(found.number()).isEqualTo(addedAt);
            } else {
                window.add(key, new DeduplicationWindow.Earlier(key, now), now);
                added.put(key, now);
            }
        }
        window.expire(now + 1_000);
        assertThat(window.size()).isZero();
        assertThat(window.memoryBytes()).isLessThan(8_000);
    }
}
