/**
 * The terminal during an invocation: the plan before it, a line for each run that ended, the closing lines. Depends on
 * scenarios, environments, runs and results.
 */
package io.connect.bench.console;
