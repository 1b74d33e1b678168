/**
 * Stand-ins for other SQS source connectors, for tests alone: small connectors that behave as theirs do where it matters to a
 * benchmark. A jar of this package is their plugin, without a service file, as one of theirs has none.
 */
package io.connect.gatling.standin;
