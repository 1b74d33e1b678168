/**
 * The HTTP interface: the paths, bodies and status codes of the genuine Toxiproxy server, version 2.12. Depends on the package
 * of the proxies that it controls.
 */
package io.connect.toxiproxy.api;
