/**
 * Measures a Toxiproxy server, ours or another: throughput, CPU per gigabyte, how exact latency and bandwidth are. Not
 * used by anything else in the module.
 */
package io.connect.toxiproxy.bench;
