/**
 * The result of a benchmark run as immutable records, and their JSON form.
 *
 * <p>Everything a report or a comparison needs years later is in here: the figures, the raw histograms, the machine and the
 * scenario as it was run. Depends on the JDK, Jackson and HdrHistogram only.
 */
package io.connect.reports.model;
