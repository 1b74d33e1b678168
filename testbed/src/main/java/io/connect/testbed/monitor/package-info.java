/** Prometheus metrics of workers and brokers through the JMX exporter, on request. */
package io.connect.testbed.monitor;
