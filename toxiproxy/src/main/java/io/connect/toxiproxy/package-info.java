/**
 * The fault layer: {@link io.connect.toxiproxy.ToxiproxyServer} for toxics on TCP connections, with the genuine Toxiproxy's
 * HTTP interface, and {@link io.connect.toxiproxy.Main} to start it alone. Faults on HTTP requests are in
 * {@code io.connect.toxiproxy.http}, named sets of toxics in {@code profile}, scheduled faults in {@code timeline}.
 */
package io.connect.toxiproxy;
