/**
 * The command line: compare, report, list, validate, history, baseline, merge, ab. Results go to standard output, progress and errors
 * to standard error; exit codes are {@link io.connect.reports.run.ExitCode}.
 */
package io.connect.reports.cli;
