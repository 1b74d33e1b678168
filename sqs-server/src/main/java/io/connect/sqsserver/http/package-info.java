/**
 * The HTTP server: Netty in front of {@code action}. One event loop runs all connections, all queues and the clock, so
 * the packages below need no lock.
 */
package io.connect.sqsserver.http;
