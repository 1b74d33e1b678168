/**
 * The result of a benchmark run as immutable records, and their JSON form.
 *
 * <p>It contains everything that a later report or comparison needs: the figures, the raw histograms, the machine and the
 * scenario as it was run. Depends only on the JDK, Jackson and HdrHistogram.
 */
package io.connect.reports.model;
