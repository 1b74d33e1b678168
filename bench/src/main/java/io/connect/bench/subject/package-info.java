/** The program that drains the queues: a connector on Connect workers, the bare loop, or none. */
package io.connect.bench.subject;
