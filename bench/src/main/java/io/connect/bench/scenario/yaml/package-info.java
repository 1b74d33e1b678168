/**
 * Types of YAML values, records among them: each reads one node, reports its problems with file, line, column and path, and
 * describes itself for the JSON Schema. Knows nothing of scenarios but the units and annotations that their records use.
 */
package io.connect.bench.scenario.yaml;
