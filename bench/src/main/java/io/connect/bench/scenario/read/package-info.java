/**
 * Reads {@code scenarios.yaml} strictly: tables of the language ({@code *Table}), the little engine that applies a table to
 * a YAML node and keeps every position, and the resolver that lays defaults, presets, scenario, variant and profile over one
 * another. The same tables print the JSON Schema. Depends on the records of the package above, SnakeYAML and Jackson.
 */
package io.connect.bench.scenario.read;
