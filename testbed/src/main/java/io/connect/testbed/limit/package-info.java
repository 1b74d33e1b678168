/** Limits on a running process: its share of the processor, and pauses by signal. */
package io.connect.testbed.limit;
