package io.connect.gatling;

import io.connect.bench.load.HostClock;
import io.connect.bench.load.LoadPlan;
import io.gatling.commons.util.Clock;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.Workload;
import io.gatling.core.controller.inject.open.OpenWorkload;
import io.gatling.core.controller.inject.open.UserStream;
import io.gatling.core.scenario.Scenario;
import io.gatling.core.stats.StatsEngine;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import scala.Option;
import scala.concurrent.duration.FiniteDuration;

/**
 * Starts one virtual user per batch of a {@link LoadPlan}, at the batch's own intended start.
 *
 * <p>Gatling's own injection steps do not report their exact start and cannot be ended early. This profile can do both. It
 * reports the start of the plan on the host clock when Gatling fixes it. Once {@code stopped} is true, no further user starts, so
 * a scenario does not continue for minutes after its environment has died.
 */
public final class PlannedInjection implements InjectionProfile {

    private final LoadPlan plan;
    private final BooleanSupplier stopped;
    private final LongConsumer started;
    private final HostClock hostClock;

    /**
     * Creates the injection of a plan.
     *
     * @param stopped checked before each user; true ends the injection after at most two more users, which must not send anything
     * @param started called with the start of the plan in microseconds on {@code hostClock}, before the first user runs
     */
    public PlannedInjection(LoadPlan plan, BooleanSupplier stopped, LongConsumer started, HostClock hostClock) {
        this.plan = plan;
        this.stopped = stopped;
        this.started = started;
        this.hostClock = hostClock;
    }

    /** A population that runs the scenario once per batch. */
    public PopulationBuilder inject(ScenarioBuilder scenario) {
        // Gatling's Java API does not accept a custom profile, so the Scala scenario inside a temporary population is
        // used.
        return new PopulationBuilder(scenario.injectOpen(OpenInjectionStep.atOnceUsers(1))
                .asScala()
                .scenarioBuilder()
                .inject(this));
    }

    @Override
    public Option<Object> totalUserCount() {
        return Option.empty();
    }

    @Override
    public Workload workload(
            Scenario scenario,
            AtomicLong userIdGen,
            long startTime,
            EventLoopGroup eventLoopGroup,
            StatsEngine statsEngine,
            Clock clock) {
        started.accept(hostClock.micros() + (startTime - clock.nowMillis()) * 1_000);
        return new OpenWorkload(
                new UserStream(new StartTimes(plan, stopped)),
                new FiniteDuration(plan.length().toMillis(), TimeUnit.MILLISECONDS),
                false,
                scenario,
                userIdGen,
                startTime,
                eventLoopGroup,
                statsEngine,
                clock);
    }
}
