/**
 * SQS as the connector sees it: the port {@link io.connect.sqs.queue.SqsApi} with the values that pass through it, the kinds
 * of failure it tells apart, and its implementation on the AWS SDK. Everything upstream knows the port only.
 */
package io.connect.sqs.queue;
