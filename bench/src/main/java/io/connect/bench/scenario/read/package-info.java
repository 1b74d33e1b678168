/**
 * Reads {@code scenarios.yaml} strictly. First it checks the whole file; then it merges the sections of each run from defaults,
 * scenario, variant and profile. A wrong value counts as left out, and nothing is concluded from it.
 */
package io.connect.bench.scenario.read;
