/**
 * The keys of scenarios.yaml with their types and descriptions, and its sections as records. The same keys print the JSON
 * Schema. Knows the kinds of fault, whose keys are part of the language.
 */
package io.connect.bench.scenario.table;
