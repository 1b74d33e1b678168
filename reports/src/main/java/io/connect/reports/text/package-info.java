/**
 * Results as plain text: numbers, fixed-width tables, Markdown, JUnit XML and the line shown while a run goes on. Depends on
 * the model and the comparison.
 */
package io.connect.reports.text;
