/** Converts a scenario to JSON, as stored in a result. */
package io.connect.bench.scenario.json;
