/**
 * The faults of a scenario: action, target and time. An action does itself to the running parts of a {@code FaultSite}, so
 * this package knows the testbed, unlike the rest of the scenario; {@code io.connect.bench.fault.kind} holds the kinds.
 */
package io.connect.bench.scenario.fault;
