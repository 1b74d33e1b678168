/**
 * Messages between receive and delete: how many a task may hold, until when SQS keeps them hidden, and the place of their records
 * in the source's order. Depends on the port to SQS and on metrics.
 */
package io.connect.sqs.inflight;
