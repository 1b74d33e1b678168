/**
 * What the processes and queues of a run look like once a second: CPU and the compilers' part of it, heap, garbage
 * collection, threads, depth, the subject's own metrics, and what else the machine did. Reads, never judges.
 */
package io.connect.bench.sample;
