/**
 * The keys of scenarios.yaml with their types and descriptions, and its sections as records. The JSON Schema is created from the
 * same keys. Depends on the kinds of fault, because their keys are part of the language.
 */
package io.connect.bench.scenario.table;
