/**
 * The HTTP interface: the paths, bodies and status codes of the genuine Toxiproxy server, version 2.12. Depends on the
 * proxies it drives.
 */
package io.connect.toxiproxy.api;
