/**
 * Builds all AWS clients. Depends on the AWS SDK and the configuration. SDK types are used only in this package, in
 * implementations of the port to SQS, and in converters that read S3.
 */
package io.connect.sqs.client;
