/** The faults of a scenario: action, target and time. Values only; {@code io.connect.bench.fault} applies them. */
package io.connect.bench.scenario.fault;
