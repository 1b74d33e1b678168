/**
 * Reads the messages of a connection and applies rules to single calls. Depends on Netty and on the order of requests and
 * answers; each protocol has its own package.
 */
package io.connect.toxiproxy.call;
