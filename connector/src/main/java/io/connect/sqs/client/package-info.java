/**
 * The one place that builds AWS clients. Depends on the AWS SDK and the configuration; only here, behind the port to SQS and in
 * converters that read S3 do SDK types appear.
 */
package io.connect.sqs.client;
