/**
 * The toxics as pure functions of time: bytes that arrive at one instant are released at another, in pieces,
 * or not at all. Nothing here knows a socket, a thread or the present time; the tests run it on numbers alone.
 */
package io.connect.toxiproxy.toxic;
