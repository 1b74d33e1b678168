/** Writes a scenario to JSON, as it is kept in a result. */
package io.connect.bench.scenario.json;
