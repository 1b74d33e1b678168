/**
 * Samples the processes and queues of a run once a second: CPU and the compilers' share of it, heap, garbage collection, threads,
 * depth, the subject's own metrics, and the CPU that others used. Does not judge them.
 */
package io.connect.bench.sample;
