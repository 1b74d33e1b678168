/**
 * Types of YAML values: each reads one node, reports its problems with file, line, column and path, and describes itself for
 * the JSON Schema. Knows nothing of scenarios.
 */
package io.connect.bench.scenario.yaml;
