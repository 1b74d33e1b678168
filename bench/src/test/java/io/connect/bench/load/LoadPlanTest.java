package io.connect.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LoadPlanTest {

    private static final int TRIES = 200;

    @Test
    void spacesBatchesEvenlyAtTheOfferedRate() {
        LoadPlan plan = new LoadPlan(List.of(new LoadPhase("steady", 500, Duration.ofSeconds(2))), 10);

        assertThat(plan.batches()).isEqualTo(100);
        assertThat(plan.messages()).isEqualTo(1_000);
        assertThat(plan.intendedMicros(0)).isZero();
        assertThat(plan.intendedMicros(1)).isEqualTo(20_000);
        assertThat(plan.intendedMicros(99)).isEqualTo(1_980_000);
    }

    @Test
    void beginsEachPhaseAtItsOwnStartAndEndsTheOneBeforeWithASmallerBatch() {
        LoadPlan plan = new LoadPlan(
                List.of(
                        new LoadPhase("warm-up", 25, Duration.ofSeconds(1)),
                        new LoadPhase("pause", 0, Duration.ofSeconds(3)),
                        new LoadPhase("burst", 1_000, Duration.ofSeconds(1))),
                10);

        assertThat(plan.sizeOf(2)).isEqualTo(5);
        assertThat(plan.intendedMicros(3)).isEqualTo(4_000_000);
        assertThat(plan.phaseOf(3)).isEqualTo(2);
        assertThat(plan.firstMessageOf(3)).isEqualTo(25);
        assertThat(plan.phaseAt(2_500_000)).isEqualTo(1);
        assertThat(plan.phaseAt(5_000_000)).isEqualTo(3);
    }

    @Test
    void refusesBatchesThatSqsWouldNotTake() {
        assertThatThrownBy(() -> new LoadPlan(List.of(new LoadPhase("steady", 1, Duration.ofSeconds(1))), 11))
                .hasMessage("Batch size is 11; SQS takes 1 to 10 entries in a call");
    }

    @Test
    void namesTheBatchThatIsOutsideThePlan() {
        LoadPlan plan = new LoadPlan(List.of(new LoadPhase("steady", 10, Duration.ofSeconds(1))), 10);

        assertThatThrownBy(() -> plan.intendedMicros(1)).hasMessage("Batch 1 is outside the plan of 1 batches");
    }

    @Property(tries = TRIES)
    void numbersEveryMessageOnceAndInOrder(@ForAll("plans") LoadPlan plan) {
        long message = 0;
        for (long batch = 0; batch < plan.batches(); batch++) {
            assertThat(plan.firstMessageOf(batch)).isEqualTo(message);
            assertThat(plan.sizeOf(batch)).isBetween(1, plan.batchSize());
            message += plan.sizeOf(batch);
        }
        assertThat(message).isEqualTo(plan.messages());
    }

    @Property(tries = TRIES)
    void keepsEveryIntendedStartInsideItsPhaseAndNeverGoesBack(@ForAll("plans") LoadPlan plan) {
        long before = 0;
        for (long batch = 0; batch < plan.batches(); batch++) {
            long intended = plan.intendedMicros(batch);
            int phase = plan.phaseOf(batch);
            assertThat(intended).isGreaterThanOrEqualTo(before);
            assertThat(plan.phaseAt(intended)).isEqualTo(phase);
            before = intended;
        }
    }

    @Property(tries = TRIES)
    void countsMessagesDueBeforeAsOffered(@ForAll("plans") LoadPlan plan, @ForAll("offsets") long offsetMicros) {
        long due = 0;
        for (long batch = 0; batch < plan.batches() && plan.intendedMicros(batch) < offsetMicros; batch++) {
            due += plan.sizeOf(batch);
        }
        // Both numbers come from starts rounded to a microsecond, in different directions. They may differ by the batch
        // at the boundary.
        assertThat(plan.offeredBefore(offsetMicros)).isBetween(due - plan.batchSize(), due + plan.batchSize());
    }

    @Provide
    Arbitrary<Long> offsets() {
        return Arbitraries.longs().between(0, 20_000_000);
    }

    @Provide
    Arbitrary<LoadPlan> plans() {
        Arbitrary<LoadPhase> phase = Combinators.combine(
                        Arbitraries.doubles().between(0, 300).ofScale(1),
                        Arbitraries.integers().between(1, 4_000))
                .as((rate, millis) -> new LoadPhase("phase", rate, Duration.ofMillis(millis)));
        return Combinators.combine(
                        phase.list().ofMinSize(1).ofMaxSize(5),
                        Arbitraries.integers().between(1, LoadPlan.MAX_BATCH))
                .as(LoadPlan::new);
    }
}
