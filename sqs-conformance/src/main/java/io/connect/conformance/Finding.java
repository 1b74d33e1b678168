package io.connect.conformance;

import io.connect.conformance.client.Protocol;
import io.connect.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.Optional;

/**
 * The result of one scenario in one protocol.
 *
 * @param scenario that was run
 * @param protocol it was run in
 * @param deviation what the service did instead; empty when it does what is documented
 * @param took how long
 */
record Finding(Scenario scenario, Protocol protocol, Optional<String> deviation, Duration took) {}
