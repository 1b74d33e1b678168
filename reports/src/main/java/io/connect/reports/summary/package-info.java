/** Describes a run in words and tables: for a terminal, for a CI job's summary (Markdown) and for CI's test view (JUnit XML). */
package io.connect.reports.summary;
