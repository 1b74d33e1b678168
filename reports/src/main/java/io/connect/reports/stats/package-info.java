/**
 * Statistics for few measurements: nothing is taken for known that five repetitions do not know. Pure functions over
 * plain numbers; depends on the JDK only.
 */
package io.connect.reports.stats;
