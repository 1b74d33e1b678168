/**
 * Claim checks: recognising a reference to an S3 object in text, and reading that object within a limit and a budget of
 * bytes. Depends on the AWS SDK's S3 client, which it is given, and on jackson-core.
 */
package io.connect.sqs.converter.claim;
