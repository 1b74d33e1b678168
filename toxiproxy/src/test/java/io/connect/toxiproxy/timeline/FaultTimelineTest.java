package io.connect.toxiproxy.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultTimelineTest {

    private final List<FaultMark> marks = new CopyOnWriteArrayList<>();
    private final List<String> acts = new CopyOnWriteArrayList<>();

    @Test
    void appliesAndRemovesInTheOrderOfTime() {
        try (FaultTimeline timeline = FaultTimeline.start(
                List.of(
                        TimedFault.of(fault("b"), Duration.ofMillis(60), Duration.ofMillis(20)),
                        TimedFault.of(fault("a"), Duration.ofMillis(10), Duration.ofMillis(200))),
                marks::add)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> marks.size() == 4);
            assertThat(timeline.size()).isEqualTo(2);
        }
        assertThat(acts).containsExactly("+a", "+b", "-b", "-a");
        assertThat(marks)
                .extracting(FaultMark::kind)
                .containsExactly(
                        FaultMark.Kind.APPLIED, FaultMark.Kind.APPLIED, FaultMark.Kind.REMOVED, FaultMark.Kind.REMOVED);
        assertThat(marks.get(3).planned()).isEqualTo(Duration.ofMillis(210));
        assertThat(marks).allSatisfy(mark -> assertThat(mark.actual()).isGreaterThanOrEqualTo(mark.planned()));
    }

    @Test
    void closeRemovesActiveFaultsAndAppliesNoMore() {
        FaultTimeline timeline = FaultTimeline.start(
                List.of(
                        TimedFault.from(fault("endless"), Duration.ZERO),
                        TimedFault.of(fault("long"), Duration.ofMillis(5), Duration.ofHours(1)),
                        TimedFault.of(fault("later"), Duration.ofHours(1), Duration.ofHours(1))),
                marks::add);
        await().atMost(Duration.ofMinutes(1)).until(() -> marks.size() == 2);

        timeline.close();
        timeline.close();

        assertThat(acts).containsExactly("+endless", "+long", "-long", "-endless");
        assertThat(marks).hasSize(4);
    }

    @Test
    void theSameFaultMayComeAgainWhileItIsThere() {
        TimedFault twice = TimedFault.of(fault("a"), Duration.ZERO, Duration.ofMillis(20));
        try (FaultTimeline timeline = FaultTimeline.start(List.of(twice, twice), marks::add)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> marks.size() == 4);
            assertThat(timeline.size()).isEqualTo(2);
        }
        assertThat(acts).containsExactlyInAnyOrder("+a", "+a", "-a", "-a");
    }

    @Test
    void reportsAFaultThatCannotBeAppliedAndGoesOn() {
        Fault broken = new Fault() {
            @Override
            public String description() {
                return "broken";
            }

            @Override
            public Applied apply() {
                throw new IllegalStateException("no such proxy");
            }
        };
        try (FaultTimeline timeline = FaultTimeline.start(
                List.of(
                        TimedFault.of(broken, Duration.ZERO, Duration.ofMillis(1)),
                        TimedFault.of(fault("a"), Duration.ofMillis(20), Duration.ofMillis(1))),
                marks::add)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> marks.size() == 3);
            assertThat(timeline).isNotNull();
        }
        assertThat(marks.get(0).kind()).isEqualTo(FaultMark.Kind.FAILED);
        assertThat(marks.get(0).failure()).get().asString().contains("no such proxy");
        assertThat(acts).containsExactly("+a", "-a");
    }

    @Test
    void aListenerThatFailsStopsNothing() {
        AtomicInteger calls = new AtomicInteger();
        try (FaultTimeline timeline =
                FaultTimeline.start(List.of(TimedFault.of(fault("a"), Duration.ZERO, Duration.ofMillis(10))), mark -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException("full");
                })) {
            await().atMost(Duration.ofMinutes(1)).until(() -> calls.get() == 2);
            assertThat(timeline).isNotNull();
        }
        assertThat(acts).containsExactly("+a", "-a");
    }

    @Test
    void refusesTimesThatMakeNoSense() {
        assertThatThrownBy(() -> TimedFault.from(fault("a"), Duration.ofSeconds(-1)))
                .hasMessage("'at' of fault \"a\" must not be negative, but is PT-1S");
        assertThatThrownBy(() -> TimedFault.of(fault("a"), Duration.ZERO, Duration.ZERO))
                .hasMessage("'for' of fault \"a\" must be longer than nothing, but is PT0S");
    }

    private Fault fault(String name) {
        return new Fault() {
            @Override
            public String description() {
                return name;
            }

            @Override
            public Applied apply() {
                acts.add("+" + name);
                return () -> acts.add("-" + name);
            }
        };
    }
}
