/**
 * Messages between receive and delete: the limit on their number and bytes, their visibility timeouts, and the source positions
 * of their records. Depends on the port to SQS and on metrics.
 */
package io.connect.sqs.inflight;
