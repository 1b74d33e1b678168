/**
 * Samples the processes and queues of a run once a second: CPU and the compilers' part of it, heap, garbage collection,
 * threads, depth, the subject's own metrics, and the CPU that others took. Reads, never judges.
 */
package io.connect.bench.sample;
