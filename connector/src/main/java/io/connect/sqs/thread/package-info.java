/**
 * What a task takes from the machine it runs on, and the order in which work is done on its threads. Depends on nothing else of the
 * connector.
 */
package io.connect.sqs.thread;
