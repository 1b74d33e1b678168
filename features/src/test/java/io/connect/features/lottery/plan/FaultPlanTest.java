package io.connect.features.lottery.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final int KINDS = FaultKind.values().length;

    private static void forManySeeds(Consumer<Long> check) {
        LongStream.range(0, 300).boxed().forEach(check);
        check.accept(Long.MIN_VALUE);
        check.accept(Long.MAX_VALUE);
    }

    @Test
    void sameSeedGivesSamePlan() {
        forManySeeds(seed -> assertThat(FaultPlan.draw(seed, 40)).isEqualTo(FaultPlan.draw(seed, 40)));
        assertThat(FaultPlan.draw(1, 40)).isNotEqualTo(FaultPlan.draw(2, 40));
    }

    @Test
    void drawsAsManyFaultsAsAskedForInOrder() {
        for (int count : List.of(0, 1, 5, 40, 300)) {
            List<PlannedFault> faults = FaultPlan.draw(7, count).faults();
            assertThat(faults).hasSize(count);
            for (int i = 0; i < count; i++) {
                assertThat(faults.get(i).number()).isEqualTo(i + 1);
            }
            assertThat(faults).isSortedAccordingTo(Comparator.comparingLong(PlannedFault::startMs));
        }
    }

    @Test
    void everyKindIsDrawnBeforeAnyComesAgain() {
        forManySeeds(seed -> {
            var counts = FaultPlan.draw(seed, 2 * KINDS).faults().stream()
                    .collect(Collectors.groupingBy(PlannedFault::kind, Collectors.counting()));
            assertThat(counts)
                    .hasSize(KINDS)
                    .allSatisfy(
                            (kind, count) -> assertThat(count).as(kind.name()).isEqualTo(2));
        });
    }

    @Test
    void everyTargetIsDrawn() {
        Set<String> targets = LongStream.range(0, 20)
                .boxed()
                .flatMap(seed -> FaultPlan.draw(seed, 40).faults().stream())
                .map(PlannedFault::target)
                .collect(Collectors.toSet());
        for (Part part : Part.values()) {
            assertThat(targets).containsAll(part.targets());
        }
    }

    @Test
    void faultsOverlap() {
        forManySeeds(seed -> {
            List<PlannedFault> faults = FaultPlan.draw(seed, 40).faults();
            long overlapping = faults.stream()
                    .filter(one -> faults.stream()
                            .anyMatch(other ->
                                    other != one && one.startMs() < other.endMs() && other.startMs() < one.endMs()))
                    .count();
            assertThat(overlapping).as("of 40 with seed " + seed).isGreaterThan(25);
        });
    }

    @Test
    void noTwoFaultsHoldTheSameThingAtOnce() {
        forManySeeds(seed -> {
            List<PlannedFault> faults = FaultPlan.draw(seed, 80).faults();
            for (PlannedFault one : faults) {
                for (PlannedFault other : faults) {
                    if (one.number() < other.number() && other.startMs() < one.endMs()) {
                        assertThat(Collections.disjoint(
                                        one.kind().holds(one.target()),
                                        other.kind().holds(other.target())))
                                .as(one + " and " + other)
                                .isTrue();
                    }
                }
            }
        });
    }

    @Test
    void nothingIsFaultyWhenTheLoadEnds() {
        forManySeeds(seed -> {
            FaultPlan plan = FaultPlan.draw(seed, 40);
            assertThat(plan.faults()).allSatisfy(fault -> {
                assertThat(fault.startMs()).isPositive();
                assertThat(fault.lastsMs()).isPositive();
                assertThat(fault.endMs()).isLessThan(plan.lengthMs());
            });
        });
    }

    @Test
    void fortyFaultsFitIntoTenMinutes() {
        forManySeeds(seed -> assertThat(FaultPlan.draw(seed, 40).lengthMs())
                .as("with seed " + seed)
                .isLessThan(600_000));
    }

    @Test
    void wordsGiveTargetAndStrength() {
        assertThat(new PlannedFault(3, FaultKind.SQS_FAILING, "sqs", 12_300, 5_000, 60).toString())
                .isEqualTo("  3    12.3 s    5.0 s  sqs: answers 60 % of the calls with 5xx");
        assertThat(new PlannedFault(4, FaultKind.SQS_PAGES, "sqs", 0, 1, 2).text())
                .isEqualTo("sqs: answers with pages of status 404");
    }
}
