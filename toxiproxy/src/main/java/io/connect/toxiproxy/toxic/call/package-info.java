/** Toxics that act on single calls of a protocol, as values with counts. Uses no sockets, no clock and no protocol. */
package io.connect.toxiproxy.toxic.call;
