/**
 * Receives messages outside Connect's thread. The number of concurrent receives follows backlog and round trip; an idle queue
 * has one. Receiving pauses when the budget is used up. Depends on the port to SQS, the budget and metrics.
 */
package io.connect.sqs.receive;
