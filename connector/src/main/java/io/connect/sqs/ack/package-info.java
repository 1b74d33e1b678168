/**
 * From Kafka's acknowledgement to the confirmed delete: settles messages when Connect reports on their records, and deletes
 * them in batches of ten. Depends on the in-flight ledger and the port to SQS.
 */
package io.connect.sqs.ack;
