/**
 * Claim checks: recognises a reference to an S3 object in text, and reads the object within a size limit and a byte budget.
 * Depends on the AWS SDK's S3 client and on jackson-core.
 */
package io.connect.sqs.converter.claim;
