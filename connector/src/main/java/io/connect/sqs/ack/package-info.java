/**
 * From Kafka's acknowledgement to the confirmed delete: how a report of Connect settles a message, and deletes in batches of
 * ten on connections of their own. Depends on the in-flight ledger and the port to SQS.
 */
package io.connect.sqs.ack;
