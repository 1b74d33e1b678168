/**
 * The stored history of past runs: one line of JSON per result, and the points where a metric changed permanently. Depends on
 * the model and stats.
 */
package io.connect.reports.history;
