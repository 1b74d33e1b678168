/**
 * The terminal output of an invocation: the plan before the runs, a line for each finished run, and the closing lines. Depends on
 * scenarios, environments, runs and results.
 */
package io.connect.bench.console;
