/**
 * The toxics as pure functions of time: bytes arrive at one time and leave at another, in pieces, or not at all. No class here
 * uses a socket, a thread or the current time, so tests need only numbers.
 */
package io.connect.toxiproxy.toxic;
