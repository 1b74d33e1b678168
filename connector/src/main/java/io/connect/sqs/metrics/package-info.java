/**
 * What a task counts and times, by name, and how those figures leave the process: as Connect's plugin metrics where the
 * runtime has them, as JMX beans otherwise. Depends on nothing else of the connector.
 */
package io.connect.sqs.metrics;
