/**
 * The metrics of a task, and their publication: as Connect's plugin metrics if the runtime supports them, otherwise as JMX
 * beans. Does not depend on other packages of the connector.
 */
package io.connect.sqs.metrics;
