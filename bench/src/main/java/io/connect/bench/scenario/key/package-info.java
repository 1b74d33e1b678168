/**
 * Annotations and interfaces with which records describe their keys, so that one reader and one printer can process all records.
 * Does not depend on YAML or JSON.
 */
package io.connect.bench.scenario.key;
