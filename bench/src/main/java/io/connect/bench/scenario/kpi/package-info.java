/** Targets and gates of a scenario, and the metrics that they refer to. */
package io.connect.bench.scenario.kpi;
