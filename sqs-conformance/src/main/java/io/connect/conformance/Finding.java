package io.connect.conformance;

import io.connect.conformance.client.Protocol;
import io.connect.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.Optional;

/**
 * The result of one scenario in one protocol.
 *
 * @param scenario the scenario that was run
 * @param protocol the protocol of the run
 * @param deviation the behaviour that differs from the documentation; empty if there is none
 * @param took the duration of the run
 */
record Finding(Scenario scenario, Protocol protocol, Optional<String> deviation, Duration took) {}
