/**
 * Reads the messages of a connection and applies rules to single calls. Knows Netty and the order of requests and
 * answers; each protocol is a package of its own.
 */
package io.connect.toxiproxy.call;
