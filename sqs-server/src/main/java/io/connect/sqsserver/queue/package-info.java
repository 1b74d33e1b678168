/**
 * One queue: what is visible, in flight, delayed, who waits, and who may delete. {@link io.connect.sqsserver.queue.Queue}
 * is the face; the clock is an argument of each call, and there is no I/O. Depends on {@code message}, {@code time}, {@code settings}, {@code sampling},
 * {@code fifo} and {@code error}.
 */
package io.connect.sqsserver.queue;
