/**
 * What a running JVM tells of itself when asked: thread dumps, heap histograms and dumps, flight recordings, profiles.
 * Knows processes and nothing else.
 */
package io.connect.testbed.inspect;
