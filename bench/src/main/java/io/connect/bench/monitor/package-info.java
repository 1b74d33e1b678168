/** The runs under way as series that a Prometheus can scrape. */
package io.connect.bench.monitor;
