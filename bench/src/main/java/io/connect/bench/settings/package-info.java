/** The options of one invocation, as {@code -Dname=value}, and the scenarios they select. Depends on the scenario reader. */
package io.connect.bench.settings;
