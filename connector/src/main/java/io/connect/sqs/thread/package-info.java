/**
 * The clocks and threads that a task takes from its machine, and the order in which work is done on them. Depends on
 * nothing else of the connector.
 */
package io.connect.sqs.thread;
