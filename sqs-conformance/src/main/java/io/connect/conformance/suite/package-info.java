/** All scenarios, by area. */
package io.connect.conformance.suite;
