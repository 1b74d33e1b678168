package io.connect.sqs.converter.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private static final int KIB = 1024;

    @Test
    void neverHandsOutMoreThanThereIsAndNeverLocksUp() throws Exception {
        ByteBudget budget = new ByteBudget(100 * KIB);
        AtomicInteger held = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                int references = 1 + i % 3;
                work.add(() -> {
                    int mine = 0;
                    try (ByteBudget.Share share = budget.open(references)) {
                        for (int r = 0; r < references; r++) {
                            share.take(30 * KIB);
                            mine += 30;
                            most.accumulateAndGet(held.addAndGet(30), Math::max);
                        }
                        held.addAndGet(-mine);
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work, 30, TimeUnit.SECONDS)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most.get()).isBetween(30, 100);
        assertThat(held.get()).isZero();
    }

    @Test
    void refusesAMessageThatWantsMoreThanAll() {
        ByteBudget budget = new ByteBudget(10 * KIB);
        try (ByteBudget.Share share = budget.open(2)) {
            share.take(6 * KIB);
            assertThatThrownBy(() -> share.take(5 * KIB))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("claim.check.max.concurrent.bytes");
        }
        try (ByteBudget.Share whole = budget.open(1)) {
            whole.take(10 * KIB);
        }
    }

    @Test
    void givesUpWaitingWhenInterrupted() {
        ByteBudget budget = new ByteBudget(KIB);
        try (ByteBudget.Share all = budget.open(1);
                ByteBudget.Share other = budget.open(1)) {
            all.take(KIB);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> other.take(1)).isInstanceOf(RetriableException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
