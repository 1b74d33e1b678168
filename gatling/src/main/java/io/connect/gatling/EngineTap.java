package io.connect.gatling;

import io.gatling.commons.util.Clock;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.Workload;
import io.gatling.core.scenario.Scenario;
import io.gatling.core.stats.StatsEngine;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import scala.Option;

/**
 * Starts several users at the same time with Gatling's own profile, and gets a reference to Gatling's statistics engine. Gatling
 * passes that engine only to a profile.
 */
final class EngineTap implements InjectionProfile {

    private final InjectionProfile profile;
    private final Consumer<StatsEngine> tap;

    private EngineTap(InjectionProfile profile, Consumer<StatsEngine> tap) {
        this.profile = profile;
        this.tap = tap;
    }

    /**
     * A population of {@code users} users that start at the same time; {@code tap} gets the engine before the first of them runs.
     */
    static PopulationBuilder inject(ScenarioBuilder scenario, int users, Consumer<StatsEngine> tap) {
        var population =
                scenario.injectOpen(OpenInjectionStep.atOnceUsers(users)).asScala();
        return new PopulationBuilder(
                population.scenarioBuilder().inject(new EngineTap(population.injectionProfile(), tap)));
    }

    @Override
    public Option<Object> totalUserCount() {
        return profile.totalUserCount();
    }

    @Override
    public Workload workload(
            Scenario scenario,
            AtomicLong userIdGen,
            long startTime,
            EventLoopGroup eventLoopGroup,
            StatsEngine statsEngine,
            Clock clock) {
        tap.accept(statsEngine);
        return profile.workload(scenario, userIdGen, startTime, eventLoopGroup, statsEngine, clock);
    }
}
