/**
 * Small connectors that replace other SQS source connectors in tests. They behave like the originals in the points that matter to
 * a benchmark. A jar of this package is a plugin without a service file, like the originals.
 */
package io.connect.gatling.standin;
