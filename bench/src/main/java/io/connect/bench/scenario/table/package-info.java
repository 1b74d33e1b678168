/**
 * The keys of scenarios.yaml with their types and descriptions, and the parts of a scenario as one layer of the file gives them.
 */
package io.connect.bench.scenario.table;
