/**
 * Inspects a running JVM: thread dumps, heap histograms and dumps, flight recordings, profiles.
 * Knows processes and nothing else.
 */
package io.connect.testbed.inspect;
