/**
 * The faults of a scenario: action, target and time. An action applies itself to the running parts of a {@code FaultSite}. So
 * this package depends on the testbed, unlike the rest of the scenario. The kinds are in {@code io.connect.bench.fault.kind}.
 */
package io.connect.bench.scenario.fault;
