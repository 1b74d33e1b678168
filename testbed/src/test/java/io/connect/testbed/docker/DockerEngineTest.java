package io.connect.testbed.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DockerEngineTest {

    @Test
    void saysWhichEngineDoesNotAnswerAndNamesTheDefaultInstead() {
        assertThat(DockerEngine.lacking(false, () -> "localhost", "unix:///run/none.sock"))
                .hasValue("environment.kind is docker, and no Docker engine answers (DOCKER_HOST is"
                        + " unix:///run/none.sock); start one, or leave environment.kind at embedded, the default,"
                        + " which needs no Docker (-Denvironment=embedded)");
        assertThat(DockerEngine.lacking(false, () -> "localhost", null))
                .hasValueSatisfying(text -> assertThat(text).contains("(DOCKER_HOST is not set)"));
    }

    @Test
    void refusesAnEngineWhosePortsAreNotOnThisMachinesLoopback() {
        assertThat(DockerEngine.lacking(true, () -> "192.0.2.7", "tcp://192.0.2.7:2375"))
                .hasValueSatisfying(text -> assertThat(text).contains("reached at 192.0.2.7", "embedded"));
    }

    @Test
    void lacksNothingWithAnEngineOfThisMachine() {
        assertThat(DockerEngine.lacking(true, () -> "localhost", null)).isEmpty();
    }
}
