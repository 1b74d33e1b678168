/** Toxics that act on single calls of a protocol, as values, with their counts. No sockets, no clock, no protocol. */
package io.connect.toxiproxy.toxic.call;
