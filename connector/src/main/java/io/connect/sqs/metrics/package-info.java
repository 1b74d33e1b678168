/**
 * The metrics of a task by name, and their way out of the process: as Connect's plugin metrics where the
 * runtime has them, as JMX beans otherwise. Depends on nothing else of the connector.
 */
package io.connect.sqs.metrics;
