/** Pieces of plain text: numbers, fixed-width tables, the line shown while a run goes on. Depends on nothing. */
package io.connect.reports.text;
