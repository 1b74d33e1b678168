package io.connect.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OtherScenariosSimulationTest {

    @Test
    void leavesAGroupToTheClassThatCarriesItsName() {
        assertThat(OtherScenariosSimulation.hasClass("baseline")).isTrue();
    }

    @Test
    void takesAGroupThatNoClassCarriesTheNameOf() {
        assertThat(OtherScenariosSimulation.hasClass("of-my-own")).isFalse();
    }

    @Test
    void spellsTheClassOfAGroupWithoutItsDashes() {
        assertThat(OtherScenariosSimulation.className("network-latency"))
                .isEqualTo("io.connect.gatling.NetworkLatencySimulation");
    }
}
