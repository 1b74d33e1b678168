/**
 * Inspects a running JVM: thread dumps, heap histograms and dumps, flight recordings, profiles. Depends only on the package of
 * processes.
 */
package io.connect.testbed.inspect;
