/**
 * Receives messages off Connect's thread: long polls in flight by backlog and round trip, one scout when idle, paused by the
 * budget. Depends on the port to SQS, the budget and metrics.
 */
package io.connect.sqs.receive;
