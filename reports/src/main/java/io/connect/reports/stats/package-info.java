/**
 * Statistics for few measurements: five repetitions only estimate a quantity, and never count as exact. Pure functions over
 * plain numbers; depends on the JDK only.
 */
package io.connect.reports.stats;
