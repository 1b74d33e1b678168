/** Targets and gates of a scenario, and the metrics they name. */
package io.connect.bench.scenario.kpi;
