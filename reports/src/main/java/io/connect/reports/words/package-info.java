/** Describes a result in words: targets, accounts, metrics and runs, the same in every report. */
package io.connect.reports.words;
