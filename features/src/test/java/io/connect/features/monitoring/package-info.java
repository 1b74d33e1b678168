/** The monitoring of operators: the exporter's rules, the alerts and the dashboard, against running processes. */
package io.connect.features.monitoring;
