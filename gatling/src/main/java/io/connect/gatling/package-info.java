/**
 * Adapters between the bench and Gatling's engine: injection at the intended starts, sends over Gatling's HTTP client, entries in
 * Gatling's log, and the chain of populations of an invocation. The simulations are under {@code src/test/java}, where Gatling's
 * Maven plugin looks for them.
 */
package io.connect.gatling;
