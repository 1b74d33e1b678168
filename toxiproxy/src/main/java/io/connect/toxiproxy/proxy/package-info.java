/**
 * Proxies by name, each with its port and its toxics. The HTTP interface and Java programs both use them. Depends on links and
 * toxics.
 */
package io.connect.toxiproxy.proxy;
