/**
 * Reads {@code scenarios.yaml} strictly: the whole file for its problems, then the sections of each run, laid over one another
 * from defaults, scenario, variant and profile. A value that is wrong counts as left out, and nothing is concluded from it.
 */
package io.connect.bench.scenario.read;
