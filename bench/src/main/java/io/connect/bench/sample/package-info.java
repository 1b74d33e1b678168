/**
 * What the processes and queues of a run look like once a second: CPU, heap, garbage collection, threads, depth, and
 * the subject's own metrics. Reads, never judges.
 */
package io.connect.bench.sample;
