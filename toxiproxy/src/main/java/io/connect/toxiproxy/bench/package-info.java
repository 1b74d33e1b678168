/**
 * Programs that measure a Toxiproxy server, ours or another: throughput, CPU per gigabyte, how exact latency and bandwidth are;
 * and a soak that checks every byte. A test runs each of them briefly. Not used by anything else in the module.
 */
package io.connect.toxiproxy.bench;
