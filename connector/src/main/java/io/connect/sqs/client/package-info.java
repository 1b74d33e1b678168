/**
 * The one place that builds AWS clients, and the port through which the rest of the connector speaks to SQS
 * ({@link io.connect.sqs.client.SqsApi}). Depends on the AWS SDK and the configuration keys; only here (and in converters
 * that read S3) do SDK types appear.
 */
package io.connect.sqs.client;
