/** Metrics of the running scenarios for Prometheus. */
package io.connect.bench.monitor;
