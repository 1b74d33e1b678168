/** Prometheus metrics of workers and brokers through the JMX exporter, if requested. */
package io.connect.testbed.monitor;
