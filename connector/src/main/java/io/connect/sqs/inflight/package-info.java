/**
 * What is between receive and delete: the messages themselves, how much of them a task may hold, until when SQS keeps them
 * hidden, and where their records stand in the source's order. Depends on the port to SQS and on metrics.
 */
package io.connect.sqs.inflight;
