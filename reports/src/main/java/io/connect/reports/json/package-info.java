/** Reads and writes run results as JSON files. */
package io.connect.reports.json;
