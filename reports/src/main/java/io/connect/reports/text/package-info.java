/** Pieces of plain text: numbers, fixed-width tables, the line printed during a run. Depends on nothing. */
package io.connect.reports.text;
