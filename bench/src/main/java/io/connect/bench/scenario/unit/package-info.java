/**
 * Quantities with their unit in the type: rates, sizes, bandwidths, shares and durations. Each has a text form that parses back
 * to the same value. Depends on the JDK only.
 */
package io.connect.bench.scenario.unit;
