/**
 * Reads the messages of a connection and does to single calls what rules say. Knows Netty and the order of requests and
 * answers; each protocol is a package of its own.
 */
package io.connect.toxiproxy.call;
