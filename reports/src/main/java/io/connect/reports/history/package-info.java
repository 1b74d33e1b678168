/**
 * The memory of past runs: one line of JSON per result and the points where a metric changed for good. Depends on the model
 * and stats.
 */
package io.connect.reports.history;
