/**
 * One connection through a proxy: two directions, each a chain of toxics between two sockets, both on one event loop. Depends
 * on the toxics and Netty, but not on named proxies or the HTTP interface.
 */
package io.connect.toxiproxy.link;
