/**
 * Types of YAML values, including records. A type reads one node, reports its problems with file, line, column and path, and
 * describes itself for the JSON Schema. Knows of scenarios only the units and annotations that their records use.
 */
package io.connect.bench.scenario.yaml;
