package io.connect.features.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyTest {
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void makesNothingUntilAsked() {
        Lazy<Integer> lazy = new Lazy<>(calls::incrementAndGet);

        lazy.ifMade(made -> fail("made without being asked for"));

        assertThat(lazy.isMade()).isFalse();
        assertThat(calls).hasValue(0);
    }

    @Test
    void makesOnce() {
        Lazy<Integer> lazy = new Lazy<>(calls::incrementAndGet);

        assertThat(lazy.get()).isEqualTo(1);
        assertThat(lazy.get()).isEqualTo(1);
        assertThat(lazy.isMade()).isTrue();
    }

    @Test
    void triesAgainAfterAFailure() {
        Lazy<Integer> lazy = new Lazy<>(() -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("the first call fails");
            }
            return calls.get();
        });

        assertThatThrownBy(lazy::get).hasMessage("the first call fails");
        assertThat(lazy.get()).isEqualTo(2);
    }
}
