/**
 * One connection through a proxy: two directions, each a chain of toxics between two sockets, both on one event loop.
 * Knows the toxics and Netty, and nothing of proxies by name or of the HTTP interface.
 */
package io.connect.toxiproxy.link;
