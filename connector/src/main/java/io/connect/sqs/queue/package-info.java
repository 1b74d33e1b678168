/**
 * The connector's access to SQS: the port {@link io.connect.sqs.queue.SqsApi} with its parameters and results, the kinds of
 * failure, and the implementations on the AWS SDK. Other packages call SQS only through the port.
 */
package io.connect.sqs.queue;
