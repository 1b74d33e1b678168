/** The monitoring for operators: the exporter's rules, the alerts and the dashboard, tested with running processes. */
package io.connect.features.monitoring;
