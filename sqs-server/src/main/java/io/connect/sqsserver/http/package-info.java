/**
 * The face to the network: Netty in front of {@code action}. One event loop carries all connections, all queues and the
 * clock, so that nothing below needs a lock.
 */
package io.connect.sqsserver.http;
