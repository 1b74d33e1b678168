/**
 * One queue with its visible, delayed and in-flight messages, its waiting receives and its receipt handles. {@link
 * io.connect.sqsserver.queue.Queue} is the entry point. The clock is an argument of each call, and there is no I/O.
 * Depends on {@code message}, {@code time}, {@code settings}, {@code sampling}, {@code fifo} and {@code error}.
 */
package io.connect.sqsserver.queue;
