/**
 * Proxies by name, each with its port and its toxics: what the HTTP interface and Java programs both drive. Depends on
 * links and toxics.
 */
package io.connect.toxiproxy.proxy;
