/**
 * Exact statistics for few measurements: no normal approximation, because five repetitions are not many. Pure functions over
 * plain numbers; depends on the JDK only.
 */
package io.connect.reports.stats;
